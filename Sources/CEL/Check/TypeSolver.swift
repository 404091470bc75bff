/// Decides which type fits where, and finds what type variables stand for.
///
/// An overload's type parameters are read as fresh variables: parameter `i` of an overload that was
/// entered with offset `k` is variable `k + i`, so no parameter type has to be copied for a call.
struct TypeSolver {
  var arena: TypeArena
  /// What each variable stands for; nil when nothing is known yet.
  private var bindings: [TypeID?] = []
  /// The variables that were set, so that a trial can be undone.
  private var trail: [(variable: Int, before: TypeID?)] = []

  init(base: TypeTable) { arena = TypeArena(base: base) }

  /// A type as seen from an overload whose parameters are the variables from `offset` on.
  struct Scoped {
    let id: TypeID
    let offset: Int32
  }

  // MARK: Variables

  mutating func fresh(_ count: Int) -> Int32 {
    let first = bindings.count
    for _ in 0..<count { bindings.append(nil) }
    return Int32(first)
  }

  mutating func freshVariable() -> TypeID {
    arena.add(TypeNode(kind: .variable, first: fresh(1)))
  }

  /// The state to go back to.
  var mark: Int { trail.count }

  mutating func undo(to mark: Int) {
    while trail.count > mark {
      let entry = trail.removeLast()
      bindings[entry.variable] = entry.before
    }
  }

  private mutating func bind(_ variable: Int32, _ type: TypeID) {
    trail.append((Int(variable), bindings[Int(variable)]))
    bindings[Int(variable)] = type
  }

  /// Follows variables that are known; parameters of overloads become variables.
  private func head(_ scoped: Scoped) -> (node: TypeNode, scoped: Scoped) {
    var scoped = scoped
    while true {
      var node = arena[scoped.id]
      if node.kind == .parameter {
        node = TypeNode(kind: .variable, first: node.first + scoped.offset)
      } else if node.kind != .variable {
        return (node, scoped)
      }
      guard let bound = bindings[Int(node.first)] else { return (node, scoped) }
      scoped = Scoped(id: bound, offset: 0)
    }
  }

  /// The type with known variables at its head followed.
  func resolved(_ id: TypeID) -> TypeID { head(Scoped(id: id, offset: 0)).scoped.id }

  func kind(_ id: TypeID) -> TypeNode.Kind { head(Scoped(id: id, offset: 0)).node.kind }

  /// A type without parameters of overloads: what a call's result becomes.
  mutating func instantiate(_ scoped: Scoped) -> TypeID {
    let node = arena[scoped.id]
    switch node.kind {
    case .parameter:
      let variable = node.first + scoped.offset
      if let bound = bindings[Int(variable)] { return bound }
      return arena.add(TypeNode(kind: .variable, first: variable))
    case .list, .wrapper, .type:
      if node.first < 0 || !hasParameters(scoped.id) { return scoped.id }
      let first = instantiate(Scoped(id: TypeID(Int(node.first)), offset: scoped.offset))
      return arena.add(TypeNode(kind: node.kind, first: first.index))
    case .map:
      if !hasParameters(scoped.id) { return scoped.id }
      let first = instantiate(Scoped(id: TypeID(Int(node.first)), offset: scoped.offset))
      let second = instantiate(Scoped(id: TypeID(Int(node.second)), offset: scoped.offset))
      return arena.map(first, second)
    case .opaque:
      if !hasParameters(scoped.id) { return scoped.id }
      let list = (0..<Int(node.count)).map {
        instantiate(Scoped(id: arena.parameter(node, $0), offset: scoped.offset))
      }
      return arena.opaque(arena.name(node), list)
    default: return scoped.id
    }
  }

  private func hasParameters(_ id: TypeID) -> Bool {
    let node = arena[id]
    switch node.kind {
    case .parameter: return true
    case .list, .wrapper, .type: return node.first >= 0 && hasParameters(TypeID(Int(node.first)))
    case .map: return hasParameters(TypeID(Int(node.first))) || hasParameters(TypeID(Int(node.second)))
    case .opaque: return (0..<Int(node.count)).contains { hasParameters(arena.parameter(node, $0)) }
    default: return false
    }
  }

