import Diagnostics
import Engine
import Schema

/// What a schema says to people, as comments in a setup file.
struct SchemaComments {
  let language: Language

  /// The lines at the top of a file: what it is, and what a field without a value means.
  func headings(of root: JSONSchema.Node) -> [String] {
    let texts = [
      root.annotations.title?[language], root.annotations.description?[language],
      InterviewMessages.emptyMeansUnknown[language],
    ]
    return texts.compactMap { $0 }.flatMap { $0.split(separator: "\n") }.map { "# \($0)" }
  }

  /// What a field means, with an example, on one line.
  func comment(on node: JSONSchema.Node) -> String? {
    let description = node.annotations.description?[language].split(separator: "\n").joined(separator: " ")
    guard let example = node.annotations.example, node.properties.isEmpty else { return description }
    let words = InterviewMessages.example(example.jsonText)[language]
    guard let description else { return words }
    return description + InterviewMessages.parenthesis(words)[language]
  }
}

extension JSONValue {
  /// The value as it is written in YAML.
  var yamlText: String {
    if case .string(let text) = self { WrittenText.yaml(text) } else { jsonText }
  }
}
