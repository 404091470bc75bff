import YAMLDocument

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
