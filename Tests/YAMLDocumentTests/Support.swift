import Diagnostics
import SourceText
import Testing

@testable import YAMLDocument

/// One document read from a text, or why it could not be.
struct ReadDocument {
  var tree: DocumentTree
  var failure: Diagnostic?
  var findings: [Diagnostic]

  /// The message as `line:column: text`, columns in scalars.
  var failureLine: String? {
    failure.map { describe($0, tree.source) }
  }
}

/// `line:column-line:column: code message`.
func describe(_ diagnostic: Diagnostic, _ source: SourceBuffer) -> String {
  let lines = LineTable(source)
  let start = lines.location(of: Int(diagnostic.range.start))
  return "\(start.line):\(start.column): \(diagnostic.code): \(diagnostic.message[.english])"
}

func readAll(
  _ text: String,
  format: DocumentFormat = .yaml,
  limits: Limits = Limits()
) -> [ReadDocument] {
  readAll(bytes: Array(text.utf8), format: format, limits: limits)
}

func readAll(
  bytes: [UInt8],
  format: DocumentFormat = .yaml,
  limits: Limits = Limits()
) -> [ReadDocument] {
  let reader = DocumentReader(limits: limits)
  reader.open(SourceBuffer(name: "test.yaml", bytes: bytes), format: format)
  var tree = DocumentTree()
  var documents: [ReadDocument] = []
  while reader.next(into: &tree) {
    documents.append(ReadDocument(tree: tree, failure: reader.failure, findings: reader.findings))
  }
  return documents
}

/// The only document of a text; fails the test when it cannot be read.
func read(
  _ text: String,
  format: DocumentFormat = .yaml,
  sourceLocation: SourceLocation_ = #_sourceLocation
) throws -> DocumentTree {
  let documents = readAll(text, format: format)
  let document = try #require(documents.first, sourceLocation: sourceLocation)
  try #require(
    documents.count == 1,
    "one document, not \(documents.count)",
    sourceLocation: sourceLocation
  )
  if let line = document.failureLine { Issue.record("\(line)", sourceLocation: sourceLocation) }
  return document.tree
}

typealias SourceLocation_ = Testing.SourceLocation

/// A node a line: indentation, kind, the exact source of its range in guillemets, and the decoded text
/// where it differs.
func dump(_ tree: DocumentTree) -> String {
  guard let root = tree.root else { return "(empty)" }
  var lines: [String] = []
  dump(tree, root, 0, &lines)
  return lines.joined(separator: "\n")
}

private func dump(_ tree: DocumentTree, _ node: NodeID, _ depth: Int, _ lines: inout [String]) {
  let source = visible(tree.source.text(in: tree.range(node)))
  let indent = String(repeating: "  ", count: depth)
  let tag = tree.tag(node).map { " <\($0)>" } ?? ""
  switch tree.kind(node) {
  case .scalar:
    let text = visible(tree.text(node))
    lines.append("\(indent)«\(source)»\(tag)" + (text == source ? "" : " = \(text)"))
  case .alias:
    lines.append("\(indent)«\(source)» -> \(tree.resolved(node).index)")
  case .sequence, .mapping:
    let kind = tree.kind(node) == .sequence ? "seq" : "map"
    lines.append("\(indent)\(kind) «\(source)»\(tag)")
    for child in tree.children(node) { dump(tree, child, depth + 1, &lines) }
  }
}

private func visible(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "␤"
    case "\r": result += "␍"
    case "\t": result += "␉"
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}"..."\u{FFFF}", "\u{2028}", "\u{2029}", "\u{FEFF}":
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A text and everything that is said about it.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: String
  var testDescription: String { text }

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }
}

/// All documents and diagnostics of a text, English and Chinese, places as `line:column «source»`.
func diagnostics(_ text: String, format: DocumentFormat = .yaml) -> String {
  var lines: [String] = []
  for document in readAll(text, format: format) {
    if document.failure == nil { lines.append("document of \(document.tree.nodeCount) nodes") }
    for diagnostic in [document.failure].compactMap(\.self) + document.findings {
      let source = document.tree.source
      lines.append("\(diagnostic.code) \(place(diagnostic.range, source)) \(both(diagnostic.message))")
      if let hint = diagnostic.hint { lines.append("  hint: \(both(hint))") }
      for note in diagnostic.notes {
        lines.append("  note: \(place(note.range, source)) \(both(note.message))")
      }
    }
  }
  return lines.joined(separator: "\n")
}

private func both(_ text: LocalizedText) -> String { "\(text.english) / \(text.simplifiedChinese)" }

private func place(_ range: TextRange, _ source: SourceBuffer) -> String {
  let start = LineTable(source).location(of: Int(range.start))
  return "\(start.line):\(start.column) «\(visible(source.text(in: range)))»"
}