  // MARK: Assignability

  /// Whether a value of type `argument` may stand where `parameter` is wanted.
  ///
  /// Binds variables; the caller undoes them when the answer is no.
  mutating func isAssignable(_ argument: TypeID, to parameter: Scoped) -> Bool {
    isAssignable(Scoped(id: argument, offset: 0), parameter)
  }

  /// Whether one type may stand for the other, without a trace when it may not.
  mutating func unify(_ left: TypeID, _ right: TypeID) -> Bool {
    let mark = mark
    if isAssignable(Scoped(id: left, offset: 0), Scoped(id: right, offset: 0)) { return true }
    undo(to: mark)
    return false
  }

  private mutating func isAssignable(_ left: Scoped, _ right: Scoped) -> Bool {
    let (leftNode, rightNode) = (arena[left.id], arena[right.id])
    if isVariable(rightNode) { return substitute(left, for: variable(rightNode, right), inLeft: true) }
    if isVariable(leftNode) { return substitute(right, for: variable(leftNode, left), inLeft: false) }
    if isWild(leftNode.kind) || isWild(rightNode.kind) { return true }
    if leftNode.kind == .null { return isNullable(rightNode) }
    if rightNode.kind == .null { return isNullable(leftNode) }
    if leftNode.kind == .wrapper || rightNode.kind == .wrapper {
      return unwrapped(leftNode) == unwrapped(rightNode)
    }
    guard leftNode.kind == rightNode.kind else { return false }
    switch leftNode.kind {
    case .list: return parts(leftNode.first, left, rightNode.first, right)
    case .map:
      return parts(leftNode.first, left, rightNode.first, right)
        && parts(leftNode.second, left, rightNode.second, right)
    case .type: return true
    case .opaque:
      guard leftNode.count == rightNode.count, arena.name(leftNode) == arena.name(rightNode) else {
        return false
      }
      for index in 0..<Int(leftNode.count) {
        let own = Scoped(id: arena.parameter(leftNode, index), offset: left.offset)
        let other = Scoped(id: arena.parameter(rightNode, index), offset: right.offset)
        if !isAssignable(own, other) { return false }
      }
      return true
    case .record: return arena.record(leftNode) == arena.record(rightNode)
    case .message: return arena.name(leftNode) == arena.name(rightNode)
    case .function: return arena.function(leftNode) == arena.function(rightNode)
    default: return true
    }
  }

  private mutating func parts(
    _ left: Int32,
    _ leftScope: Scoped,
    _ right: Int32,
    _ rightScope: Scoped
  ) -> Bool {
    isAssignable(
      Scoped(id: TypeID(Int(left)), offset: leftScope.offset),
      Scoped(id: TypeID(Int(right)), offset: rightScope.offset)
    )
  }

  private func isVariable(_ node: TypeNode) -> Bool { node.kind == .parameter || node.kind == .variable }

  private func variable(_ node: TypeNode, _ scoped: Scoped) -> Int32 {
    node.kind == .parameter ? node.first + scoped.offset : node.first
  }

  private func isWild(_ kind: TypeNode.Kind) -> Bool { kind == .dyn || kind == .any || kind == .error }

  /// Whether null may stand for a value of this type.
  private func isNullable(_ node: TypeNode) -> Bool {
    switch node.kind {
    case .null, .wrapper, .message, .opaque, .timestamp, .duration: true
    default: false
    }
  }

  private func unwrapped(_ node: TypeNode) -> TypeNode.Kind {
    node.kind == .wrapper ? arena[TypeID(Int(node.first))].kind : node.kind
  }

  /// Lets a variable stand for a type, or for the more general of that and what it stood for.
  private mutating func substitute(_ type: Scoped, for variable: Int32, inLeft: Bool) -> Bool {
    let node = arena[type.id]
    if isVariable(node), self.variable(node, type) == variable { return true }
    guard let known = bindings[Int(variable)] else {
      // A variable that stands for something else is taken for that.
      let concrete = instantiate(type)
      if isReference(concrete, to: variable) { return isVariableChain(concrete, to: variable) }
      bind(variable, concrete)
      return true
    }
    if known == type.id { return true }
    let bound = Scoped(id: known, offset: 0)
    guard inLeft ? isAssignable(type, bound) : isAssignable(bound, type) else { return false }
    // By itself, because it may add a type, which `self` as the call below sees it must have.
    let concrete = instantiate(type)
    let general = mostGeneral(concrete, known)
    if general != known, !isReference(general, to: variable) { bind(variable, general) }
    return true
  }

