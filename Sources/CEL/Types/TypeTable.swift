/// The number of a type in a ``TypeTable`` or ``TypeArena``.
struct TypeID: Hashable, Sendable {
  let index: Int32

  @inline(__always)
  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  static let dyn = TypeID(0)
  static let null = TypeID(1)
  static let bool = TypeID(2)
  static let int = TypeID(3)
  static let uint = TypeID(4)
  static let double = TypeID(5)
  static let string = TypeID(6)
  static let bytes = TypeID(7)
  static let decimal = TypeID(8)
  static let timestamp = TypeID(9)
  static let duration = TypeID(10)
  static let error = TypeID(11)
  static let any = TypeID(12)
}

/// A type whose parts are numbers of other types.
struct TypeNode: Sendable {
  /// The outermost part of a type.
  ///
  /// The first cases are types without parts, with the numbers that ``TypeID`` names.
  enum Kind: UInt8, Sendable {
    case dyn, null, bool, int, uint, double, string, bytes, decimal, timestamp, duration, error, any
    /// `first` is the element.
    case list
    /// `first` is the key, `second` the value.
    case map
    /// `first` is the inner type, or -1.
    case type
    /// `first` is the primitive.
    case wrapper
    /// `first` is a name, `second` the position of the parameters, `count` their number.
    case opaque
    /// `first` is the position of the record type.
    case record
    /// `first` is a name.
    case message
    /// `first` is the position of the type as it was declared.
    case function
    /// A type parameter of an overload; `first` is its number there.
    case parameter
    /// A variable of the checker; `first` is its number.
    case variable
  }

  var kind: Kind
  var first: Int32 = -1
  var second: Int32 = -1
  var count: Int32 = 0

  static let primitives: [TypeNode] = (0...TypeNode.Kind.any.rawValue).map {
    TypeNode(kind: Kind(rawValue: $0) ?? .dyn)
  }
}

/// Types as flat nodes.
///
/// Nodes are never changed once added.
struct TypeTable: Sendable {
  private(set) var nodes: [TypeNode] = TypeNode.primitives
  private(set) var parameters: [TypeID] = []
  private(set) var names: [String] = []
  private(set) var records: [RecordType] = []
  private(set) var functions: [CELType] = []
  /// Offsets that make the numbers of this table continue those of another.
  let firstNode: Int
  let firstParameter: Int
  let firstName: Int
  let firstRecord: Int
  let firstFunction: Int

  /// Makes a table of its own.
  init() { (firstNode, firstParameter, firstName, firstRecord, firstFunction) = (0, 0, 0, 0, 0) }

  /// Makes an empty table whose numbers start where those of `base` end.
  init(after base: TypeTable) {
    nodes = []
    firstNode = base.firstNode + base.nodes.count
    firstParameter = base.firstParameter + base.parameters.count
    firstName = base.firstName + base.names.count
    firstRecord = base.firstRecord + base.records.count
    firstFunction = base.firstFunction + base.functions.count
  }

  mutating func add(_ node: TypeNode) -> TypeID {
    nodes.append(node)
    return TypeID(firstNode + nodes.count - 1)
  }

  mutating func add(parameters list: [TypeID]) -> (first: Int32, count: Int32) {
    parameters.append(contentsOf: list)
    return (Int32(firstParameter + parameters.count - list.count), Int32(list.count))
  }

  mutating func add(name: String) -> Int32 {
    if let index = names.firstIndex(of: name) { return Int32(firstName + index) }
    names.append(name)
    return Int32(firstName + names.count - 1)
  }

  mutating func add(record: RecordType) -> Int32 {
    if let index = records.firstIndex(where: { $0 === record }) { return Int32(firstRecord + index) }
    records.append(record)
    return Int32(firstRecord + records.count - 1)
  }

  mutating func add(function: CELType) -> Int32 {
    functions.append(function)
    return Int32(firstFunction + functions.count - 1)
  }

