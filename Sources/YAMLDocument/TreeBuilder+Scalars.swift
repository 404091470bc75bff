import CYAML
import SourceText

/// Scalars: the hot part, once for every key and value.
extension TreeBuilder {
  @inline(__always)
  mutating func addScalar(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ tree: inout DocumentTree
  ) {
    let scalar = unsafe event.pointee.data.scalar
    let length = unsafe scalar.length
    var start = unsafe cursor.offset(of: Int(event.pointee.start_mark.index))
    var end = unsafe cursor.offset(of: Int(event.pointee.end_mark.index))
    let isOneLine = unsafe event.pointee.start_mark.line == event.pointee.end_mark.line
    let hasProperties = unsafe scalar.anchor != nil || scalar.tag != nil
    let index = tree.nodes.count
    guard let value = unsafe scalar.value else { return }

    if hasProperties { start = skipProperties(from: start, to: end) }
    let style: ScalarStyle
    var content: Int
    switch unsafe scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      style = .singleQuoted
      content = start + 1
      // What is as long as its quoted form has no escape in it.
      if !isOneLine || length != end - start - 2 { content = -1 }
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      style = .doubleQuoted
      content = start + 1
      if unsafe !isOneLine || length != end - start - 2 || !isVerbatim(value, length, at: content) {
        content = -1
      }
    case YAML_LITERAL_SCALAR_STYLE:
      style = .literal
      content = -1
    case YAML_FOLDED_SCALAR_STYLE:
      style = .folded
      content = -1
    default:
      style = .plain
      content = start
      if length == 0 {
        start = emptyScalarPlace(start, end, hasProperties: hasProperties)
        end = start
        content = start
      } else if !isOneLine {
        if unsafe length != end - start || !isVerbatim(value, length, at: start) { content = -1 }
      }
    }
    var isInSideText = false
    if content < 0 {
      isInSideText = true
      content = tree.sideText.count
      unsafe tree.sideText.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
      if style == .literal || style == .folded {
        end = blockScalarEnd(start, end)
      } else if style != .plain, !isOneLine {
        checkContinuationLines(start, end)
      }
    }
    if current.isMapping, current.children & 1 == 0 { unsafe addKey(value, length, style, index, start, end) }
    tree.nodes.append(
      Node(
        kind: .scalar,
        style: style,
        start: start,
        end: end,
        content: content,
        count: length,
        flag: isInSideText
      )
    )
    if hasProperties { unsafe addProperties(anchor: scalar.anchor, tag: scalar.tag, to: index, &tree) }
    finishChild(end: end)
    checkNodeCount(index)
  }

  /// Whether the decoded bytes stand in the source as they are.
  func isVerbatim(_ value: UnsafeMutablePointer<UInt8>, _ length: Int, at offset: Int) -> Bool {
    guard offset + length <= bytes.count else { return false }
    for index in 0..<length where unsafe value[index] != bytes[offset + index] { return false }
    return true
  }

  @inline(__always)
  mutating func finishChild(end: Int) {
    current.children += 1
    current.lastEnd = end
    visits += 1
  }

  @inline(__always)
  mutating func checkNodeCount(_ index: Int) {
    if index >= limits.nodes { failure = .limit(.nodes, limits.nodes, TextRange(at: current.lastEnd)) }
  }

  @inline(__always)
  mutating func addKey(
    _ value: UnsafeMutablePointer<UInt8>,
    _ length: Int,
    _ style: ScalarStyle,
    _ index: Int,
    _ start: Int,
    _ end: Int
  ) {
    if length == 0 {
      current.keys.insert(length: 0, first: 0, middle: 0, last: 0)
    } else {
      unsafe current.keys.insert(
        length: length,
        first: value[0],
        middle: value[length / 2],
        last: value[length - 1]
      )
      if length > limits.keyLength {
        failure = .limit(.keyLength, limits.keyLength, TextRange(start, end))
      }
      if length == 2, style == .plain, unsafe value[0] == 0x3C && value[1] == 0x3C, mergeKey == nil {
        mergeKey = NodeID(index: UInt32(index))
      }
    }
    if current.isFlow, start > 0, bytes[start - 1] == UInt8(ascii: "?") {
      failure = .questionMarkWithoutSpace(TextRange(start - 1, end))
    }
  }
}
