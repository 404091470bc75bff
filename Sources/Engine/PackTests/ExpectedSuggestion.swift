import CEL
import Rules
import Schema
import YAMLDocument

/// The suggestion that a test expects of a failing result.
package enum ExpectedSuggestion: Sendable {
  /// That there is none.
  case none
  /// One with these properties; those that are nil may be anything.
  case properties(Properties)

  /// What may be said about a suggestion, in the words of the report.
  package struct Properties: Sendable {
    package var pointer: String?
    package var comparison: String?
    package var value: String?
    package var change: String?
    package var isVerified: Bool?
  }

  /// Whether a result's suggestion is as expected.
  func accepts(_ suggestion: Suggestion?) -> Bool {
    switch (self, suggestion) {
    case (.none, nil): return true
    case (.none, _?), (.properties, nil): return false
    case (.properties(let wanted), let found?):
      return wanted.pointer.map { $0 == found.pointer } ?? true
        && wanted.comparison.map { $0 == found.comparison } ?? true
        && wanted.value.map { Self.means($0, found.value) } ?? true
        && wanted.change.map { Self.means($0, found.change ?? "") } ?? true
        && wanted.isVerified.map { $0 == found.isVerified } ?? true
    }
  }

  /// Whether a text of the author says the same as a JSON literal: `5` is `5.00`, and a text needs no quotes.
  private static func means(_ text: String, _ json: String) -> Bool {
    if text == json || JSONText.quoted(text) == json { return true }
    guard let left = Decimal(text), let right = Decimal(json) else { return false }
    return !(left < right) && !(right < left)
  }

  /// The suggestion in words.
  var text: String {
    switch self {
    case .none: return "none"
    case .properties(let wanted):
      return Self.text(wanted.pointer, wanted.comparison, wanted.value, wanted.change, wanted.isVerified)
    }
  }

  /// A result's suggestion in the same words.
  static func text(_ found: Suggestion?) -> String {
    guard let found else { return "none" }
    return text(found.pointer, found.comparison, found.value, found.change, found.isVerified)
  }

  private static func text(
    _ pointer: String?,
    _ comparison: String?,
    _ value: String?,
    _ change: String?,
    _ isVerified: Bool?
  ) -> String {
    var parts = [pointer, comparison, value].compactMap { $0 }
    if let change { parts.append("(change \(change))") }
    if isVerified == false { parts.append("(not verified)") }
    return parts.joined(separator: " ")
  }
}

extension PackReader {
  /// Reads what a test says about the suggestion: `none`, or its properties.
  mutating func expectedSuggestion(_ node: NodeID) -> ExpectedSuggestion {
    if tree.kind(node) == .scalar {
      let word = text(node)
      if word != "none" {
        report(EngineMessages.noneOrProperties(word), at: node)
      }
      return .none
    }
    var properties = ExpectedSuggestion.Properties()
    for (key, value) in entries(node) {
      switch text(key) {
      case "instance_path": properties.pointer = scalar(value)
      case "operator": properties.comparison = scalar(value)
      case "value": properties.value = scalar(value)
      case "change": properties.change = scalar(value)
      case "verified": properties.isVerified = scalar(value) == "true"
      default: unknownKey(key, known: ["instance_path", "operator", "value", "change", "verified"])
      }
    }
    return .properties(properties)
  }
}
