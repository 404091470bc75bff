/// The functions, macros and names of a set of libraries, ready for look-ups.
///
/// Built once, shared by every environment with the same libraries.
final class Registry: Sendable {
  /// One way to call a function, with its types in the registry's table.
  struct Candidate: Sendable {
    let overload: Overload
    let parameters: [TypeID]
    let result: TypeID
    /// How many type parameters it has.
    let variableCount: Int
  }

  /// What decides nearly every match of an overload, in one word and without reference counting.
  struct Summary: Sendable {
    /// The kinds of all parameters, a byte each, when equal kinds are enough; else 0.
    let signature: UInt64
    let parameterCount: Int
    let isMethod: Bool
    let result: TypeID

    init(_ candidate: Candidate, in types: TypeTable) {
      parameterCount = candidate.parameters.count
      isMethod = candidate.overload.isMethod
      result = candidate.result
      let isPlain = candidate.variableCount == 0 && parameterCount > 0
      let kinds = candidate.parameters.lazy.map { types.nodes[Int($0.index)].kind }
      signature = isPlain ? Self.signature(kinds) : 0
    }

    /// The kinds as a signature; 0 when some kind has parts, or there are too many.
    static func signature(_ kinds: some Collection<TypeNode.Kind>) -> UInt64 {
      var signature: UInt64 = 0
      for kind in kinds {
        if kind.hasParts || kinds.count > 8 { return 0 }
        signature = signature << 8 | UInt64(kind.rawValue)
      }
      return signature
    }
  }

  /// A function with all its overloads.
  struct Function: Sendable {
    let name: String
    private(set) var candidates: [Candidate]
    /// Of each candidate.
    private(set) var summaries: [Summary]

    init(_ name: String, _ candidates: [Candidate], in types: TypeTable) {
      self.name = name
      self.candidates = candidates
      summaries = candidates.map { Summary($0, in: types) }
    }

    mutating func add(_ more: [Candidate], in types: TypeTable) {
      candidates += more
      summaries += more.map { Summary($0, in: types) }
    }

    /// Whether the candidate at a position is a method.
    var hasMethods: Bool { candidates.contains { $0.overload.isMethod } }
  }

  let types: TypeTable
  let functions: [Function]
  let macros: MacroTable
  let constants: [Library.Constant]
  private let constantPositions: NameTable
  /// The first parts of constants' names with dots.
  let dottedRoots: NameTable
  /// Whether optional values are among the libraries, and with them their syntax.
  let allowsOptionals: Bool
  private let positions: NameTable
  /// The last parts of function names that have a namespace.
  private let namespacedNames: NameTable

  /// Every library, built when first used.
  static let all: Registry = Registry(Library.all)

  /// Makes a registry of libraries; with `wanted`, of no other functions of theirs than those.
  init(_ libraries: [Library], functions wanted: [String]? = nil) {
    var builder = Builder()
    for library in libraries {
      for function in library.functions where wanted?.contains(function.name) ?? true {
        builder.add(function)
      }
    }
    var constants: [Library.Constant] = []
    var constantPositions = NameTable()
    for constant in libraries.lazy.flatMap(\.constants) {
      constantPositions.set(constant.name, to: constants.count)
      constants.append(constant)
    }
    types = builder.types
    functions = builder.functions
    positions = builder.positions
    namespacedNames = Self.namespacedNames(builder.functions)
    macros = MacroTable(Macro.standard + libraries.flatMap(\.macros))
    self.constants = constants
    self.constantPositions = constantPositions
    var dottedRoots = NameTable()
    for name in constants.lazy.map(\.name) {
      if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
        dottedRoots.set(String(name[..<dot]), to: 0)
      }
    }
    self.dottedRoots = dottedRoots
    allowsOptionals = libraries.contains { $0.functions.contains { $0.name == "optional.of" } }
  }

  private init(_ base: Registry, adding more: [FunctionDeclaration]) {
    var builder = Builder(types: base.types, functions: base.functions, positions: base.positions)
    for function in more { builder.add(function) }
    types = builder.types
    functions = builder.functions
    positions = builder.positions
    let isNamespaced = more.contains { $0.name.utf8.contains(UInt8(ascii: ".")) }
    namespacedNames = isNamespaced ? Self.namespacedNames(builder.functions) : base.namespacedNames
    macros = base.macros
    constants = base.constants
    constantPositions = base.constantPositions
    dottedRoots = base.dottedRoots
    allowsOptionals = base.allowsOptionals
  }

  /// A registry with more functions, or with more overloads of some.
  func adding(_ functions: [FunctionDeclaration]) -> Registry { Registry(self, adding: functions) }

  /// The constant or type with a name.
  func constant(_ name: String) -> Library.Constant? { constantPositions[name].map { constants[$0] } }

  /// The position of a function.
  func index(of name: String) -> Int? { positions[name] }

  /// Whether some function's name ends so after a dot.
  func hasNamespaced(_ name: String) -> Bool { namespacedNames.contains(name) }

  private static func namespacedNames(_ functions: [Function]) -> NameTable {
    var names = NameTable()
    for name in functions.lazy.map(\.name) {
      guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { continue }
      names.set(String(name[name.index(after: dot)...]), to: 0)
    }
    return names
  }

  private struct Builder {
    var types = TypeTable()
    var functions: [Function] = []
    var positions = NameTable()

    mutating func add(_ declaration: FunctionDeclaration) {
      let candidates = declaration.overloads.map { overload in
        var names: [String] = []
        let parameters = overload.parameters.map { types.lower($0, parameterNames: &names) }
        let result = types.lower(overload.result, parameterNames: &names)
        return Candidate(
          overload: overload,
          parameters: parameters,
          result: result,
          variableCount: names.count
        )
      }
      if let position = positions[declaration.name] {
        functions[position].add(candidates, in: types)
      } else {
        positions.set(declaration.name, to: functions.count)
        functions.append(Function(declaration.name, candidates, in: types))
      }
    }
  }
}
