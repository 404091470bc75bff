import Diagnostics
import SourceText

/// Finds what names and calls mean and which type every part of an expression has (CEL language
/// definition, "Gradual Type Checking").
///
/// All errors are collected; a part that is wrong gets the type `error`, which fits everywhere, so that one
/// mistake is told once. With `isLenient` nothing is an error and every type is dyn: names are resolved only.
struct Checker {
  let ast: AST
  let registry: Registry
  let declarations: Declarations
  /// Prefixes to try for a name, longest first, each with its dot; the empty one is last.
  let containers: [String]
  let isLenient: Bool
  let issueLimit: Int
  var solver: TypeSolver
  var info: [CheckedTree.Info]
  var issues: [Diagnostic] = []
  var constants: [Value] = []
  /// The variables of the comprehensions around the current node.
  private var scope: [(name: String, type: TypeID)] = []
  private var locals: [Int32]
  private var localCount = 0
  /// The types of arguments of the calls being looked at.
  var stack: [TypeID] = []

  /// Checks a tree; the second result is empty when it is right.
  static func check(
    _ ast: AST,
    registry: Registry,
    declarations: Declarations,
    containers: [String],
    expecting expected: CELType?,
    isLenient: Bool,
    issueLimit: Int
  ) -> (tree: CheckedTree, issues: [Diagnostic]) {
    var checker = Checker(
      ast: ast,
      registry: registry,
      declarations: declarations,
      containers: containers,
      isLenient: isLenient,
      issueLimit: issueLimit,
      solver: TypeSolver(base: registry.types),
      info: Array(repeating: CheckedTree.Info(), count: ast.nodes.count),
      locals: Array(repeating: -1, count: ast.comprehensions.count)
    )
    let type = checker.check(ast.root)
    if let expected, !isLenient {
      let wanted = checker.lower(expected)
      if checker.solver.kind(type) != .error, !checker.solver.unify(type, wanted) {
        let range = ast[ast.root].range
        checker.report(CheckErrors.unexpectedResult(checker.solver.celType(type), expected: expected, range))
      }
    }
    let tree = CheckedTree(
      info: checker.info,
      locals: checker.locals,
      localCount: checker.localCount,
      constants: checker.constants,
      solver: checker.solver
    )
    return (tree, checker.issues)
  }

  mutating func report(_ issue: Diagnostic) {
    if !isLenient, issues.count < issueLimit { issues.append(issue) }
  }

  /// A declared type among the checker's types.
  mutating func lower(_ type: CELType) -> TypeID {
    switch type {
    case .bool: return .bool
    case .int: return .int
    case .string: return .string
    case .decimal: return .decimal
    case .dyn: return .dyn
    default: return solver.lower(type)
    }
  }

  @discardableResult
  mutating func check(_ id: ExprID) -> TypeID {
    let type = typeOf(id)
    info[Int(id.index)].type = type
    return type
  }

  private mutating func typeOf(_ id: ExprID) -> TypeID {
    switch ast[id].kind {
    case .literal(let literal): return isLenient ? .dyn : Self.type(of: literal)
    case .ident(let name): return identifier(id, name)
    case .select(let operand, let field, let isTest, let isOptional):
      return select(id, operand, field, isTest: isTest, isOptional: isOptional)
    case .call(let function, let target, let arguments):
      return call(id, function, target, arguments)
    case .list(let elements, let optionals): return list(elements, optionals)
    case .map(let entries, let optionals): return map(entries, optionals)
    case .message(let name, _, let values, _):
      for value in ast[values] { check(value) }
      report(CheckErrors.notAMessage(name, ast[id].nameRange))
      return .error
    case .comprehension(let index): return comprehension(Int(index))
    }
  }

  private static func type(of literal: Literal) -> TypeID {
    switch literal {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    }
  }

  // MARK: Names

  private mutating func identifier(_ id: ExprID, _ name: String) -> TypeID {
    if let local = localIndex(name) {
      info[Int(id.index)].reference = .local(Int32(local))
      return scope[local].type
    }
    if let type = resolve(id, name) { return type }
    let text = name.hasPrefix(".") ? String(name.dropFirst()) : name
    report(CheckErrors.undeclaredName(text, candidates: namesInScope(), ast[id].range))
    info[Int(id.index)].reference = .undeclared
    return isLenient ? .dyn : .error
  }

  private func localIndex(_ name: String) -> Int? {
    scope.lastIndex { $0.name == name }
  }

  private func namesInScope() -> [String] {
    scope.reversed().map(\.name) + declarations.list.map(\.name) + registry.constants.map(\.name).sorted()
  }

