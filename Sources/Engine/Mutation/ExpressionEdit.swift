import CEL
import SourceText

/// A small change of the text of an expression.
struct ExpressionEdit: Hashable {
  let kind: MutationKind
  /// The bytes of the expression that are replaced.
  let range: TextRange
  let replacement: String

  /// The whole expression after the change.
  func applied(to bytes: [UInt8]) -> String {
    let range = range.indices
    return String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
  }
}

/// The bytes of an expression's parts: those of a node leave its own brackets out, so what stands between two
/// words is taken instead.
struct ExpressionText {
  let bytes: [UInt8]

  init(_ source: String) { bytes = Array(source.utf8) }

  subscript(range: TextRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

  /// The left operand of a binary operator, its brackets included.
  func left(of node: AST.Node) -> TextRange {
    TextRange(Int(node.range.start), max(Int(node.range.start), end(before: Int(node.nameRange.start))))
  }

  /// The right operand of a binary operator, its brackets included.
  func right(of node: AST.Node) -> TextRange {
    TextRange(min(start(after: Int(node.nameRange.end)), Int(node.range.end)), Int(node.range.end))
  }

  /// The place behind the last byte before `offset` that is no blank.
  func end(before offset: Int) -> Int {
    var end = offset
    while end > 0, Self.isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The place of the first byte from `offset` on that is no blank.
  func start(after offset: Int) -> Int {
    var start = offset
    while start < bytes.count, Self.isBlank(bytes[start]) { start += 1 }
    return start
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
