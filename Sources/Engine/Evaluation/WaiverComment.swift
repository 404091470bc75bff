import SourceText

/// A comment that accepts findings: `# validate: ignore[rule-id, other-id] reason until 2026-12-01`.
struct WaiverComment {
  /// The rules that it names, each with its place.
  private(set) var rules: [(id: String, range: TextRange)] = []
  private(set) var reason = ""
  /// The last day, as it is written.
  private(set) var until: String?
  /// The whole comment, from the `#` on.
  let range: TextRange

  /// Reads the comment at `range`; nil when it says something else that only begins alike.
  init?(_ range: TextRange, in source: SourceBuffer) {
    self.range = range
    let bytes = source.bytes[range.indices]
    // The marks have been found by this word.
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var rest = bytes[(colon + 1)...].drop { $0.isBlank }
    let verb = rest.prefix { $0.isWordPart }
    rest = rest[verb.endIndex...]
    if verb.elementsEqual("ignore".utf8) { rest = rest.drop { $0.isBlank } }
    let hasBracket = rest.first == UInt8(ascii: "[")
    guard hasBracket || verb.elementsEqual("ignore".utf8) else { return nil }
    guard hasBracket, verb.elementsEqual("ignore".utf8) else { return }
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return }
    for part in rest[(rest.startIndex + 1)..<end].split(separator: UInt8(ascii: ",")) {
      let name = part.trimmed
      guard !name.isEmpty else { continue }
      rules.append((String(decoding: name, as: UTF8.self), TextRange(name.startIndex, name.endIndex)))
    }
    readReason(rest[(end + 1)...])
  }

  /// The words behind the rules; `until` and a day may begin or end them.
  private mutating func readReason(_ bytes: ArraySlice<UInt8>) {
    var words = bytes.split(whereSeparator: \.isBlank)[...]
    if words.count >= 2, words[0].elementsEqual("until".utf8), words[1].isLikeDay {
      until = String(decoding: words[1], as: UTF8.self)
      words = words.dropFirst(2)
    } else if words.count >= 2, words[words.endIndex - 2].elementsEqual("until".utf8),
      let last = words.last, last.isLikeDay
    {
      until = String(decoding: last, as: UTF8.self)
      words = words.dropLast(2)
    }
    guard let first = words.first, let last = words.last else { return }
    reason = String(decoding: bytes[first.startIndex..<last.endIndex], as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    var part = drop { $0.isBlank }
    while let last = part.last, last.isBlank { part.removeLast() }
    return part
  }

  /// Digits and at least one dash: meant as a day, whether it is one or not.
  fileprivate var isLikeDay: Bool {
    allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") } && contains(UInt8(ascii: "-"))
      && first?.isDigit == true
  }
}

extension UInt8 {
  fileprivate var isWordPart: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || self == UInt8(ascii: "-")
  }
}