  /// Adds a declared type.
  ///
  /// Names of type parameters get numbers in the order in which they occur.
  mutating func lower(_ type: CELType, parameterNames: inout [String]) -> TypeID {
    switch type {
    case .dyn: return .dyn
    case .null: return .null
    case .bool: return .bool
    case .int: return .int
    case .uint: return .uint
    case .double: return .double
    case .string: return .string
    case .bytes: return .bytes
    case .decimal: return .decimal
    case .timestamp: return .timestamp
    case .duration: return .duration
    case .error: return .error
    case .any: return .any
    case .list(let element):
      let first = lower(element, parameterNames: &parameterNames)
      return add(TypeNode(kind: .list, first: first.index))
    case .map(let key, let value):
      let first = lower(key, parameterNames: &parameterNames)
      let second = lower(value, parameterNames: &parameterNames)
      return add(TypeNode(kind: .map, first: first.index, second: second.index))
    case .type(let inner):
      let first = inner.map { lower($0, parameterNames: &parameterNames).index } ?? -1
      return add(TypeNode(kind: .type, first: first))
    case .wrapper(let inner):
      let first = lower(inner, parameterNames: &parameterNames)
      return add(TypeNode(kind: .wrapper, first: first.index))
    case .typeParam(let name):
      let number = parameterNames.firstIndex(of: name) ?? parameterNames.count
      if number == parameterNames.count { parameterNames.append(name) }
      return add(TypeNode(kind: .parameter, first: Int32(number)))
    case .opaque(let name, let list):
      let lowered = list.map { lower($0, parameterNames: &parameterNames) }
      let (first, count) = add(parameters: lowered)
      return add(TypeNode(kind: .opaque, first: add(name: name), second: first, count: count))
    case .record(let record): return add(TypeNode(kind: .record, first: add(record: record)))
    case .message(let name): return add(TypeNode(kind: .message, first: add(name: name)))
    case .function: return add(TypeNode(kind: .function, first: add(function: type)))
    }
  }
}

/// The types of one check: those of the registry, and after them its own.
struct TypeArena: Sendable {
  private let base: TypeTable
  private(set) var own: TypeTable
  private let baseCount: Int32

  init(base: TypeTable) {
    self.base = base
    own = TypeTable(after: base)
    baseCount = Int32(own.firstNode)
  }

  @inline(__always)
  subscript(_ id: TypeID) -> TypeNode {
    id.index < baseCount ? base.nodes[Int(id.index)] : own.nodes[Int(id.index - baseCount)]
  }

  func parameter(_ node: TypeNode, _ index: Int) -> TypeID {
    let position = Int(node.second) + index
    return position < own.firstParameter
      ? base.parameters[position] : own.parameters[position - own.firstParameter]
  }

  func name(_ node: TypeNode) -> String {
    let index = Int(node.first)
    return index < own.firstName ? base.names[index] : own.names[index - own.firstName]
  }

  func record(_ node: TypeNode) -> RecordType {
    let index = Int(node.first)
    return index < own.firstRecord ? base.records[index] : own.records[index - own.firstRecord]
  }

  func function(_ node: TypeNode) -> CELType {
    let index = Int(node.first)
    return index < own.firstFunction ? base.functions[index] : own.functions[index - own.firstFunction]
  }

  // MARK: Making types

  mutating func add(_ node: TypeNode) -> TypeID { own.add(node) }

  mutating func list(_ element: TypeID) -> TypeID { own.add(TypeNode(kind: .list, first: element.index)) }

  mutating func map(_ key: TypeID, _ value: TypeID) -> TypeID {
    own.add(TypeNode(kind: .map, first: key.index, second: value.index))
  }

  mutating func opaque(_ name: String, _ list: [TypeID]) -> TypeID {
    let (first, count) = own.add(parameters: list)
    return own.add(TypeNode(kind: .opaque, first: own.add(name: name), second: first, count: count))
  }

  mutating func optional(_ wrapped: TypeID) -> TypeID { opaque(CELType.optionalName, [wrapped]) }

  mutating func lower(_ type: CELType, parameterNames: inout [String]) -> TypeID {
    own.lower(type, parameterNames: &parameterNames)
  }

  /// The wrapped type of an optional; nil for other types.
  func wrapped(_ id: TypeID) -> TypeID? {
    let node = self[id]
    guard node.kind == .opaque, node.count == 1, name(node) == CELType.optionalName else { return nil }
    return parameter(node, 0)
  }
}
