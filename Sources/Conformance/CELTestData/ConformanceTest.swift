package import CEL

/// One test of the CEL conformance suite.
package struct ConformanceTest: Sendable {
  /// What the test wants.
  package enum Expectation: Sendable {
    /// The value, and the type that the checker must find, of which one may be missing.
    case value(Value?, type: CELType?)
    /// An error when checking or evaluating.
    case error
    /// Unknown, whatever the attributes.
    case unknown
  }

  /// A declaration for the checker.
  package enum Declaration: Sendable {
    case variable(String, CELType)
    case function(FunctionDeclaration)
  }

  package let section: String
  package let name: String
  package let expression: String
  package let container: String
  package let declarations: [Declaration]
  package let bindings: [(name: String, value: Value)]
  package let isChecked: Bool
  package let expandsMacros: Bool
  package let isEvaluated: Bool
  package let expectation: Expectation

  /// Whether a test needs protobuf messages, which are not part of this project.
  package static func needsMessages(_ node: JSONNode) -> Bool { node["needs_proto"]?.isTrue ?? false }

  /// Reads a test.
  package init(_ node: JSONNode) throws(TestDataError) {
    guard let expression = node["expr"]?.string, let expected = node["expected"] else {
      throw TestDataError("a test has an expression and an expectation")
    }
    section = node["section"]?.string ?? ""
    name = node["name"]?.string ?? ""
    self.expression = expression
    container = node["container"]?.string ?? ""
    var bindings: [(name: String, value: Value)] = []
    for (name, value) in node["bindings"]?.members ?? [] {
      bindings.append((name, try Self.binding(value)))
    }
    self.bindings = bindings
    var declarations: [Declaration] = []
    for declaration in node["type_env"]?.elements ?? [] {
      declarations.append(try Self.declaration(declaration))
    }
    self.declarations = declarations
    isChecked = !(node["disable_check"]?.isTrue ?? false)
    expandsMacros = !(node["disable_macros"]?.isTrue ?? false)
    isEvaluated = !(node["check_only"]?.isTrue ?? false)
    expectation = try Self.expectation(expected)
  }

  private static func expectation(_ node: JSONNode) throws(TestDataError) -> Expectation {
    if node["eval_error"] != nil { return .error }
    if node["unknown"] != nil || node["unknown_any_of"] != nil { return .unknown }
    let value: Value? = if let value = node["value"] { try value.typedValue() } else { nil }
    let type: CELType? = if let type = node["deduced_type"] { try type.celType() } else { nil }
    guard value != nil || type != nil else { throw TestDataError("nothing is expected") }
    return .value(value, type: type)
  }

  private static func binding(_ node: JSONNode) throws(TestDataError) -> Value {
    if let messages = node["error"] {
      let text = messages.elements.first?.string ?? "error"
      return .error(.invalidArgument, en: text, zh: text)
    }
    if let ids = node["unknown"] {
      return .unknown(UnknownSet(ids.elements.map { Attribute(path: $0.string ?? "?") }))
    }
    return try node.typedValue()
  }

  private static func declaration(_ node: JSONNode) throws(TestDataError) -> Declaration {
    guard let name = node["name"]?.string else { throw TestDataError("a declaration has a name") }
    if let type = node["ident"] { return .variable(name, try type.celType()) }
    guard let functions = node["function"]?.elements else { throw TestDataError("no declaration") }
    var overloads: [Overload] = []
    for function in functions {
      overloads.append(
        Overload(
          function["id"]?.string ?? name,
          isMethod: function["instance"]?.isTrue ?? false,
          try JSONNode.types(function["params"]),
          try function["result"]?.celType() ?? .dyn,
          // Such functions are declared for the checker only.
          .nary { _ in .error(.undeclared, en: "\(name) has no implementation", zh: "\(name) 没有实现") }
        )
      )
    }
    let all = overloads
    return .function(FunctionDeclaration(name, "Declared by a test.", overloads: all))
  }
}
