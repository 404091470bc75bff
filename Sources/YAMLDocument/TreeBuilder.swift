import CYAML
import Diagnostics
import SourceText

/// Turns libyaml's events into a ``DocumentTree``, one document at a time.
///
/// Everything here runs once an event: no allocation but for the tree's own growth, no String, no
/// reference counting. What is rare (anchors, tags, scalars over several lines) is kept out of line.
@safe
struct TreeBuilder {
  /// How a document ended.
  enum Outcome {
    case document
    case endOfSegment
    case failure(ReadFailure)
  }

  /// A collection that is still open.
  struct Frame {
    var node = 0
    /// The first byte.
    var start = 0
    var isMapping = false
    var isFlow = false
    /// Children so far, keys and values counted apart.
    var children = 0
    var keys = KeyFilter()
    /// Where the last child ended.
    var lastEnd = 0
    /// The column of the collection; -1 outside all.
    var indent = -1
    /// The largest number of collections inside each other that was met below here, this one counted.
    var deepest = 0
    /// Index in `anchors`, or -1.
    var anchor = -1
  }

  let limits: Limits
  var cursor: MarkCursor
  /// The whole source.
  var bytes: ByteView
  var current = Frame()
  var frames: [Frame] = []
  var flowDepth = 0
  var anchors = AnchorTable()
  /// Nodes that a walk along all aliases would visit so far.
  var visits = 0
  /// Pairs of equal keys: the first, and the one that repeats it.
  var duplicates: [(first: NodeID, second: NodeID)] = []
  var mergeKey: NodeID?
  var keyFinder = DuplicateKeyFinder()
  /// Where the parser was when it began on the document.
  var entry = 0
  /// Where the document started, or the one before it ended.
  var documentStart = 0
  var isInDocument = false
  /// Whether the document before ended without `...`, so that no directive may follow.
  private var previousEndedImplicitly = false
  /// Whether the document before ended with `...` and no other has begun.
  var followsDocumentEnd: Bool { hasRead && !previousEndedImplicitly && !isInDocument }
  private var hasRead = false
  /// Where the `---` is that the last document ended at; nil when it ended in another way.
  var nextMarker: Int? {
    guard previousEndedImplicitly, !isInDocument,
      DocumentBoundary.isLineStart(bytes, documentStart, from: 0),
      DocumentBoundary.isMarker(bytes, at: documentStart, UInt8(ascii: "-"), end: bytes.count)
    else { return nil }
    return documentStart
  }
  private var contentStart = 0
  /// Whether the parser's event has not been handled yet.
  private var hasPendingEvent = false
  var failure: ReadFailure?

  init(limits: Limits) {
    self.limits = limits
    bytes = ByteView()
    cursor = MarkCursor(bytes, base: 0, end: 0, isASCII: true)
    frames.reserveCapacity(limits.depth + 1)
  }

  /// Starts on a segment of the source.
  mutating func open(
    _ bytes: ByteView,
    base: Int,
    end: Int,
    isASCII: Bool
  ) {
    self.bytes = bytes
    cursor = MarkCursor(bytes, base: base, end: end, isASCII: isASCII)
    documentStart = base
    previousEndedImplicitly = false
    isInDocument = false
    hasRead = false
    hasPendingEvent = false
  }

  /// Reads events up to the end of the next document.
  mutating func build(_ parser: EventParser, into tree: inout DocumentTree) -> Outcome {
    reset()
    entry = documentStart
    let event = unsafe parser.event
    while true {
      if hasPendingEvent {
        hasPendingEvent = false
      } else if let failure = read(parser) {
        return .failure(failure)
      }
      switch unsafe event.pointee.type {
      case YAML_SCALAR_EVENT:
        unsafe addScalar(event, &tree)
      case YAML_MAPPING_START_EVENT:
        unsafe startMapping(event, &tree)
      case YAML_SEQUENCE_START_EVENT:
        unsafe startSequence(event, &tree)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        unsafe endCollection(event, &tree)
      case YAML_ALIAS_EVENT:
        unsafe addAlias(event, &tree)
      case YAML_DOCUMENT_START_EVENT:
        unsafe startDocument(event, &tree)
      case YAML_DOCUMENT_END_EVENT:
        return unsafe endDocument(event, parser, &tree)
      case YAML_STREAM_END_EVENT:
        return .endOfSegment
      default:
        break
      }
      if let failure { return .failure(failure) }
    }
  }

  @inline(__always)
  private func read(_ parser: EventParser) -> ReadFailure? {
    switch parser.next() {
    case .none: nil
    case .tooDeep: .flowTooDeep
    case .error: .syntax
    }
  }

  private mutating func reset() {
    current = Frame()
    frames.removeAll(keepingCapacity: true)
    flowDepth = 0
    visits = 0
    failure = nil
    mergeKey = nil
    if !anchors.isEmpty { anchors.removeAll() }
    if !duplicates.isEmpty { duplicates.removeAll(keepingCapacity: true) }
  }

  // MARK: Documents

  private mutating func startDocument(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ tree: inout DocumentTree
  ) {
    let start = unsafe event.pointee.data.document_start
    documentStart = unsafe cursor.offset(of: Int(event.pointee.start_mark.index))
    contentStart = unsafe cursor.offset(of: Int(event.pointee.end_mark.index))
    isInDocument = true
    tree.hasExplicitStart = unsafe start.implicit == 0
    current.lastEnd = contentStart
    if previousEndedImplicitly,
      unsafe start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
    {
      failure = .directiveWithoutDocumentEnd(TextRange(documentStart, bytes.textEnd(of: documentStart)))
    }
  }

