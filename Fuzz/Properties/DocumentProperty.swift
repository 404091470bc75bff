import Diagnostics
import SourceText
package import YAMLDocument

/// Reading never crashes, nodes lie in order inside the text and inside their parents, JSON Pointers lead
/// back to their nodes, a stream cut into pieces has the same documents, and the short way of reading plain
/// documents comes to what libyaml comes to.
package final class DocumentProperty: Property {
  private let format: DocumentFormat
  private let reader = DocumentReader(limits: Limits())
  /// Reads everything by libyaml.
  private let slowReader = DocumentReader(limits: Limits(), usesBlockReader: false)
  private var tree = DocumentTree()

  /// Pointers and places are looked up for this many nodes only: each look-up walks through the tree.
  private static let closelyCheckedNodes = 200
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Makes the property for one format.
  package init(format: DocumentFormat) { self.format = format }

  package func violation(_ bytes: [UInt8]) -> String? {
    firstViolation { () throws(Violation) in
      let whole = try documents(SourceBuffer(name: "input", bytes: bytes))
      guard format == .yaml else { return }
      try requireSameByLibyaml(SourceBuffer(name: "input", bytes: bytes))
      guard bytes.starts(with: Self.byteOrderMark) else { return try requireSameInPieces(bytes, whole) }
      // A mark counts in offsets, not in columns: whoever makes a buffer leaves it out.
      let text = Array(bytes.dropFirst(Self.byteOrderMark.count))
      let origin = SourceOrigin(offset: Self.byteOrderMark.count)
      let unmarked = try documents(SourceBuffer(name: "input", bytes: text, origin: origin))
      try requireSameInPieces(bytes, unmarked)
    }
  }

  /// Checks every document; gives a line for each with its place in the whole stream.
  private func documents(_ buffer: SourceBuffer) throws(Violation) -> [String] {
    var lines: [String] = []
    var end: UInt32 = 0
    let lineTable = LineTable(buffer)
    reader.open(buffer, format: format)
    while reader.next(into: &tree) {
      if let failure = reader.failure {
        try require(tree.root == nil, "a broken document has nodes")
        try requireInside(failure, count: buffer.bytes.count)
        let place = lineTable.location(of: Int(failure.range.start))
        lines.append("\(failure.code) \(place) \(failure.message.english)")
        continue
      }
      for finding in reader.findings { try requireInside(finding, count: buffer.bytes.count) }
      guard let root = tree.root else { throw Violation("a document has neither nodes nor a failure") }
      try require(tree.range(root).start >= end, "documents overlap")
      end = tree.range(root).end
      try checkNodes(root, count: buffer.bytes.count)
      lines.append("\(tree.nodeCount) nodes \(lineTable.location(of: Int(tree.range(root).start)))")
    }
    return lines
  }

  private func requireSameByLibyaml(_ buffer: SourceBuffer) throws(Violation) {
    let short = Self.contents(of: buffer, by: reader)
    let long = Self.contents(of: buffer, by: slowReader)
    try require(short == long, "read in two ways: \(short)\nby libyaml: \(long)")
  }

  /// Every node and diagnostic of every document.
  private static func contents(of buffer: SourceBuffer, by reader: DocumentReader) -> [String] {
    var tree = DocumentTree()
    var lines: [String] = []
    reader.open(buffer, format: .yaml)
    while reader.next(into: &tree) {
      var line = "\(tree.hasExplicitStart) \(tree.hasExplicitEnd)"
      for index in 0..<UInt32(tree.nodeCount) {
        let node = NodeID(index: index)
        let range = tree.range(node)
        line += " \(tree.kind(node).rawValue).\(tree.style(node).rawValue) \(range.start)-\(range.end)"
        line += " \(tree.childCount(node)) \(tree.nextSibling(node).index)"
        if tree.kind(node) == .scalar { line += " " + tree.text(node) }
      }
      for diagnostic in reader.findings + [reader.failure].compactMap(\.self) {
        line += " \(diagnostic.code) \(diagnostic.range.start) \(diagnostic.message.english)"
      }
      lines.append(line)
    }
    return lines
  }

  private func checkNodes(_ root: NodeID, count: Int) throws(Violation) {
    var open: [(node: NodeID, left: Int, end: UInt32)] = []
    var position: UInt32 = 0
    for index in 0..<UInt32(tree.nodeCount) {
      let node = NodeID(index: index)
      let range = tree.range(node)
      try requireInside(range, count: count, "node \(index)")
      try require(range.start >= position, "node \(index) starts at \(range.start), before \(position)")
      while let last = open.last, last.left == 0 { open.removeLast() }
      if let parent = open.last {
        let outer = tree.range(parent.node)
        try require(
          range.start >= outer.start && range.end <= outer.end,
          "node \(index) at \(range.start)..<\(range.end) leaves \(outer.start)..<\(outer.end)"
        )
        open[open.count - 1].left -= 1
      }
      let children = tree.kind(node) == .mapping ? 2 * tree.childCount(node) : tree.childCount(node)
      if children > 0 { open.append((node, children, range.end)) }
      position = children > 0 ? range.start : range.end
      try require(tree.resolved(node).index <= index, "an alias leads forwards")
      if tree.kind(node) == .scalar { _ = tree.value(node) }
      if index < Self.closelyCheckedNodes { try checkPlaces(node, range) }
    }
    while let last = open.last, last.left == 0 { open.removeLast() }
    try require(open.isEmpty, "a collection lacks children")
    if reader.findings.isEmpty { try checkPointers(root) }
  }

  /// Every byte of a scalar comes from a place inside it, and later bytes from later places.
  private func checkPlaces(_ node: NodeID, _ range: TextRange) throws(Violation) {
    guard tree.kind(node) == .scalar else { return }
    let count = unsafe tree.withBytes(node) { $0.count }
    var previous = Int(range.start)
    for offset in stride(from: 0, through: count, by: max(1, count / 16)) {
      let place = tree.sourceOffset(node, at: offset)
      try require(
        place >= previous && place <= Int(range.end),
        "byte \(offset) of node \(node.index) comes from \(place), not in \(previous)...\(range.end)"
      )
      previous = place
    }
  }

  /// The pointer of a value leads to it, written and read again.
  private func checkPointers(_ root: NodeID) throws(Violation) {
    for index in 0..<UInt32(min(tree.nodeCount, Self.closelyCheckedNodes)) {
      let node = NodeID(index: index)
      guard node == root || isAddressable(node) else { continue }
      let pointer = tree.pointer(to: node)
      try require(
        JSONPointer(parsing: pointer.description) == pointer,
        "\(pointer) is not read as it is written"
      )
      try require(tree.node(at: pointer) == node, "\(pointer) does not lead to node \(index)")
    }
  }

  /// Whether a pointer can name the node: all keys on the way are scalars, and it is no key itself.
  private func isAddressable(_ node: NodeID) -> Bool {
    var current = node
    while let parent = tree.parent(of: current) {
      if tree.kind(parent) == .mapping {
        guard let key = tree.keyNode(ofValue: current), key != current,
          tree.kind(tree.resolved(key)) == .scalar
        else { return false }
      }
      current = parent
    }
    return true
  }

  /// Whether two lines say the same of a document.
  ///
  /// Brackets are counted ahead only where there are many, in as much text as is at hand: whether a document
  /// with too many and another mistake is told of the one or of the other may depend on the cut.
  private static func agree(_ left: String, _ right: String) -> Bool {
    let limit = "limit-exceeded"
    return left == right || left.hasPrefix(limit) && !right.contains(" nodes ")
      || right.hasPrefix(limit) && !left.contains(" nodes ")
  }

  private func requireSameInPieces(_ bytes: [UInt8], _ whole: [String]) throws(Violation) {
    var splitter = StreamSplitter(name: "input", windowBytes: 16)
    var rest = bytes[...]
    var pieces: [String] = []
    do {
      while let buffer = try splitter.next(read: { window in
        window += rest.prefix(7)
        rest = rest.dropFirst(7)
      }) {
        pieces += try documents(buffer)
      }
    } catch let violation as Violation {
      throw Violation("in pieces: \(violation.text)")
    } catch {
      throw Violation("cannot be cut: \(error)")
    }
    // A text in a wrong encoding is not read further; behind a cut nobody knows of it any more.
    if whole.count == 1, whole[0].contains("the text is UTF-"), pieces.first == whole[0] { return }
    let agree = pieces.count == whole.count && zip(pieces, whole).allSatisfy(Self.agree)
    try require(agree, "whole: \(whole)\nin pieces: \(pieces)")
  }
}
