import YAMLDocument

/// Paths of values that stay the same when elements before them come and go: `/cards/[name=travel-card]/balance`.
///
/// A position in a list says little about an element: the next one in front changes it. So elements are called
/// by what they call themselves, where they do.
struct StablePaths {
  /// The keys whose value tells an element from its neighbours, the best first.
  private static let telling = ["id", "name", "key", "number"]

  private let tree: DocumentTree
  private let mask: (String) -> String
  /// The elements of the lists that were gone through, so that a long list is walked once.
  private var elements: [NodeID: [NodeID]] = [:]

  init(_ tree: DocumentTree, mask: @escaping (String) -> String) {
    self.tree = tree
    self.mask = mask
  }

  /// The stable form of a pointer; the rest of one that leads nowhere stays as it is.
  mutating func path(of pointer: String) -> String {
    guard let pointer = JSONPointer(parsing: pointer) else { return pointer }
    var path = JSONPointer()
    var node = tree.root
    for token in pointer.tokens {
      let parent = node.map { tree.resolved($0) }
      guard let parent, tree.kind(parent) == .sequence, let index = Int(token) else {
        path.append(token)
        node = parent.flatMap { tree.value(of: token, in: $0) }
        continue
      }
      node = element(index, of: parent)
      path.append(node.flatMap { name(of: $0) } ?? token)
    }
    return path.description
  }

  private mutating func element(_ index: Int, of list: NodeID) -> NodeID? {
    if elements[list] == nil { elements[list] = Array(tree.children(list)) }
    guard let all = elements[list], all.indices.contains(index) else { return nil }
    return all[index]
  }

  private func name(of element: NodeID) -> String? {
    for key in Self.telling {
      guard let value = tree.value(of: key, in: element).map({ tree.resolved($0) }) else { continue }
      guard tree.kind(value) == .scalar else { continue }
      let text = tree.text(value)
      if !text.isEmpty { return "[\(key)=\(mask(text))]" }
    }
    return nil
  }
}

extension Session {
  /// Gives the results that somebody has to act on their stable paths.
  func addStablePaths(to results: inout [RuleResult]) {
    var paths = StablePaths(tree, mask: documentMasker().masked)
    for index in results.indices {
      switch results[index].status {
      case .pass, .notApplicable: continue
      case .fail, .unknown, .waived, .error:
        results[index].stablePath = paths.path(of: results[index].place.pointer)
      }
    }
  }
}
