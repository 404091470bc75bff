/// Reads collections in brackets that stand on one line, for ``BlockReader``: `[1, two]`, `{a: 1, b: [x]}`.
///
/// Plain texts are of letters, digits, blanks and a few signs only: none that means something in brackets.
struct FlowLine {
  /// Brackets inside each other; libyaml counts further.
  static let deepest = 16

  private let text: BlockText
  private let bytes: ByteView
  private let limits: Limits
  private let deepest: Int
  private var keyFinder = DuplicateKeyFinder()
  private var duplicates: [(first: NodeID, second: NodeID)] = []

  init(_ text: BlockText, limits: Limits, deepest: Int) {
    self.text = text
    bytes = text.bytes
    self.limits = limits
    self.deepest = deepest
  }

  /// Reads the collection whose bracket is at a place, and gives the place behind it; nil when it is for libyaml.
  mutating func read(at start: Int, depth: Int, into tree: inout DocumentTree) -> Int? {
    guard depth <= deepest else { return nil }
    let isMapping = bytes[start] == UInt8(ascii: "{")
    let bracket = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let node = tree.nodes.count
    tree.nodes.append(
      Node(
        kind: isMapping ? .mapping : .sequence,
        style: .none,
        start: start,
        end: start,
        content: 0,
        count: 0,
        flag: true
      )
    )
    var keys = KeyFilter()
    var count = 0
    var place = text.afterBlanks(start + 1)
    while true {
      guard place < text.end else { return nil }
      // A bracket behind a comma is for libyaml.
      if bytes[place] == bracket, count == 0 { break }
      if isMapping {
        guard let key = scalar(at: place), keys.insert(key, bytes, limits), isColon(key.end) else {
          return nil
        }
        tree.nodes.append(key.node)
        place = text.afterBlanks(key.end + 1)
        guard place < text.end else { return nil }
      }
      if text.isBracket(place) {
        guard let end = read(at: place, depth: depth + 1, into: &tree) else { return nil }
        place = end
      } else {
        guard let value = scalar(at: place) else { return nil }
        tree.nodes.append(value.node)
        place = value.end
      }
      count += 1
      place = text.afterBlanks(place)
      guard place < text.end else { return nil }
      if bytes[place] == bracket { break }
      guard bytes[place] == UInt8(ascii: ",") else { return nil }
      place = text.afterBlanks(place + 1)
    }
    tree.nodes[node].end = UInt32(truncatingIfNeeded: place + 1)
    tree.nodes[node].content = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes[node].count = UInt32(truncatingIfNeeded: count)
    if keys.mayHaveDuplicates {
      keyFinder.find(in: NodeID(index: UInt32(node)), of: tree, &duplicates)
      guard duplicates.isEmpty else { return nil }
    }
    return place + 1
  }

  private func isColon(_ place: Int) -> Bool {
    place + 1 < text.end && bytes[place] == UInt8(ascii: ":") && bytes[place + 1] == 0x20
  }

  private func scalar(at start: Int) -> BlockText.Scalar? {
    let first = bytes[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let end = text.afterQuotes(from: start) else { return nil }
      let style: ScalarStyle = first == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
      return BlockText.Scalar(start: start, end: end, style: style, isKey: false)
    }
    // A byte order mark, and what a dash or a point may begin, are looked at by libyaml.
    guard first != 0xEF, Self.isPlain(first), first != UInt8(ascii: "-") || isDigit(start + 1) else {
      return nil
    }
    var end = start + 1
    while end < text.end, Self.isPlain(bytes[end]) || bytes[end] == 0x20 { end += 1 }
    while bytes[end - 1] == 0x20 { end -= 1 }
    return BlockText.Scalar(start: start, end: end, style: .plain, isKey: false)
  }

  private func isDigit(_ place: Int) -> Bool {
    place < text.end && bytes[place] >= 0x30 && bytes[place] <= 0x39
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
