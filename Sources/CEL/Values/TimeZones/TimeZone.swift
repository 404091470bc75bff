/// The difference between local time and UTC at some place.
enum TimeZone: Sendable {
  /// The same at all times, in seconds east of Greenwich.
  case fixed(Int)
  /// As the time zone database says.
  case rules(ZoneRules)

  /// Seconds east of Greenwich at a moment.
  func utcOffset(at timestamp: Timestamp) -> Int {
    switch self {
    case .fixed(let offset): offset
    case .rules(let rules): rules.utcOffset(at: timestamp.seconds)
    }
  }

  /// Finds a zone by `UTC`, an IANA name such as `Europe/Paris`, or an offset such as `-02:30`.
  init(named name: String) throws(EvalError) {
    if name == "UTC" || name.isEmpty {
      self = .fixed(0)
    } else if let offset = Self.offset(name) {
      self = .fixed(offset)
    } else {
      self = .rules(try ZoneDatabase.rules(named: name))
    }
  }

  /// Reads `+HH:MM`, `-HH:MM` or `HH:MM`; the sign is for hours and minutes alike.
  private static func offset(_ text: String) -> Int? {
    var bytes = Array(text.utf8)[...]
    let isWest = bytes.first == UInt8(ascii: "-")
    if isWest || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
      let hours = Int(String(decoding: bytes.prefix(2), as: UTF8.self)), 0..<24 ~= hours,
      let minutes = Int(String(decoding: bytes.suffix(2), as: UTF8.self)), 0..<60 ~= minutes
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
