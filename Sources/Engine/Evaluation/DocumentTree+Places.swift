import SourceText
import YAMLDocument

extension DocumentTree {
  /// The JSON Pointer of the innermost value whose key or text holds a byte; the root for comments.
  func pointer(atOffset offset: Int) -> JSONPointer {
    guard let root else { return JSONPointer() }
    var pointer = JSONPointer()
    var current = root
    descent: while true {
      switch kind(current) {
      case .scalar, .alias: return pointer
      case .mapping:
        for (key, value) in entries(current)
        where covers(key, offset) || covers(value, offset) {
          pointer.append(text(resolved(key)))
          current = value
          continue descent
        }
        return pointer
      case .sequence:
        for (index, child) in children(current).enumerated() where covers(child, offset) {
          pointer.append(index)
          current = child
          continue descent
        }
        return pointer
      }
    }
  }

  private func covers(_ node: NodeID, _ offset: Int) -> Bool {
    let range = range(node)
    return Int(range.start) <= offset && offset < Int(range.end)
  }
}

extension JSONPointer {
  /// The pointer as a person writes the way: `cards[0].balance`.
  var dotted: String {
    var result = ""
    for token in tokens {
      if Int(token) != nil {
        result += "[" + token + "]"
      } else {
        result += (result.isEmpty ? "" : ".") + token
      }
    }
    return result
  }
}