  private mutating func endDocument(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ parser: EventParser,
    _ tree: inout DocumentTree
  ) -> Outcome {
    let end = unsafe cursor.offset(of: Int(event.pointee.end_mark.index))
    previousEndedImplicitly = unsafe event.pointee.data.document_end.implicit == 1
    if end - documentStart > limits.documentBytes {
      return .failure(.limit(.documentBytes, limits.documentBytes, TextRange(at: documentStart)))
    }
    tree.hasExplicitEnd = !previousEndedImplicitly
    if previousEndedImplicitly {
      // What follows without a `---` was meant to belong to this document: it is what is broken.
      if let failure = read(parser) { return .failure(failure) }
      hasPendingEvent = true
    }
    isInDocument = false
    hasRead = true
    documentStart = end
    return .document
  }

  // MARK: Collections

  @inline(__always)
  private mutating func startMapping(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ tree: inout DocumentTree
  ) {
    let mapping = unsafe event.pointee.data.mapping_start
    let isFlow = unsafe mapping.style == YAML_FLOW_MAPPING_STYLE
    unsafe startCollection(
      event,
      .mapping,
      isFlow: isFlow,
      anchor: mapping.anchor,
      tag: mapping.tag,
      &tree
    )
  }

  @inline(__always)
  private mutating func startSequence(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ tree: inout DocumentTree
  ) {
    let sequence = unsafe event.pointee.data.sequence_start
    let isFlow = unsafe sequence.style == YAML_FLOW_SEQUENCE_STYLE
    unsafe startCollection(
      event,
      .sequence,
      isFlow: isFlow,
      anchor: sequence.anchor,
      tag: sequence.tag,
      &tree
    )
  }

  private mutating func startCollection(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ kind: NodeKind,
    isFlow: Bool,
    anchor: UnsafeMutablePointer<UInt8>?,
    tag: UnsafeMutablePointer<UInt8>?,
    _ tree: inout DocumentTree
  ) {
    let startMark = unsafe event.pointee.start_mark
    let endMark = unsafe event.pointee.end_mark
    // The end mark is at the first key or dash, or behind the bracket, also after anchor and tag.
    let end = cursor.offset(of: Int(endMark.index))
    var start = end
    var column = Int(endMark.column)
    if isFlow {
      // An implied mapping, `[a: b]`, has no bracket: its two marks are one.
      if startMark.index != endMark.index { start = end - 1 }
    } else if kind == .sequence, end > 0, end >= bytes.count || bytes[end] != UInt8(ascii: "-") {
      // A sequence at its key's own indentation is announced behind its first dash.
      start = end - 1
      column -= 1
    }
    let index = tree.nodes.count
    let depth = frames.count + 1
    frames.append(current)
    let isKey = current.isMapping && current.children & 1 == 0
    if isKey { frames[depth - 1].keys.mayHaveDuplicates = true }
    tree.nodes.append(
      Node(kind: kind, style: .none, start: start, end: start, content: 0, count: 0, flag: isFlow)
    )
    var frame = Frame()
    frame.node = index
    frame.start = start
    frame.isMapping = kind == .mapping
    frame.isFlow = isFlow
    frame.lastEnd = start
    frame.indent = isFlow ? current.indent : column
    frame.deepest = depth
    current = frame
    if unsafe anchor != nil || tag != nil {
      unsafe addProperties(anchor: anchor, tag: tag, to: index, &tree)
      if unsafe anchor != nil { current.anchor = anchors.last }
    }
    if isFlow {
      flowDepth += 1
      if flowDepth > limits.flowDepth {
        failure = .limit(.flowDepth, limits.flowDepth, TextRange(start, max(start, end)))
      }
    }
    if depth > limits.depth { failure = .limit(.depth, limits.depth, TextRange(at: start)) }
    checkNodeCount(index)
  }

  private mutating func endCollection(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ tree: inout DocumentTree
  ) {
    var end = current.lastEnd
    if current.isFlow {
      flowDepth -= 1
      let startMark = unsafe Int(event.pointee.start_mark.index)
      let endMark = unsafe Int(event.pointee.end_mark.index)
      // A pair in a sequence, `[a: b]`, has no bracket of its own and ends with its value.
      if endMark > startMark { end = cursor.offset(of: endMark) }
    }
    let frame = current
    let node = frame.node
    let start = Int(tree.nodes[node].start)
    tree.nodes[node].end = UInt32(truncatingIfNeeded: end)
    tree.nodes[node].content = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes[node].count = UInt32(truncatingIfNeeded: frame.isMapping ? frame.children / 2 : frame.children)
    if frame.keys.mayHaveDuplicates { keyFinder.find(in: NodeID(index: UInt32(node)), of: tree, &duplicates) }
    if frame.isFlow, frames[frames.count - 1].isFlow == false { checkFlowCollection(node, start, end, tree) }
    if frame.anchor >= 0 {
      anchors.close(frame.anchor, visits: visits + 1, height: frame.deepest - frames.count + 1)
    }
    current = frames.removeLast()
    if frame.deepest > current.deepest { current.deepest = frame.deepest }
    finishChild(end: end)
  }
}
