/// One node of a ``DocumentTree``, by its place in preorder.
@frozen
@usableFromInline
package struct NodeID: Hashable, Sendable {
  /// The place in preorder; the root is 0.
  @usableFromInline package let index: UInt32

  /// Makes the name of the node at `index`.
  @inlinable package init(index: UInt32) {
    self.index = index
  }
}

/// What a node is.
@frozen
@usableFromInline
package enum NodeKind: UInt8, Sendable {
  /// A single value.
  case scalar
  /// A list.
  case sequence
  /// Keys with values.
  case mapping
  /// A reference to an earlier node, `*name`.
  case alias
}

/// How a scalar is written.
@frozen
@usableFromInline
package enum ScalarStyle: UInt8, Sendable {
  /// Without quotes.
  case plain
  /// In `'` quotes.
  case singleQuoted
  /// In `"` quotes.
  case doubleQuoted
  /// A block after `|`.
  case literal
  /// A block after `>`.
  case folded
  /// Not a scalar.
  case none
}

/// The tag of a node, as far as the core schema knows it (YAML 1.2.2 §10.3).
@frozen
@usableFromInline
package enum CoreTag: UInt8, Sendable {
  /// No tag: the value decides.
  case none
  /// `!`: a string, whatever it looks like.
  case nonSpecific
  /// `!!null`
  case null
  /// `!!bool`
  case bool
  /// `!!int`
  case int
  /// `!!float`
  case float
  /// `!!str`
  case string
  /// `!!seq`
  case sequence
  /// `!!map`
  case mapping
  /// Any other tag; ``DocumentTree/tag(_:)`` has its text.
  case other
}

/// A node as it is stored: 24 bytes, no reference.
///
///     kind       content                       count
///     scalar     offset of its decoded bytes   their number
///     alias      index of the node it names    0
///     sequence   index past its last node      number of elements
///     mapping    index past its last node      number of keys
///
/// A mapping's children alternate: key, value, key, value. A scalar's bytes lie in the source when they
/// stand there as they are, else in the tree's side text.
@frozen
@usableFromInline
package struct Node: Sendable {
  /// The first byte, without anchor and tag.
  @usableFromInline var start: UInt32
  /// Past the last byte.
  @usableFromInline var end: UInt32
  /// See the table above.
  @usableFromInline var content: UInt32
  /// See the table above.
  @usableFromInline var count: UInt32
  /// The index of the tag's text plus one, 0 for none.
  @usableFromInline var tagNumber: UInt32
  @usableFromInline var kind: NodeKind
  @usableFromInline var style: ScalarStyle
  @usableFromInline var tag: CoreTag
  /// Whether a scalar's bytes lie in the side text, or a collection is in flow style.
  @usableFromInline var flag: Bool

  @inlinable
  init(
    kind: NodeKind,
    style: ScalarStyle,
    start: Int,
    end: Int,
    content: Int,
    count: Int,
    flag: Bool = false
  ) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.content = UInt32(truncatingIfNeeded: content)
    self.count = UInt32(truncatingIfNeeded: count)
    self.tagNumber = 0
    self.kind = kind
    self.style = style
    self.tag = .none
    self.flag = flag
  }
}
