/// A list: a sequence of values of any types.
package struct ListValue: Sendable {
  /// The elements.
  package private(set) var elements: [Value]
  /// How many values a walk through the list meets, lists inside counted with all of theirs, and at most
  /// `Int.max`.
  ///
  /// A short expression can nest a list many times into itself (`cel.bind(b, [a, a], [b, b])`); what walks it,
  /// such as `==`, would hardly end. The evaluator refuses such lists by this number.
  package private(set) var weight: Int

  /// Makes a list of these elements.
  package init(_ elements: [Value] = []) {
    self.elements = elements
    weight = 1
    for element in elements { weight = weight.addingSaturated(element.weight) }
  }

  /// The number of elements.
  package var count: Int { elements.count }

  /// Whether there is no element.
  package var isEmpty: Bool { elements.isEmpty }

  /// The element at a position from 0 up to ``count``, which is not included.
  package subscript(index: Int) -> Value { elements[index] }

  /// Adds an element; O(1) when nothing else holds the list.
  package mutating func append(_ element: Value) {
    elements.append(element)
    weight = weight.addingSaturated(element.weight)
  }

  /// Adds the elements of another list.
  package mutating func append(contentsOf other: ListValue) {
    elements.append(contentsOf: other.elements)
    weight = weight.addingSaturated(other.weight)
  }
}

extension ListValue: Sequence {
  package func makeIterator() -> IndexingIterator<[Value]> { elements.makeIterator() }

  package var underestimatedCount: Int { elements.count }
}

extension ListValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Value...) { self.init(elements) }
}

extension Value {
  /// How many values a walk through this one meets.
  @inline(__always)
  var weight: Int {
    switch self {
    case .list(let list): list.weight
    case .map(let map): map.weight
    case .optional(let optional): optional.weight
    default: 1
    }
  }
}

extension Int {
  /// The sum, or the greatest number when it does not fit; both are positive.
  @inline(__always)
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
