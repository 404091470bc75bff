/// Finds out that a text is not UTF-8 from its first bytes (YAML 1.2.2 §5.2).
enum Encoding {
  /// The name of a UTF-16 or UTF-32 encoding, or nil.
  static func foreign(_ bytes: ByteView) -> String? {
    guard bytes.count >= 2 else { return nil }
    let first = (bytes[0], bytes[1])
    if bytes.count >= 4 {
      let word = (bytes[0], bytes[1], bytes[2], bytes[3])
      if word == (0, 0, 0xFE, 0xFF) || (word.0 == 0 && word.1 == 0 && word.2 == 0 && word.3 != 0) {
        return "UTF-32BE"
      }
      if word == (0xFF, 0xFE, 0, 0) || (word.0 != 0 && word.1 == 0 && word.2 == 0 && word.3 == 0) {
        return "UTF-32LE"
      }
    }
    if first == (0xFE, 0xFF) || (first.0 == 0 && first.1 != 0) { return "UTF-16BE" }
    if first == (0xFF, 0xFE) || (first.0 != 0 && first.1 == 0) { return "UTF-16LE" }
    return nil
  }
}
