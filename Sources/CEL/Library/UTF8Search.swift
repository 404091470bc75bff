/// Search in bytes.
///
/// UTF-8 of one string inside another always begins at a code point.
enum UTF8Search {
  /// Whether `part` stands in `text` at a byte.
  @inline(__always)
  static func matches(_ part: Span<UInt8>, in text: Span<UInt8>, at start: Int) -> Bool {
    guard start + part.count <= text.count else { return false }
    for index in 0..<part.count where part[index] != text[start + index] { return false }
    return true
  }

  /// The first byte, from `start` on, at which `part` stands.
  static func firstIndex(of part: Span<UInt8>, in text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index + part.count <= text.count {
      if matches(part, in: text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// The last byte, up to and including `start`, at which `part` stands.
  static func lastIndex(of part: Span<UInt8>, in text: Span<UInt8>, from start: Int) -> Int? {
    var index = min(start, text.count - part.count)
    while index >= 0 {
      if matches(part, in: text, at: index) { return index }
      index -= 1
    }
    return nil
  }
}
