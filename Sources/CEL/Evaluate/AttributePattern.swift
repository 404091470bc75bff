/// Which parts of the input are not known: a variable and a way from it, with wildcards.
package struct AttributePattern: Hashable, Sendable {
  /// One step.
  package enum Qualifier: Hashable, Sendable {
    /// A field or a string key.
    case field(String)
    /// A list index or an integer key.
    case index(Int64)
    /// A key that is a bool.
    case flag(Bool)
    /// Any step.
    case wildcard
  }

  /// The variable.
  package let variable: String
  /// The steps from it.
  package let qualifiers: [Qualifier]

  /// Makes a pattern.
  package init(_ variable: String, _ qualifiers: [Qualifier] = []) {
    self.variable = variable
    self.qualifiers = qualifiers
  }
}

/// The way from a variable to a value.
struct AttributePath {
  let variable: String
  var qualifiers: [AttributePattern.Qualifier] = []

  init(_ variable: String) { self.variable = variable }

  func appending(_ qualifier: AttributePattern.Qualifier) -> AttributePath {
    var path = self
    path.qualifiers.append(qualifier)
    return path
  }

  /// The way as an author would write it.
  var text: String {
    qualifiers.reduce(variable) { text, qualifier in
      switch qualifier {
      case .field(let name): "\(text).\(Unparser.fieldText(name))"
      case .index(let index): "\(text)[\(index)]"
      case .flag(let flag): "\(text)[\(flag)]"
      case .wildcard: "\(text)[*]"
      }
    }
  }
}

extension AttributePattern.Qualifier {
  /// The step that a key means; nil for keys that patterns cannot name.
  init?(_ key: Value) {
    switch key {
    case .string(let name): self = .field(name)
    case .int(let index): self = .index(index)
    case .uint(let index):
      guard let index = Int64(exactly: index) else { return nil }
      self = .index(index)
    case .double(let number):
      guard let index = Int64(exactly: number) else { return nil }
      self = .index(index)
    case .bool(let flag): self = .flag(flag)
    default: return nil
    }
  }

  fileprivate func matches(_ other: Self) -> Bool { self == .wildcard || other == .wildcard || self == other }
}

extension Interpreter {
  /// The attribute that is unknown when a value with this path is used; nil when all of it is known.
  ///
  /// A pattern that goes deeper than the path makes the whole value unknown, unless only a part of it is
  /// used.
  func unknownPart(of path: AttributePath, isOperand: Bool) -> Attribute? {
    for pattern in patterns where pattern.variable == path.variable {
      if isOperand, pattern.qualifiers.count > path.qualifiers.count { continue }
      guard zip(pattern.qualifiers, path.qualifiers).allSatisfy({ $0.matches($1) }) else { continue }
      var known = path
      known.qualifiers = Array(path.qualifiers.prefix(pattern.qualifiers.count))
      return Attribute(path: known.text)
    }
    return nil
  }
}