  /// Makes a node mean a declared name, if there is one.
  ///
  /// A leading dot skips the container.
  private mutating func resolve(_ id: ExprID, _ name: String) -> TypeID? {
    if name.hasPrefix(".") { return refer(id, to: String(name.dropFirst())) }
    if containers.count == 1 { return refer(id, to: name) }
    for prefix in containers {
      if let type = refer(id, to: prefix + name) { return type }
    }
    return nil
  }

  private mutating func refer(_ id: ExprID, to name: String) -> TypeID? {
    if let declaration = declarations[name] {
      switch declaration.content {
      case .variable, .computed:
        info[Int(id.index)].reference = .variable(Int32(declaration.frameIndex))
      case .constant(let value): refer(id, to: value)
      }
      return isLenient ? .dyn : lower(declaration.type)
    }
    if let constant = registry.constant(name) {
      refer(id, to: constant.value)
      return isLenient ? .dyn : lower(constant.type)
    }
    return nil
  }

  private mutating func refer(_ id: ExprID, to value: Value) {
    info[Int(id.index)].reference = .constant(Int32(constants.count))
    constants.append(value)
  }

  /// The dotted name that a chain of selections spells, unless it starts with a comprehension's variable.
  func qualifiedName(_ id: ExprID) -> String? {
    switch ast[id].kind {
    case .ident(let name): return localIndex(name) == nil ? name : nil
    case .select(let operand, let field, false, false): return qualifiedName(operand).map { $0 + "." + field }
    default: return nil
    }
  }

  /// The name that a chain of selections starts with.
  private func root(_ id: ExprID) -> String? {
    switch ast[id].kind {
    case .ident(let name): name
    case .select(let operand, _, false, false): root(operand)
    default: nil
    }
  }

  /// Whether a chain that starts with this name may be a declared name with dots.
  private func mayBeQualified(_ root: String) -> Bool {
    if containers.count > 1 || root.hasPrefix(".") { return true }
    return declarations.dottedRoots.contains(root) || registry.dottedRoots.contains(root)
  }

  // MARK: Selections

  private mutating func select(
    _ id: ExprID,
    _ operand: ExprID,
    _ field: String,
    isTest: Bool,
    isOptional: Bool
  ) -> TypeID {
    if !isTest, !isOptional, let root = root(operand), mayBeQualified(root), let name = qualifiedName(id),
      let type = resolve(id, name)
    {
      return type
    }
    let operandType = check(operand)
    var type = fieldType(of: operandType, field, id)
    if isOptional, !isTest, !isLenient, solver.arena.wrapped(solver.resolved(type)) == nil {
      type = solver.arena.optional(type)
    }
    if isLenient { return .dyn }
    return isTest ? .bool : type
  }

  /// The type of a field, and the node's reference when its slot is known.
  mutating func fieldType(of operand: TypeID, _ field: String, _ id: ExprID) -> TypeID {
    let resolved = solver.resolved(operand)
    let node = solver.arena[resolved]
    switch node.kind {
    case .dyn, .any: return .dyn
    case .error: return .error
    case .variable, .parameter:
      _ = solver.unify(resolved, .dyn)
      return .dyn
    case .map:
      if solver.unify(.string, TypeID(Int(node.first))) { return TypeID(Int(node.second)) }
    case .record:
      let record = solver.arena.record(node)
      if let index = record.index(of: field) {
        info[Int(id.index)].reference = .field(Int32(index))
        return lower(record.fields[index].type)
      }
      if record.isOpen { return .dyn }
      report(CheckErrors.unknownField(field, of: record, ast[id].nameRange))
      return .error
    case .opaque:
      if let wrapped = solver.arena.wrapped(resolved) {
        let inner = fieldType(of: wrapped, field, id)
        info[Int(id.index)].reference = .none
        return solver.arena.optional(inner)
      }
    default: break
    }
    report(CheckErrors.noFields(solver.celType(resolved), ast[id].nameRange))
    return .error
  }

  // MARK: Literals

  private mutating func list(_ elements: AST.Children, _ optionals: [Int32]) -> TypeID {
    var element: TypeID?
    for (position, child) in ast[elements].enumerated() {
      var type = check(child)
      if optionals.contains(Int32(position)) { type = unwrapOptional(type, child) }
      element = element.map { solver.join($0, type) } ?? type
    }
    if isLenient { return .dyn }
    return solver.arena.list(element ?? solver.freshVariable())
  }

