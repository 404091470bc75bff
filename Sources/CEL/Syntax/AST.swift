package import SourceText

/// The number of a node in its ``AST``.
package struct ExprID: Hashable, Sendable {
  /// The index into ``AST/nodes``.
  package let index: Int32

  /// Makes the number of the node at `index`.
  @inlinable package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// A constant as it is written in the source.
package enum Literal: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
}

/// The tree of one expression: a flat array of nodes with their places.
///
/// Children stand before their parents, so a loop from the front visits operands first. Macro calls are
/// expanded; what the author wrote is kept in ``macroCalls``.
package struct AST: Sendable {
  /// Every node; an ``ExprID`` is an index into it.
  ///
  /// Some may be out of use after a macro's expansion.
  package internal(set) var nodes: [Node] = []
  /// The runs of child nodes that ``Children`` refer to.
  package internal(set) var childIDs: [ExprID] = []
  /// The comprehensions that ``Kind/comprehension(_:)`` refers to.
  package internal(set) var comprehensions: [Comprehension] = []
  /// The macro calls of the source, in the order of their expansion.
  package internal(set) var macroCalls: [MacroCall] = []
  /// The outermost expression.
  package internal(set) var root = ExprID(0)

  /// One node.
  package struct Node: Sendable {
    /// What it is.
    package var kind: Kind
    /// The bytes of the whole expression, its own brackets not included.
    package var range: TextRange
    /// The bytes of the operator, the field name or the function name: where a message points to.
    package var nameRange: TextRange
  }

  /// A run of child nodes, see ``AST/subscript(_:)->ArraySlice<ExprID>``.
  package struct Children: Hashable, Sendable {
    /// The index of the first in ``AST/childIDs``.
    package var first: Int32
    /// How many there are.
    package var count: Int32
  }

  /// What a node is.
  package enum Kind: Sendable {
    /// A constant.
    case literal(Literal)
    /// A name; `.a` keeps its leading dot.
    case ident(String)
    /// `operand.field`; as the argument of `has` when `isTest`, written `.?` when `isOptional`.
    case select(operand: ExprID, field: String, isTest: Bool, isOptional: Bool)
    /// A call; operators have the names of the language definition, such as `_+_`.
    case call(function: String, target: ExprID?, arguments: Children)
    /// A list literal; `optionals` are the positions written with `?`.
    case list(elements: Children, optionals: [Int32])
    /// A map literal: key, value, key, value...; `optionals` are the numbers of entries written with `?`.
    case map(entries: Children, optionals: [Int32])
    /// A message literal: the values of `fields` in order.
    case message(name: String, fields: [String], values: Children, optionals: [Int32])
    /// A comprehension: the index into ``AST/comprehensions``.
    case comprehension(Int32)
  }

  /// A comprehension, kept in the form it was written in rather than as a fold.
  package struct Comprehension: Sendable {
    /// What the comprehension makes of its range.
    package enum Form: Hashable, Sendable {
      /// `body` holds for all elements.
      case all
      /// `body` holds for some element.
      case exists
      /// `body` holds for exactly one element.
      case existsOne
      /// The list of `body` for the elements that pass `filter`.
      case map
      /// The elements for which `body` holds.
      case filter
      /// `map` with two variables.
      case transformList
      /// The map of the same keys with `body` as values.
      case transformMap
      /// The map of the entries that `body`, a map, gives.
      case transformMapEntry
      /// `body` with the variable standing for the value `range`.
      case bind
    }
    /// What is made.
    package var form: Form
    /// The list or map walked over; for `bind` the value of the variable.
    package var range: ExprID
    /// The variable; the index or the key when there is a second one.
    package var variable: String
    /// The second variable: the element or the entry's value.
    package var secondVariable: String?
    /// The condition on elements of the map-like forms.
    package var filter: ExprID?
    /// The predicate or what is made of each element.
    package var body: ExprID
  }

  /// A macro call as it was written.
  package struct MacroCall: Sendable {
    /// The node that stands for it.
    package var expansion: ExprID
    /// The macro's name, with its namespace: `all`, `cel.bind`.
    package var name: String
    /// The receiver of the method form.
    package var target: ExprID?
    /// The arguments as written.
    package var arguments: [ExprID]
  }

  /// The node with a number.
  @inlinable package subscript(_ id: ExprID) -> Node { nodes[Int(id.index)] }

  /// The nodes of a run.
  @inlinable package subscript(_ children: Children) -> ArraySlice<ExprID> {
    childIDs[Int(children.first)..<Int(children.first) + Int(children.count)]
  }

  /// The macro call that a node stands for, if the author wrote one.
  package func macroCall(of id: ExprID) -> MacroCall? {
    macroCalls.last { $0.expansion == id }
  }
}
