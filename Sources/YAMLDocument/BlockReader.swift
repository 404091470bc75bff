/// Reads documents of the plainest kind without libyaml: block mappings and sequences of scalars, and of
/// collections in brackets, that each stand on one line, with comments.
///
/// Most setups are written so, and libyaml takes nearly all of the time that checking one takes. Where a line
/// holds anything else (an anchor, an escape, a tab, a text over several lines, a directive, a
/// mistake), or a limit is passed, the whole document is left to libyaml, whose tree this one equals node for
/// node: `BlockReaderTests` and the fuzzer compare the two.
struct BlockReader {
  /// A collection that is still open.
  private struct Frame {
    var node = 0
    /// The column of its keys or dashes; -1 outside all.
    var indent = -1
    var isMapping = false
    /// Whether it is a sequence whose dashes stand in the column of its own key.
    var isAtKey = false
    /// Children so far, keys and values counted apart.
    var children = 0
    var keys = KeyFilter()
    /// Where the last child ended.
    var lastEnd = 0
  }

  private let limits: Limits
  private var current = Frame()
  private var frames: [Frame] = []
  private var keyFinder = DuplicateKeyFinder()
  private var duplicates: [(first: NodeID, second: NodeID)] = []
  /// Behind a `:` or `-` whose value has not come yet; -1 when there is none.
  private var pending = -1

  init(limits: Limits) {
    self.limits = limits
    frames.reserveCapacity(16)
  }

  /// Reads the document at `start`, which must be the start of a line with a `---`, or where a document
  /// without one may begin.
  ///
  /// - Returns: the start of the next line with a `---`, or `end`; nil when the document is for libyaml, and
  ///   then the tree's nodes mean nothing.
  mutating func read(
    _ bytes: ByteView,
    from start: Int,
    to end: Int,
    into tree: inout DocumentTree
  ) -> Int? {
    current = Frame()
    frames.removeAll(keepingCapacity: true)
    pending = -1
    var text = BlockText(bytes, end: end)
    var line = start
    while line < end {
      var place = line
      while place < end, bytes[place] == 0x20 { place += 1 }
      guard place < end else { break }
      let first = bytes[place]
      if first == 0x0A {
        line = place + 1
        continue
      }
      if first == UInt8(ascii: "#") {
        guard let next = text.nextLine(after: place) else { return nil }
        line = next
        continue
      }
      if place == line, first == UInt8(ascii: "-") || first == UInt8(ascii: ".") {
        if DocumentBoundary.isMarker(bytes, at: place, UInt8(ascii: "."), end: end) { return nil }
        if DocumentBoundary.isMarker(bytes, at: place, UInt8(ascii: "-"), end: end) {
          if tree.hasExplicitStart || current.indent >= 0 { break }
          tree.hasExplicitStart = true
          guard let next = text.blankRest(after: place + 3) else { return nil }
          line = next
          continue
        }
      }
      guard let next = readLine(&text, from: line, at: place, into: &tree) else { return nil }
      line = next
    }
    return finish(text, start: start, stop: min(line, end), &tree) ? min(line, end) : nil
  }

  /// Closes everything, and says whether the document is one.
  private mutating func finish(
    _ text: BlockText,
    start: Int,
    stop: Int,
    _ tree: inout DocumentTree
  ) -> Bool {
    guard current.indent >= 0 else { return false }
    if pending >= 0 { addEmpty(&tree) }
    while current.indent >= 0 {
      guard close(&tree) else { return false }
    }
    return tree.nodes.count <= limits.nodes && stop - start <= limits.documentBytes
  }

  // MARK: Lines

  /// Reads a line with text at `place`; nil when it is not for this reader.
  private mutating func readLine(
    _ text: inout BlockText,
    from line: Int,
    at place: Int,
    into tree: inout DocumentTree
  ) -> Int? {
    var place = place
    guard settle(column: place - line, isDash: text.isDash(at: place), at: place, &tree) else { return nil }
    while !current.isMapping {
      // The element behind the dash begins on this line, or on one to come.
      let content = text.afterBlanks(place + 1)
      if text.isRestBlank(content) {
        pending = place + 1
        return text.nextLine(after: content)
      }
      let isDash = text.isDash(at: content)
      if !isDash {
        if text.isBracket(content) { return readBrackets(text, at: content, &tree) }
        guard let scalar = text.scalar(at: content) else { return nil }
        if !scalar.isKey {
          add(scalar, &tree)
          return text.blankRest(after: scalar.end)
        }
      }
      guard open(isMapping: !isDash, column: content - line, at: content, &tree) else { return nil }
      place = content
    }
    guard let key = text.scalar(at: place), key.isKey, addKey(key, text.bytes, &tree) else { return nil }
    let content = text.afterBlanks(key.end + 1)
    if text.isRestBlank(content) {
      pending = key.end + 1
      return text.nextLine(after: content)
    }
    if text.isBracket(content) { return readBrackets(text, at: content, &tree) }
    guard let value = text.scalar(at: content), !value.isKey else { return nil }
    add(value, &tree)
    return text.blankRest(after: value.end)
  }

