import SourceText

/// Tabs that YAML 1.2.2 §6.2 allows between tokens but libyaml refuses.
///
/// Editors leave lines of nothing but a tab, and some people write `-<tab>item`. When libyaml stops at
/// such a tab, it is shown a space instead and reads the document again: the source, and with it every
/// place, stays as it is.
extension TreeBuilder {
  /// How often, and up to where in a document, this is done: reading again must not become expensive.
  static let retryLimit = 16
  static let retryBytes = 1 << 16

  /// The tabs that libyaml stopped at although they only separate, or nil.
  mutating func separatingTabs(_ parser: EventParser) -> [Int]? {
    let place = syntaxErrorPlace(parser)
    guard bytes.byte(at: place) == 0x09 || bytes.byte(at: place) == 0x20, place - entry <= Self.retryBytes,
      parser.hasProblem("found character that cannot start any token")
        || parser.hasProblem("found a tab character that violates indentation")
    else { return nil }
    let start = bytes.lineStart(of: place)
    let text = bytes.textStart(of: place)
    let end = bytes.lineEnd(of: place)
    if text == end { return tabs(from: start, to: end) }
    guard parser.hasProblem("found character that cannot start any token") else { return nil }
    var next = place
    while bytes.byte(at: next) == 0x09 || bytes.byte(at: next) == 0x20 { next += 1 }
    if text > place {
      // Indentation: only where none is asked for, before the brackets of the outermost node.
      let opens = bytes.byte(at: next) == UInt8(ascii: "[") || bytes.byte(at: next) == UInt8(ascii: "{")
      return frames.isEmpty && opens ? tabs(from: start, to: next) : nil
    }
    return startsBlockCollection(next, end) ? nil : tabs(from: place, to: next)
  }

  private func tabs(from start: Int, to end: Int) -> [Int]? {
    let found = (start..<end).filter { bytes[$0] == 0x09 }
    return found.isEmpty ? nil : found
  }

  /// Whether a list or mapping starts on this line: a tab before it would be indentation.
  private func startsBlockCollection(_ start: Int, _ end: Int) -> Bool {
    func isBlank(_ offset: Int) -> Bool { offset >= end || bytes[offset] <= 0x20 }
    guard start < end else { return false }
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if isBlank(start + 1) { return true }
    default: break
    }
    return (start..<end).contains { bytes[$0] == UInt8(ascii: ":") && isBlank($0 + 1) }
  }
}
