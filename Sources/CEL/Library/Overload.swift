/// One way to call a function: argument types, result type and what it does.
package struct Overload: Sendable {
  /// The name of the overload, unique among all, cel-go's where it has one: `add_int64`, `size_string`.
  package let id: String
  /// Whether it is called as a method; `parameters[0]` is then the receiver.
  package let isMethod: Bool
  /// The types of the arguments, the receiver first; type parameters as `.typeParam("A")`.
  package let parameters: [CELType]
  /// The type of the result.
  package let result: CELType
  /// What it does.
  package let implementation: Implementation
  /// Makes a faster implementation for a call of which some arguments are constant.
  ///
  /// It is given the constants by position, nil for the others; nil says that there is nothing to gain.
  package let specialize: (@Sendable (_ constants: [Value?]) -> Implementation?)?
  /// What each parameter takes.
  private let accepted: [Accepted]

  private struct Accepted: Sendable {
    let kinds: KindSet
    /// The name of the abstract type, if it is one.
    let opaqueName: String?

    init(_ type: CELType) {
      kinds = KindSet(accepting: type)
      opaqueName = if case .opaque(let name, _) = type, name != CELType.optionalName { name } else { nil }
    }
  }

  /// Makes an overload.
  package init(
    _ id: String,
    isMethod: Bool = false,
    _ parameters: [CELType],
    _ result: CELType,
    _ implementation: Implementation,
    specialize: (@Sendable (_ constants: [Value?]) -> Implementation?)? = nil
  ) {
    self.id = id
    self.isMethod = isMethod
    self.parameters = parameters
    self.result = result
    self.implementation = implementation
    self.specialize = specialize
    accepted = parameters.map { Accepted($0) }
  }

  /// Whether the overload takes arguments of these kinds: the dispatch when the types are not known before
  /// evaluation.
  ///
  /// The types of elements are not looked at.
  package func accepts(_ arguments: [Value]) -> Bool {
    guard arguments.count == accepted.count else { return false }
    for index in 0..<accepted.count where !accepts(arguments[index], at: index) { return false }
    return true
  }

  /// ``accepts(_:)`` for one argument.
  package func accepts(_ argument: Value) -> Bool {
    accepted.count == 1 && accepts(argument, at: 0)
  }

  /// ``accepts(_:)`` for two arguments.
  package func accepts(_ left: Value, _ right: Value) -> Bool {
    accepted.count == 2 && accepts(left, at: 0) && accepts(right, at: 1)
  }

  private func accepts(_ argument: Value, at index: Int) -> Bool {
    guard accepted[index].kinds.contains(argument.kind) else { return false }
    guard case .opaque(let value) = argument, let name = accepted[index].opaqueName else { return true }
    return value.typeName == name
  }
}

/// What an overload does.
///
/// An implementation never traps, gives `.error` values instead, and is never called with an error or an
/// unknown: the evaluator passes those on.
package enum Implementation: Sendable {
  case unary(@Sendable (Value) -> Value)
  case binary(@Sendable (Value, Value) -> Value)
  case nary(@Sendable ([Value]) -> Value)
  /// The evaluator does it itself, because not all arguments are evaluated (`_&&_`, `_?_:_`, `orValue`).
  case intrinsic

  /// Calls the implementation; nil for an intrinsic one.
  package func call(_ arguments: [Value]) -> Value? {
    switch self {
    case .unary(let function): function(arguments[0])
    case .binary(let function): function(arguments[0], arguments[1])
    case .nary(let function): function(arguments)
    case .intrinsic: nil
    }
  }
}

/// A set of ``ValueKind``s.
struct KindSet: Hashable, Sendable {
  private let bits: UInt32

  init(_ kinds: ValueKind...) {
    bits = kinds.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }

  private init(bits: UInt32) { self.bits = bits }

  /// Every kind.
  static let all: KindSet = KindSet(bits: .max)

  /// The kinds of the values that a parameter of this type takes.
  init(accepting type: CELType) {
    switch type {
    case .dyn, .any, .typeParam, .error, .function: self = .all
    case .null: self.init(.null)
    case .bool: self.init(.bool)
    case .int: self.init(.int)
    case .uint: self.init(.uint)
    case .double: self.init(.double)
    case .string: self.init(.string)
    case .bytes: self.init(.bytes)
    case .decimal: self.init(.decimal)
    case .timestamp: self.init(.timestamp)
    case .duration: self.init(.duration)
    case .list: self.init(.list)
    case .map: self.init(.map, .record)
    case .type: self.init(.type)
    case .wrapper(let inner):
      self.init(bits: KindSet(accepting: inner).bits | KindSet(.null).bits)
    case .opaque(let name, _):
      self.init(name == CELType.optionalName ? .optional : .opaque)
    case .record, .message: self.init(.record)
    }
  }

  @inline(__always)
  func contains(_ kind: ValueKind) -> Bool { bits & (1 << UInt32(kind.rawValue)) != 0 }
}