  /// Finds the collection that a line belongs to: opens the one that was announced, or closes those that
  /// have ended.
  private mutating func settle(column: Int, isDash: Bool, at place: Int, _ tree: inout DocumentTree) -> Bool {
    if current.indent < 0 { return column == 0 && open(isMapping: !isDash, column: 0, at: place, &tree) }
    if pending >= 0 {
      if column > current.indent {
        pending = -1
        return open(isMapping: !isDash, column: column, at: place, &tree)
      }
      if column == current.indent, isDash, current.isMapping {
        pending = -1
        return open(isMapping: false, column: column, isAtKey: true, at: place, &tree)
      }
      addEmpty(&tree)
    }
    while current.indent > column {
      guard close(&tree) else { return false }
    }
    guard current.indent == column else { return false }
    if current.isMapping != isDash { return true }
    return !isDash && current.isAtKey && close(&tree)
  }

  /// Reads a collection in brackets, and the rest of its line.
  private mutating func readBrackets(_ text: BlockText, at place: Int, _ tree: inout DocumentTree) -> Int? {
    let deepest = min(limits.flowDepth, limits.depth - frames.count, FlowLine.deepest)
    var line = FlowLine(text, limits: limits, deepest: deepest)
    guard let end = line.read(at: place, depth: 1, into: &tree) else { return nil }
    current.children += 1
    current.lastEnd = end
    return text.blankRest(after: end)
  }

  // MARK: Nodes

  private mutating func open(
    isMapping: Bool,
    column: Int,
    isAtKey: Bool = false,
    at place: Int,
    _ tree: inout DocumentTree
  ) -> Bool {
    frames.append(current)
    current = Frame(
      node: tree.nodes.count,
      indent: column,
      isMapping: isMapping,
      isAtKey: isAtKey,
      lastEnd: place
    )
    tree.nodes.append(
      Node(
        kind: isMapping ? .mapping : .sequence,
        style: .none,
        start: place,
        end: place,
        content: 0,
        count: 0
      )
    )
    return frames.count <= limits.depth
  }

  /// Ends the innermost collection; false when two of its keys are equal, which is a finding.
  private mutating func close(_ tree: inout DocumentTree) -> Bool {
    let frame = current
    tree.nodes[frame.node].end = UInt32(truncatingIfNeeded: frame.lastEnd)
    tree.nodes[frame.node].content = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes[frame.node].count = UInt32(
      truncatingIfNeeded: frame.isMapping ? frame.children / 2 : frame.children
    )
    current = frames.removeLast()
    current.children += 1
    current.lastEnd = frame.lastEnd
    if frame.keys.mayHaveDuplicates {
      keyFinder.find(in: NodeID(index: UInt32(frame.node)), of: tree, &duplicates)
      if !duplicates.isEmpty {
        duplicates.removeAll()
        return false
      }
    }
    return true
  }

  @inline(__always)
  private mutating func add(_ scalar: BlockText.Scalar, _ tree: inout DocumentTree) {
    tree.nodes.append(scalar.node)
    current.children += 1
    current.lastEnd = scalar.end
  }

  /// Adds a key; false when it is not for this reader.
  @inline(__always)
  private mutating func addKey(
    _ key: BlockText.Scalar,
    _ bytes: ByteView,
    _ tree: inout DocumentTree
  ) -> Bool {
    guard current.keys.insert(key, bytes, limits) else { return false }
    add(key, &tree)
    return true
  }

  /// Adds the value that was not written, behind its sign.
  private mutating func addEmpty(_ tree: inout DocumentTree) {
    tree.nodes.append(
      Node(kind: .scalar, style: .plain, start: pending, end: pending, content: pending, count: 0)
    )
    current.children += 1
    current.lastEnd = pending
    pending = -1
  }
}
