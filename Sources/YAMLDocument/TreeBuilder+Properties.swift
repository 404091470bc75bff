import CYAML
import Diagnostics
import SourceText

/// Anchors, aliases and tags.
extension TreeBuilder {
  /// Notes the anchor and the tag of the node just made.
  @inline(never)
  mutating func addProperties(
    anchor: UnsafeMutablePointer<UInt8>?,
    tag: UnsafeMutablePointer<UInt8>?,
    to index: Int,
    _ tree: inout DocumentTree
  ) {
    if let tag = unsafe tag {
      let text = unsafe String(cString: tag)
      tree.tags.append(text)
      tree.nodes[index].tagNumber = UInt32(tree.tags.count)
      tree.nodes[index].tag = CoreTag(text)
    }
    if let anchor = unsafe anchor {
      let isScalar = tree.nodes[index].kind == .scalar
      let name = unsafe String(cString: anchor)
      tree.anchorNames.append((node: UInt32(index), name: name))
      anchors.open(name, node: index, start: Int(tree.nodes[index].start), visits: visits)
      if isScalar { anchors.close(anchors.last, visits: visits + 1, height: 0) }
    }
  }

  /// Adds an alias as a reference to the node it names.
  @inline(never)
  mutating func addAlias(_ event: UnsafeMutablePointer<yaml_event_t>, _ tree: inout DocumentTree) {
    let start = unsafe cursor.offset(of: Int(event.pointee.start_mark.index))
    let end = unsafe cursor.offset(of: Int(event.pointee.end_mark.index))
    let range = TextRange(start, end)
    guard let pointer = unsafe event.pointee.data.alias.anchor else { return }
    let name = unsafe String(cString: pointer)
    guard let anchor = anchors.find(name) else {
      failure = .undefinedAlias(name, range, candidates: anchors.names)
      return
    }
    guard !anchor.isOpen else {
      failure = .aliasCycle(name, range, TextRange(anchor.start, anchor.start + 1))
      return
    }
    let depth = frames.count + anchor.height
    if depth > limits.depth {
      failure = .limit(.depth, limits.depth, range)
      return
    }
    if depth > current.deepest { current.deepest = depth }
    let index = tree.nodes.count
    // The filter knows written keys only.
    if current.isMapping, current.children & 1 == 0 { current.keys.mayHaveDuplicates = true }
    tree.nodes.append(
      Node(kind: .alias, style: .none, start: start, end: end, content: anchor.node, count: 0)
    )
    current.children += 1
    current.lastEnd = end
    visits += anchor.visits
    if visits > limits.aliasExpansion {
      failure = .limit(.aliasExpansion, limits.aliasExpansion, range)
    } else if index >= limits.nodes {
      failure = .limit(.nodes, limits.nodes, range)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  /// The first byte of a node's own text, after its anchor and tag (YAML 1.2.2 §6.9).
  @inline(never)
  func skipProperties(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D:
        index += 1
      case UInt8(ascii: "#"):
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      case UInt8(ascii: "&"):
        // libyaml lets a name end before `:` and the like; what follows is the node's text.
        index += 1
        while index < end, Self.isNameByte(bytes[index]) { index += 1 }
      case UInt8(ascii: "!"):
        while index < end, bytes[index] > 0x20 { index += 1 }
      default:
        return index
      }
    }
    return end
  }
}

extension CoreTag {
  /// The core schema's name for a full tag.
  init(_ tag: String) {
    switch tag {
    case "!": self = .nonSpecific
    case "tag:yaml.org,2002:null": self = .null
    case "tag:yaml.org,2002:bool": self = .bool
    case "tag:yaml.org,2002:int": self = .int
    case "tag:yaml.org,2002:float": self = .float
    case "tag:yaml.org,2002:str": self = .string
    case "tag:yaml.org,2002:seq": self = .sequence
    case "tag:yaml.org,2002:map": self = .mapping
    default: self = .other
    }
  }
}

/// The anchors of one document; a later one of the same name takes its place (YAML 1.2.2 §3.2.2.2).
struct AnchorTable {
  struct Anchor {
    var node: Int
    var start: Int
    var isOpen = true
    /// While open the visits before the node, then the nodes that a walk through it visits.
    var visits: Int
    /// Collections inside each other from here on.
    var height = 0
  }

  private var anchors: [Anchor] = []
  private var byName: [String: Int] = [:]

  var isEmpty: Bool { anchors.isEmpty }
  var last: Int { anchors.count - 1 }
  var names: [String] { byName.keys.sorted() }

  mutating func open(_ name: String, node: Int, start: Int, visits: Int) {
    byName[name] = anchors.count
    anchors.append(Anchor(node: node, start: start, visits: visits))
  }

  mutating func close(_ index: Int, visits: Int, height: Int) {
    anchors[index].isOpen = false
    anchors[index].visits = visits - anchors[index].visits
    anchors[index].height = height
  }

  func find(_ name: String) -> Anchor? {
    byName[name].map { anchors[$0] }
  }

  mutating func removeAll() {
    if anchors.isEmpty { return }
    anchors.removeAll(keepingCapacity: true)
    byName.removeAll(keepingCapacity: true)
  }
}
