import Reports
import YAMLDocument

extension Arguments {
  /// The limits of reading, as the `--max-…` options set them.
  ///
  /// - Throws: a failure of kind `usage` for a value that is no number, or out of all bounds.
  func limits() throws(RunFailure) -> Limits {
    var limits = Limits()
    if let size = try size(.maxFileSize) { limits.fileBytes = size }
    if let size = try size(.maxDocumentSize, greatest: LimitBounds.documentBytes) {
      limits.documentBytes = size
    }
    if let size = try size(.maxKeyLength, greatest: LimitBounds.documentBytes) { limits.keyLength = size }
    if let count = try count(.maxNodes, greatest: LimitBounds.nodes) { limits.nodes = count }
    if let count = try count(.maxAliasExpansion, greatest: LimitBounds.visits) {
      limits.aliasExpansion = count
    }
    if let depth = try count(.maxDepth, greatest: LimitBounds.depth) {
      limits.depth = depth
      limits.flowDepth = depth
    }
    return limits
  }

  private func count(_ option: Option, greatest: Int) throws(RunFailure) -> Int? {
    guard let word = last(option) else { return nil }
    guard let count = ByteSize.number(word[...]), 1...greatest ~= count else {
      throw .badLimit(option, word, isSize: false, greatest: greatest)
    }
    return count
  }

  private func size(_ option: Option, greatest: Int = .max) throws(RunFailure) -> Int? {
    guard let word = last(option) else { return nil }
    guard let size = ByteSize(word), 1...greatest ~= size.bytes else {
      throw .badLimit(option, word, isSize: true, greatest: greatest)
    }
    return size.bytes
  }
}

/// What no option can raise a limit above.
private enum LimitBounds {
  /// Places inside a document have 32 bits.
  static let documentBytes = 2 << 30
  static let nodes = 1 << 30
  static let visits = 1 << 50
  /// What walks over a document goes as deep on the stack as the document.
  static let depth = 1024
}

/// A number of bytes as people write it: `4096`, `64K`, `64KiB`, `1G`.
struct ByteSize {
  let bytes: Int

  /// Reads a size; nil when the text is none, or more than an `Int` holds.
  init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let shift: Int
    switch text[digits.endIndex...].lowercased() {
    case "", "b": shift = 0
    case "k", "kib": shift = 10
    case "m", "mib": shift = 20
    case "g", "gib": shift = 30
    default: return nil
    }
    guard let number = Self.number(digits) else { return nil }
    let (bytes, isTooMuch) = number.multipliedReportingOverflow(by: 1 << shift)
    guard !isTooMuch else { return nil }
    self.bytes = bytes
  }

  /// A whole number written in digits alone; nil for a sign, a blank, or too many digits.
  static func number(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
