import YAMLDocument

/// What is known of a setup so far, by the JSON Pointers of its values.
struct Answers {
  /// Values as they are written in YAML.
  private var values: [JSONPointer: String] = [:]
  /// How many entries a list of records has.
  private var counts: [JSONPointer: Int] = [:]

  /// Whether nothing is known.
  var isEmpty: Bool { values.isEmpty && counts.isEmpty }

  /// The value at a place, as it is written.
  func value(at pointer: JSONPointer) -> String? { values[pointer] }

  /// The number of entries of the list at a place.
  func count(at pointer: JSONPointer) -> Int? { counts[pointer] }

  /// The same with one more value.
  func setting(_ pointer: JSONPointer, to text: String) -> Answers {
    var result = self
    result.values[pointer] = text
    return result
  }

  /// The same with the length of one more list.
  func setting(_ pointer: JSONPointer, count: Int) -> Answers {
    var result = self
    result.counts[pointer] = count
    return result
  }

  /// Whether the value at a place or anything inside it is known.
  func hasAny(at pointer: JSONPointer) -> Bool {
    let inside = pointer.description + "/"
    func isInside(_ other: JSONPointer) -> Bool { other == pointer || other.description.hasPrefix(inside) }
    return values.keys.contains(where: isInside) || counts.keys.contains(where: isInside)
  }
}
