import CEL

/// What a condition is worth; an error is as open as a fact that is not known.
enum Truth {
  case isTrue
  case isFalse
  case isOpen

  init(_ value: Value) {
    switch value {
    case .bool(true): self = .isTrue
    case .bool(false): self = .isFalse
    default: self = .isOpen
    }
  }

  init(_ flag: Bool) { self = flag ? .isTrue : .isFalse }

  static prefix func ! (_ truth: Truth) -> Truth {
    switch truth {
    case .isTrue: .isFalse
    case .isFalse: .isTrue
    case .isOpen: .isOpen
    }
  }

  static func all(_ truths: [Truth]) -> Truth {
    truths.contains(.isFalse) ? .isFalse : truths.contains(.isOpen) ? .isOpen : .isTrue
  }

  static func any(_ truths: [Truth]) -> Truth {
    truths.contains(.isTrue) ? .isTrue : truths.contains(.isOpen) ? .isOpen : .isFalse
  }

  /// Two are too many, whatever is open about the others.
  static func one(_ truths: [Truth]) -> Truth {
    let count = truths.count { $0 == .isTrue }
    if count > 1 { return .isFalse }
    return truths.contains(.isOpen) ? .isOpen : Truth(count == 1)
  }
}

/// One evaluation of a condition, as the values of its parts and what they come to.
///
/// All parts count, those too that the evaluation did not need: which of them decide is found out by turning each
/// around.
struct ConditionInstance {
  /// A part in one evaluation; those in a body have one for each element.
  struct Leaf {
    /// The index into ``ConditionShape/parts``.
    let part: Int
    /// The index into the trace's nodes.
    let node: Int
    let value: Truth
  }

  private indirect enum Node {
    case leaf(Int)
    case fixed(Truth)
    case not(Node)
    case and(Node, Node)
    case or(Node, Node)
    case choice(Node, Node, Node)
    case each(AST.Comprehension.Form, [Node])
  }

  private(set) var leaves: [Leaf] = []
  private var root: Node = .fixed(.isOpen)

  /// Takes a complete trace apart.
  init(_ shape: ConditionShape, _ trace: Trace) {
    root = node(shape.root, trace.root, trace)
  }

  private mutating func node(_ shape: ConditionShape.Node, _ index: Int, _ trace: Trace) -> Node {
    let children = trace.nodes[index].children
    switch shape {
    case .part(let part):
      leaves.append(Leaf(part: part, node: index, value: Truth(trace.nodes[index].value)))
      return .leaf(leaves.count - 1)
    case .constant(let flag): return .fixed(Truth(flag))
    case .not(let inner) where children.count == 1: return .not(node(inner, children[0], trace))
    case .and(let left, let right) where children.count == 2:
      return .and(node(left, children[0], trace), node(right, children[1], trace))
    case .or(let left, let right) where children.count == 2:
      return .or(node(left, children[0], trace), node(right, children[1], trace))
    case .choice(let condition, let first, let second) where children.count == 3:
      return .choice(
        node(condition, children[0], trace),
        node(first, children[1], trace),
        node(second, children[2], trace)
      )
    case .each(let form, let body) where children.count > 1:
      return .each(form, children.dropFirst().map { node(body, $0, trace) })
    case .bound(let body) where children.count == 2: return node(body, children[1], trace)
    default:
      // A list that is empty or not known.
      return .fixed(Truth(trace.nodes[index].value))
    }
  }

  /// What the condition comes to; with one of its leaves turned around.
  func value(turning leaf: Int? = nil) -> Truth { value(of: root, turning: leaf) }

  private func value(of node: Node, turning turned: Int?) -> Truth {
    switch node {
    case .leaf(let index): return index == turned ? !leaves[index].value : leaves[index].value
    case .fixed(let truth): return truth
    case .not(let inner): return !value(of: inner, turning: turned)
    case .and(let left, let right):
      return .all([value(of: left, turning: turned), value(of: right, turning: turned)])
    case .or(let left, let right):
      return .any([value(of: left, turning: turned), value(of: right, turning: turned)])
    case .choice(let condition, let first, let second):
      switch value(of: condition, turning: turned) {
      case .isTrue: return value(of: first, turning: turned)
      case .isFalse: return value(of: second, turning: turned)
      case .isOpen: return .isOpen
      }
    case .each(let form, let rounds):
      let values = rounds.map { value(of: $0, turning: turned) }
      switch form {
      case .all: return .all(values)
      case .exists: return .any(values)
      default: return .one(values)
      }
    }
  }

  /// The leaves on which the outcome rests: it is certain, and would not be the same with that leaf turned around.
  func deciding() -> [Int] {
    let outcome = value()
    guard outcome != .isOpen else { return [] }
    return leaves.indices.filter { leaves[$0].value != .isOpen && value(turning: $0) != outcome }
  }
}
