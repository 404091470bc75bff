/// One zone of the time zone database (RFC 8536, TZif version 2 and later).
struct ZoneRules: Sendable {
  /// When the offset changes: seconds since the epoch, ascending.
  private var transitions: [Int64] = []
  /// The offset from each transition on.
  private var offsets: [Int] = []
  /// The offset before the first transition.
  private var firstOffset = 0
  /// What holds after the last transition.
  private var footer: POSIXZone?

  /// Seconds east of Greenwich at a moment.
  func utcOffset(at seconds: Int64) -> Int {
    guard let last = transitions.last else { return footer?.utcOffset(at: seconds) ?? firstOffset }
    if seconds >= last, let footer { return footer.utcOffset(at: seconds) }
    // The number of transitions that have happened, by bisection.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }

  /// Reads a file of the database; nil when it is damaged.
  init?(zoneFile bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let old = reader.header() else { return nil }
    var header = old
    var timeSize = 4
    if old.version >= UInt8(ascii: "2") {
      // The first block is for readers of 32-bit times.
      reader.position += old.size(timeSize: 4)
      guard let new = reader.header() else { return nil }
      header = new
      timeSize = 8
    }
    guard header.typeCount > 0, reader.position + header.size(timeSize: timeSize) <= bytes.count else {
      return nil
    }
    transitions = (0..<header.transitionCount).map { _ in reader.integer(timeSize) }
    let types = (0..<header.transitionCount).map { _ in Int(reader.byte()) }
    let typeOffsets = (0..<header.typeCount).map { _ in
      let offset = Int(reader.integer(4))
      reader.position += 2
      return offset
    }
    guard types.allSatisfy({ $0 < typeOffsets.count }) else { return nil }
    offsets = types.map { typeOffsets[$0] }
    firstOffset = typeOffsets[0]
    reader.position += header.sizeAfterTypes(timeSize: timeSize)
    if timeSize == 8, let text = reader.footer(), !text.isEmpty {
      guard let zone = POSIXZone(parsing: text) else { return nil }
      footer = zone
    }
  }
}

private struct Header {
  let version: UInt8
  let isUTCCount, isStandardCount, leapCount, transitionCount, typeCount, characterCount: Int

  /// Bytes of the block that follows.
  func size(timeSize: Int) -> Int {
    transitionCount * (timeSize + 1) + typeCount * 6 + sizeAfterTypes(timeSize: timeSize)
  }

  func sizeAfterTypes(timeSize: Int) -> Int {
    characterCount + leapCount * (timeSize + 4) + isStandardCount + isUTCCount
  }
}

private struct Reader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  /// A signed big-endian number of 4 or 8 bytes.
  mutating func integer(_ size: Int) -> Int64 {
    var bits: UInt64 = 0
    for _ in 0..<size { bits = bits << 8 | UInt64(byte()) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }

  mutating func header() -> Header? {
    guard position + 44 <= bytes.count, bytes[position...].starts(with: "TZif".utf8) else { return nil }
    position += 4
    let version = byte()
    position += 15
    let counts = (0..<6).map { _ in Int(integer(4)) }
    guard counts.allSatisfy({ 0...bytes.count ~= $0 }) else { return nil }
    return Header(
      version: version,
      isUTCCount: counts[0],
      isStandardCount: counts[1],
      leapCount: counts[2],
      transitionCount: counts[3],
      typeCount: counts[4],
      characterCount: counts[5]
    )
  }

  /// The line at the end, between line feeds.
  func footer() -> String? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else { return nil }
    let line = bytes[(position + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }
}
