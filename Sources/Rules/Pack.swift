package import Diagnostics
package import Schema
import YAMLDocument

/// A rule pack as it is written: what the rules say, before anything is compiled.
///
/// Texts for people stay in the files' trees until someone asks for them: a run in which every rule
/// passes decodes none of them.
package struct Pack: Sendable {
  /// A step of the process that the rules belong to.
  package struct Stage: Sendable {
    package let id: String
    package let title: LocalizedText
  }

  /// A named number or text that rules use and users may override.
  package struct Parameter: Sendable {
    package let name: String
    package let type: ParameterType
    package var value: ParameterValue
    package let description: LocalizedText?
    package let place: PackNode
  }

  /// A named expression.
  package struct Variable: Sendable {
    package let name: String
    package let expression: ExpressionSource
  }

  /// A named table of constants.
  package struct Table: Sendable {
    package let name: String
    package let place: PackNode
  }

  /// A whole setup with what the rules must say about it.
  package struct Fixture: Sendable {
    /// The mapping that describes it.
    package let place: PackNode
    /// The file with the setup, as an index into ``Pack/files``; nil when it stands in the mapping.
    package let setupFile: Int?
  }

  /// What the pack was made from.
  package struct Source: Sendable {
    package let title: String
    package let date: String?
    package let url: String?
  }

  /// What a folder is searched for when a pack does not say.
  package static let defaultFilePatterns = ["setup.yaml", "setup.yml", "*.setup.yaml", "*.setup.yml"]

  package var name: String = ""
  package var version: String = ""
  package var title: LocalizedText?
  package var source: Source?
  /// The names of the files that a folder is searched for, with `*` and `?` for parts of them.
  package var filePatterns: [String] = Pack.defaultFilePatterns
  /// The documents that the pack is about; nil for all.
  package var when: ExpressionSource?
  package var stages: [Stage] = []
  /// The CEL libraries that the pack's expressions need, when that is known; else all are offered.
  package var libraries: [String]?
  /// The functions of those libraries that the pack's expressions call, when that is known.
  package var functions: [String]?
  package var parameters: [Parameter] = []
  package var tables: [Table] = []
  package var variables: [Variable] = []
  package var rules: [Rule] = []
  /// Setups for testing the rules together; only where the loader was asked for them.
  package var fixtures: [Fixture] = []
  package var schema: JSONSchema = JSONSchema()
  /// The file that holds the schema.
  package var schemaFile: Int = 0
  /// The files, the pack's own first.
  package var files: [PackFile] = []

  /// The text of a scalar node.
  package func text(_ place: PackNode) -> String {
    files[place.file].tree.text(place.node)
  }

  /// Overrides a parameter; false when there is none of that name, or the text is no value of its type.
  package mutating func setParameter(_ name: String, to text: String) -> Bool {
    guard let index = parameters.firstIndex(where: { $0.name == name }),
      let value = ParameterValue(text, type: parameters[index].type)
    else { return false }
    parameters[index].value = value
    return true
  }

  /// The position of a stage in the process.
  package func stageIndex(_ id: String) -> Int? {
    stages.firstIndex { $0.id == id }
  }
}

/// An expression with its place, so that errors inside it point into the file.
package struct ExpressionSource: Sendable {
  package let text: String
  package let place: PackNode

  package init(text: String, place: PackNode) {
    self.text = text
    self.place = place
  }
}