  /// Whether a type contains a variable.
  private func isReference(_ id: TypeID, to variable: Int32) -> Bool {
    let node = arena[id]
    switch node.kind {
    case .variable:
      if node.first == variable { return true }
      return bindings[Int(node.first)].map { isReference($0, to: variable) } ?? false
    case .list, .wrapper, .type: return node.first >= 0 && isReference(TypeID(Int(node.first)), to: variable)
    case .map:
      return isReference(TypeID(Int(node.first)), to: variable)
        || isReference(TypeID(Int(node.second)), to: variable)
    case .opaque:
      return (0..<Int(node.count)).contains { isReference(arena.parameter(node, $0), to: variable) }
    default: return false
    }
  }

  /// Whether a type is the variable itself, reached through other variables.
  private func isVariableChain(_ id: TypeID, to variable: Int32) -> Bool {
    let node = arena[id]
    guard node.kind == .variable else { return false }
    return node.first == variable
      || bindings[Int(node.first)].map { isVariableChain($0, to: variable) } ?? false
  }

  // MARK: Joining

  /// The type of something that is either of two types: of list elements, or of branches.
  mutating func join(_ previous: TypeID, _ current: TypeID) -> TypeID {
    unify(previous, current) ? mostGeneral(previous, current) : .dyn
  }

  /// The one of two compatible types that the other is a case of.
  func mostGeneral(_ left: TypeID, _ right: TypeID) -> TypeID {
    isAtLeastAsGeneral(left, right) ? left : right
  }

  private func isAtLeastAsGeneral(_ left: TypeID, _ right: TypeID) -> Bool {
    let (leftNode, rightNode) = (arena[resolved(left)], arena[resolved(right)])
    if leftNode.kind == .dyn || leftNode.kind == .any || isVariable(leftNode) { return true }
    if rightNode.kind == .dyn || rightNode.kind == .any || isVariable(rightNode) { return false }
    if leftNode.kind == .wrapper, rightNode.kind != .wrapper { return true }
    if rightNode.kind == .null { return true }
    guard leftNode.kind == rightNode.kind else { return false }
    switch leftNode.kind {
    case .list: return isAtLeastAsGeneral(TypeID(Int(leftNode.first)), TypeID(Int(rightNode.first)))
    case .map:
      return isAtLeastAsGeneral(TypeID(Int(leftNode.first)), TypeID(Int(rightNode.first)))
        && isAtLeastAsGeneral(TypeID(Int(leftNode.second)), TypeID(Int(rightNode.second)))
    case .opaque:
      return (0..<Int(min(leftNode.count, rightNode.count))).allSatisfy {
        isAtLeastAsGeneral(arena.parameter(leftNode, $0), arena.parameter(rightNode, $0))
      }
    default: return true
    }
  }

  // MARK: Results

  /// The type as it is told to others: variables that nothing is known of are dyn.
  func celType(_ id: TypeID, keepingParameters: Bool = false) -> CELType {
    let node = arena[resolved(id)]
    func part(_ index: Int32) -> CELType { celType(TypeID(Int(index)), keepingParameters: keepingParameters) }
    switch node.kind {
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
    case .list: return .list(part(node.first))
    case .map: return .map(part(node.first), part(node.second))
    case .type: return .type(node.first < 0 ? nil : part(node.first))
    case .wrapper: return .wrapper(part(node.first))
    case .opaque:
      return .opaque(
        arena.name(node),
        (0..<Int(node.count)).map { celType(arena.parameter(node, $0), keepingParameters: keepingParameters) }
      )
    case .record: return .record(arena.record(node))
    case .message: return .message(arena.name(node))
    case .function: return arena.function(node)
    case .parameter, .variable: return .dyn
    }
  }
}
