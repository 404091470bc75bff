/// Places in a string, counted in code points as CEL does, over its bytes.
extension String {
  /// The byte at which the code point number `index` begins; the end for ``scalarCount``, nil beyond.
  func byteOffset(ofScalar index: Int) -> Int? {
    let span = utf8Span.span
    guard index >= 0 else { return nil }
    if utf8Span.isKnownASCII { return index <= span.count ? index : nil }
    var remaining = index
    var offset = 0
    while remaining > 0 {
      guard offset < span.count else { return nil }
      offset += 1
      while offset < span.count && span[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// The number of code points before a byte.
  func scalarIndex(ofByte offset: Int) -> Int {
    if utf8Span.isKnownASCII { return offset }
    let span = utf8Span.span
    var count = 0
    for index in 0..<offset where span[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The text between two bytes that begin code points.
  func slice(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    return String(self[start..<end])
  }

  /// The byte after the code point that begins at a byte; beyond the end for the end.
  func offsetOfNextScalar(after offset: Int) -> Int {
    let span = utf8Span.span
    var end = offset + 1
    while end < span.count && span[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
