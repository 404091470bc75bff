/// A Swift type that a function written as a typed closure may take.
protocol FunctionArgument: Sendable {
  /// The CEL type that a parameter of this type has.
  static var celType: CELType { get }
  /// Takes the content out of a value; nil when it is of another kind.
  init?(content value: Value)
}

extension Overload {
  /// Makes an overload from a closure of one argument.
  ///
  /// `parameters` is given when it says more than the closure's type: `list(A)` for a ``ListValue``.
  init<A: FunctionArgument>(
    _ id: String,
    isMethod: Bool = false,
    _ parameters: [CELType]? = nil,
    to result: CELType,
    specialize: (@Sendable ([Value?]) -> Implementation?)? = nil,
    _ body: @escaping @Sendable (A) -> Value
  ) {
    self.init(
      id,
      isMethod: isMethod,
      parameters ?? [A.celType],
      result,
      .unary { first in
        guard let first = A(content: first) else { return .noSuchOverload }
        return body(first)
      },
      specialize: specialize
    )
  }

  /// Makes an overload from a closure of two arguments.
  init<A: FunctionArgument, B: FunctionArgument>(
    _ id: String,
    isMethod: Bool = false,
    _ parameters: [CELType]? = nil,
    to result: CELType,
    specialize: (@Sendable ([Value?]) -> Implementation?)? = nil,
    _ body: @escaping @Sendable (A, B) -> Value
  ) {
    self.init(
      id,
      isMethod: isMethod,
      parameters ?? [A.celType, B.celType],
      result,
      .binary { first, second in
        guard let first = A(content: first), let second = B(content: second) else { return .noSuchOverload }
        return body(first, second)
      },
      specialize: specialize
    )
  }

  /// Makes an overload from a closure of three arguments.
  init<A: FunctionArgument, B: FunctionArgument, C: FunctionArgument>(
    _ id: String,
    isMethod: Bool = false,
    _ parameters: [CELType]? = nil,
    to result: CELType,
    specialize: (@Sendable ([Value?]) -> Implementation?)? = nil,
    _ body: @escaping @Sendable (A, B, C) -> Value
  ) {
    self.init(
      id,
      isMethod: isMethod,
      parameters ?? [A.celType, B.celType, C.celType],
      result,
      .nary { all in
        guard let first = A(content: all[0]), let second = B(content: all[1]), let third = C(content: all[2])
        else { return .noSuchOverload }
        return body(first, second, third)
      },
      specialize: specialize
    )
  }
}

extension Value {
  /// The error of a call that no overload fits.
  package static let noSuchOverload: Value = .error(
    .noMatchingOverload,
    en: "no such overload",
    zh: "没有这样的重载"
  )
}

extension Bool: FunctionArgument {
  static var celType: CELType { .bool }

  init?(content value: Value) {
    guard case .bool(let content) = value else { return nil }
    self = content
  }
}

extension Int64: FunctionArgument {
  static var celType: CELType { .int }

  init?(content value: Value) {
    guard case .int(let content) = value else { return nil }
    self = content
  }
}

extension UInt64: FunctionArgument {
  static var celType: CELType { .uint }

  init?(content value: Value) {
    guard case .uint(let content) = value else { return nil }
    self = content
  }
}

extension Double: FunctionArgument {
  static var celType: CELType { .double }

  init?(content value: Value) {
    guard case .double(let content) = value else { return nil }
    self = content
  }
}

extension String: FunctionArgument {
  static var celType: CELType { .string }

  init?(content value: Value) {
    guard case .string(let content) = value else { return nil }
    self = content
  }
}

extension [UInt8]: FunctionArgument {
  static var celType: CELType { .bytes }

  init?(content value: Value) {
    guard case .bytes(let content) = value else { return nil }
    self = content
  }
}

extension Decimal: FunctionArgument {
  static var celType: CELType { .decimal }

  init?(content value: Value) {
    guard case .decimal(let content) = value else { return nil }
    self = content
  }
}

extension Timestamp: FunctionArgument {
  static var celType: CELType { .timestamp }

  init?(content value: Value) {
    guard case .timestamp(let content) = value else { return nil }
    self = content
  }
}

extension Duration: FunctionArgument {
  static var celType: CELType { .duration }

  init?(content value: Value) {
    guard case .duration(let content) = value else { return nil }
    self = content
  }
}

extension ListValue: FunctionArgument {
  static var celType: CELType { .list(.dyn) }

  init?(content value: Value) {
    guard case .list(let content) = value else { return nil }
    self = content
  }
}

extension MapValue: FunctionArgument {
  static var celType: CELType { .map(.dyn, .dyn) }

  init?(content value: Value) {
    guard case .map(let content) = value else { return nil }
    self = content
  }
}

extension OptionalValue: FunctionArgument {
  static var celType: CELType { .optional(.dyn) }

  init?(content value: Value) {
    guard case .optional(let content) = value else { return nil }
    self = content
  }
}

extension Value: FunctionArgument {
  static var celType: CELType { .dyn }

  init?(content value: Value) { self = value }
}
