/// A list: a sequence of values of any types.
package struct ListValue: Sendable {
  /// The elements.
  package private(set) var elements: [Value]

  /// Makes a list of these elements.
  package init(_ elements: [Value] = []) { self.elements = elements }

  /// The number of elements.
  package var count: Int { elements.count }

  /// Whether there is no element.
  package var isEmpty: Bool { elements.isEmpty }

  /// The element at a position from 0 up to ``count``, which is not included.
  package subscript(index: Int) -> Value { elements[index] }

  /// Adds an element; O(1) when nothing else holds the list.
  package mutating func append(_ element: Value) { elements.append(element) }

  /// Adds the elements of another list.
  package mutating func append(contentsOf other: ListValue) {
    elements.append(contentsOf: other.elements)
  }
}

extension ListValue: Sequence {
  package func makeIterator() -> IndexingIterator<[Value]> { elements.makeIterator() }

  package var underestimatedCount: Int { elements.count }
}

extension ListValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Value...) { self.init(elements) }
}
