/// What the checker found out about the nodes of a tree, by the numbers of the nodes.
struct CheckedTree: Sendable {
  /// What a name or a call means.
  enum Reference: Sendable {
    case none
    /// A variable of the frame, by index.
    case variable(Int32)
    /// A constant of the environment or a library.
    case constant(Int32)
    /// A variable of a comprehension, by its place among those that are in scope.
    case local(Int32)
    /// A name that is not declared: an error when it is evaluated.
    case undeclared
    /// A function, with the candidates that may fit as a bit each, and whether the receiver was a
    /// namespace.
    case function(Int32, UInt64, isNamespaced: Bool)
    /// A field of a record type, by its slot position.
    case field(Int32)
  }

  struct Info: Sendable {
    var type = TypeID.dyn
    var reference = Reference.none
  }

  /// What is known of each node.
  var info: [Info]
  /// The places of the variables of each comprehension.
  var locals: [Int32]
  /// How many places for variables are needed.
  var localCount: Int
  /// The values of the constants that are referred to.
  var constants: [Value]
  /// The types.
  var solver: TypeSolver

  subscript(_ id: ExprID) -> Info { info[Int(id.index)] }

  func type(_ id: ExprID) -> CELType { solver.celType(info[Int(id.index)].type) }

  func kind(_ id: ExprID) -> TypeNode.Kind { solver.kind(info[Int(id.index)].type) }
}