  private mutating func map(_ entries: AST.Children, _ optionals: [Int32]) -> TypeID {
    var key: TypeID?
    var value: TypeID?
    for (position, child) in ast[entries].enumerated() {
      var type = check(child)
      if position % 2 == 0 {
        key = key.map { solver.join($0, type) } ?? type
      } else {
        if optionals.contains(Int32(position / 2)) { type = unwrapOptional(type, child) }
        value = value.map { solver.join($0, type) } ?? type
      }
    }
    if isLenient { return .dyn }
    return solver.arena.map(key ?? solver.freshVariable(), value ?? solver.freshVariable())
  }

  private mutating func unwrapOptional(_ type: TypeID, _ id: ExprID) -> TypeID {
    let resolved = solver.resolved(type)
    if let wrapped = solver.arena.wrapped(resolved) { return wrapped }
    switch solver.kind(resolved) {
    case .dyn, .any, .error, .variable: return .dyn
    default:
      report(CheckErrors.notOptional(solver.celType(resolved), ast[id].range))
      return .error
    }
  }

  // MARK: Comprehensions

  private mutating func comprehension(_ index: Int) -> TypeID {
    let comprehension = ast.comprehensions[index]
    let range = check(comprehension.range)
    if comprehension.form == .bind {
      return inScope(index, [(comprehension.variable, range)]) { $0.check(comprehension.body) }
    }
    let (key, element) = elements(of: range, comprehension.range)
    var variables: [(String, TypeID)]
    if let second = comprehension.secondVariable {
      variables = [(comprehension.variable, key ?? (isLenient ? .dyn : .int)), (second, element)]
    } else {
      variables = [(comprehension.variable, key ?? element)]
    }
    if isLenient { variables = variables.map { ($0.0, .dyn) } }
    return inScope(index, variables) { (checker: inout Checker) in
      if let filter = comprehension.filter { checker.requireBool(filter) }
      return checker.result(of: comprehension, range: range, key: key, element: element)
    }
  }

  private mutating func inScope(
    _ index: Int,
    _ variables: [(String, TypeID)],
    _ body: (inout Checker) -> TypeID
  ) -> TypeID {
    locals[index] = Int32(scope.count)
    for (name, type) in variables { scope.append((name, type)) }
    localCount = max(localCount, scope.count)
    let type = body(&self)
    scope.removeLast(variables.count)
    return type
  }

  private mutating func result(
    of comprehension: AST.Comprehension,
    range: TypeID,
    key: TypeID?,
    element: TypeID
  ) -> TypeID {
    switch comprehension.form {
    case .all, .exists, .existsOne:
      requireBool(comprehension.body)
      return isLenient ? .dyn : .bool
    case .filter:
      requireBool(comprehension.body)
      return isLenient ? .dyn : solver.arena.list(key ?? element)
    case .map, .transformList:
      let type = check(comprehension.body)
      return isLenient ? .dyn : solver.arena.list(type)
    case .transformMap:
      let type = check(comprehension.body)
      return isLenient ? .dyn : solver.arena.map(key ?? .int, type)
    case .transformMapEntry:
      let body = check(comprehension.body)
      let type = solver.resolved(body)
      switch solver.kind(type) {
      case .map, .dyn, .any, .error, .variable: return isLenient ? .dyn : type
      default:
        report(CheckErrors.notAMapLiteralType(solver.celType(type), ast[comprehension.body].range))
        return .error
      }
    case .bind: return check(comprehension.body)
    }
  }

  /// The types of the keys (nil for a list) and of the elements or values of a range.
  private mutating func elements(of range: TypeID, _ id: ExprID) -> (key: TypeID?, element: TypeID) {
    let resolved = solver.resolved(range)
    let node = solver.arena[resolved]
    switch node.kind {
    case .list: return (nil, TypeID(Int(node.first)))
    case .map: return (TypeID(Int(node.first)), TypeID(Int(node.second)))
    case .dyn, .any, .error: return (.dyn, .dyn)
    case .variable, .parameter:
      _ = solver.unify(resolved, .dyn)
      return (.dyn, .dyn)
    default:
      report(CheckErrors.notARange(solver.celType(resolved), ast[id].range))
      return (.error, .error)
    }
  }

  private mutating func requireBool(_ id: ExprID) {
    let type = check(id)
    if type != .bool, !isLenient, !solver.unify(type, .bool) {
      report(CheckErrors.notBool(solver.celType(type), ast[id].range))
    }
  }
}

extension TypeSolver {
  /// A declared type; type parameters in it are variables of their own.
  mutating func lower(_ type: CELType) -> TypeID {
    var names: [String] = []
    let lowered = arena.lower(type, parameterNames: &names)
    if names.isEmpty { return lowered }
    return instantiate(Scoped(id: lowered, offset: fresh(names.count)))
  }
}
