import CEL
import Diagnostics
import Schema
import SourceText
import Testing
import YAMLDocument

/// A text read into a tree; the test fails when it is not well formed.
func tree(_ text: String) throws -> DocumentTree {
  let reader = DocumentReader(limits: Limits())
  reader.open(SourceBuffer(name: "test.yaml", text: text), format: .yaml)
  var tree = DocumentTree()
  try #require(reader.next(into: &tree))
  try #require(reader.failure == nil)
  return tree
}

/// What a document breaks, each as `line:column code: message (hint)`.
func findings(in document: String, schema: String, language: Language = .english) throws -> [String] {
  let schema = try SchemaLoader.load(tree(schema))
  var binder = SchemaBinder(schema, store: SlotStore())
  let document = try tree(document)
  _ = binder.bind(document)
  let lines = LineTable(document.source)
  return binder.findings.map { finding in
    let place = lines.location(of: Int(finding.diagnostic.range.start))
    let hint = finding.diagnostic.hint.map { " (" + $0[language] + ")" } ?? ""
    return
      "\(place.line):\(place.column) \(finding.diagnostic.code): \(finding.diagnostic.message[language])\(hint)"
  }
}
