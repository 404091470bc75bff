package import Diagnostics
package import SourceText

/// The format of a text.
package enum DocumentFormat: Sendable {
  /// YAML 1.2, as far as libyaml reads it.
  case yaml
  /// JSON, RFC 8259: one document.
  case json

  /// The format of a file, by the end of its name.
  package init(ofFile name: String) { self = name.hasSuffix(".json") ? .json : .yaml }
}

/// Reads the documents of one buffer, one after another.
///
///     let reader = DocumentReader(limits: Limits())
///     reader.open(buffer, format: .yaml)
///     var tree = DocumentTree()
///     while reader.next(into: &tree) {
///       if let failure = reader.failure { … } else { … }
///     }
///
/// After a broken document reading goes on at the next `---`.
package final class DocumentReader {
  /// What made the last document unreadable: `yaml-syntax` or `limit-exceeded`; nil when it was read.
  package private(set) var failure: Diagnostic?
  /// What is wrong with the last document though it could be read: `duplicate-key` with the first place
  /// as a note, and a warning `merge-key`.
  package private(set) var findings: [Diagnostic] = []

  private let limits: Limits
  private let parser = EventParser()
  private var builder: TreeBuilder
  private var blocks: BlockReader
  /// When documents are given to ``BlockReader`` first.
  private var choice: BlockReaderChoice
  private var json: JSONReader
  private var source = SourceBuffer(name: "", bytes: [])
  private var format = DocumentFormat.yaml
  /// Where the text not yet given to the parser starts.
  private var position = 0
  private var segment = Segment()
  private var segmentStart = 0
  private var isInSegment = false
  /// Whether libyaml has the segment.
  private var isLoaded = false
  private var isParsing = false
  private var isFinished = true
  /// How often the document has been read again, see `SeparatingTabs.swift`.
  private var retries = 0

  /// Bytes after which a buffer is cut between two documents, so that each piece stays in the cache.
  private static let segmentBytes = 1 << 18

  /// Makes a reader.
  package convenience init(limits: Limits = Limits()) {
    self.init(limits: limits, usesBlockReader: true)
  }

  /// Makes a reader; without ``BlockReader`` libyaml reads everything, which takes longer and comes to the same.
  package init(limits: Limits, usesBlockReader: Bool) {
    self.limits = limits
    builder = TreeBuilder(limits: limits)
    blocks = BlockReader(limits: limits)
    choice = BlockReaderChoice(isPossible: usesBlockReader)
    json = JSONReader(limits: limits)
  }

  /// Starts on a buffer; a byte order mark at its start is skipped.
  package func open(_ source: SourceBuffer, format: DocumentFormat) {
    parser.close()
    self.source = source
    self.format = format
    failure = nil
    findings.removeAll(keepingCapacity: true)
    position = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    isParsing = false
    isInSegment = false
    isFinished = false
    retries = 0
  }

  /// Reads the next document into `tree`; false when there is none.
  ///
  /// When the document cannot be read, the result is true, the tree is empty and ``failure`` says why.
  package func next(into tree: inout DocumentTree) -> Bool {
    if failure != nil { failure = nil }
    if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
    tree.removeAll(source: source)
    guard !isFinished else { return false }
    return unsafe source.bytes.withUnsafeBufferPointer { pointer in
      let bytes = unsafe ByteView(pointer)
      return switch format {
      case .yaml: nextYAML(bytes, into: &tree)
      case .json: nextJSON(bytes, into: &tree)
      }
    }
  }

  // MARK: YAML

  private func nextYAML(_ bytes: ByteView, into tree: inout DocumentTree) -> Bool {
    builder.bytes = bytes
    while true {
      if !isParsing {
        if !isInSegment {
          if position >= bytes.count {
            isFinished = true
            return false
          }
          // Only the start of a file shows its encoding; a buffer may be cut from the middle of one.
          if position <= 3, source.origin.offset <= 3, let encoding = Encoding.foreign(bytes) {
            isFinished = true
            return fail(.wrongEncoding(encoding), bytes, &tree)
          }
          takeSegment(bytes)
        }
        if position >= segment.end {
          isInSegment = false
          position = segment.resume
          guard let found = segment.failure else { continue }
          return fail(found, bytes, &tree)
        }
        if choice.isWorthTrying, retries == 0 {
          if let end = blocks.read(bytes, from: position, to: segment.end, into: &tree) {
            choice.noteSuccess()
            position = end
            return true
          }
          choice.noteFailure()
          tree.discard()
          tree.hasExplicitStart = false
        }
        start(bytes)
      }
      switch builder.build(parser, into: &tree) {
      case .document:
        retries = 0
        addFindings(tree)
        choice.noteDocument()
        if choice.isWorthTrying, let marker = builder.nextMarker {
          isParsing = false
          position = marker
        }
        return true
      case .endOfSegment:
        isParsing = false
        position = segment.end
      case .failure(let found):
        isParsing = false
        if goesOnWithoutMarker(found, bytes) || goesOnWithoutTabs(found) {
          tree.discard()
          continue
        }
        let diagnostic = builder.describe(found, parser)
        retries = 0
        position = max(position + 1, resumption(after: Int(diagnostic.range.start), found, bytes))
        tree.discard()
        failure = diagnostic
        choice.noteDocument()
        return true
      }
    }
  }

  private func takeSegment(_ bytes: ByteView) {
    segment = Segment(bytes, from: position, size: Self.segmentBytes, limits: limits)
    segmentStart = position
    isInSegment = true
    isLoaded = false
  }

  private func start(_ bytes: ByteView) {
    if !isLoaded {
      unsafe parser.load(bytes.pointer(segmentStart..<segment.end), masked: segment.masked)
      isLoaded = true
    }
    parser.start(
      at: position - segmentStart,
      guardedDepth: segment.mayNestDeeply ? limits.flowDepth : nil
    )
    builder.open(bytes, base: position, end: segment.end, isASCII: segment.isASCII)
    isParsing = true
  }

  private func fail(
    _ found: ReadFailure,
    _ bytes: ByteView,
    _ tree: inout DocumentTree
  ) -> Bool {
    failure = builder.describe(found, parser)
    tree.discard()
    return true
  }

  /// Whether what libyaml refuses is a document after all: it wants a `---` behind a `...`, and refuses a
  /// `...` with no document before it (YAML 1.2.2 §9.2 asks for neither).
  private func goesOnWithoutMarker(_ found: ReadFailure, _ bytes: ByteView) -> Bool {
    guard case .syntax = found else { return false }
    let place = builder.syntaxErrorPlace(parser)
    if DocumentBoundary.isLineStart(bytes, place, from: position),
      DocumentBoundary.isMarker(bytes, at: place, UInt8(ascii: "."), end: segment.end),
      Segment.isBlank(bytes, from: builder.documentStart, to: place)
    {
      position = DocumentBoundary.nextLine(bytes, after: place, end: segment.end)
      return true
    }
    if builder.followsDocumentEnd, builder.documentStart > position,
      parser.hasProblem("did not find expected <document start>")
    {
      position = builder.documentStart
      return true
    }
    return false
  }

  /// Whether libyaml only stopped at tabs that separate, and reads the document again without them.
  private func goesOnWithoutTabs(_ found: ReadFailure) -> Bool {
    guard case .syntax = found, retries < TreeBuilder.retryLimit, let tabs = builder.separatingTabs(parser)
    else { return false }
    retries += 1
    for tab in tabs { parser.replaceTab(at: tab - segmentStart) }
    position = builder.entry
    return true
  }

  /// Where to go on after an error at `place`: at the next document marker.
  private func resumption(
    after place: Int,
    _ found: ReadFailure,
    _ bytes: ByteView
  ) -> Int {
    let end = segment.end
    var line = place
    if !DocumentBoundary.isLineStart(bytes, place, from: 0) {
      line = DocumentBoundary.nextLine(bytes, after: place, end: end)
    }
    // A broken directive spoils the document that it belongs to.
    var skipsMarker = place < end && bytes[place] == UInt8(ascii: "%") && line == place
    if case .syntax = found { skipsMarker = skipsMarker && !builder.isInDocument }
    while line < end {
      if line > builder.documentStart || !builder.isInDocument,
        DocumentBoundary.isMarker(bytes, at: line, UInt8(ascii: "-"), end: end), line > position
      {
        // With text between them the directive is not the marker's.
        if !skipsMarker || !DocumentBoundary.hasDirectives(bytes, before: line, from: position) {
          return line
        }
        skipsMarker = false
      }
      if DocumentBoundary.isMarker(bytes, at: line, UInt8(ascii: "."), end: end) {
        return DocumentBoundary.nextLine(bytes, after: line, end: end)
      }
      line = DocumentBoundary.nextLine(bytes, after: line, end: end)
    }
    return end
  }

  private func addFindings(_ tree: DocumentTree) {
    for pair in builder.duplicates {
      findings.append(YAMLMessages.duplicateKey(tree, first: pair.first, second: pair.second))
    }
    if let key = builder.mergeKey { findings.append(YAMLMessages.mergeKey(at: tree.range(key))) }
  }

  // MARK: JSON

  private func nextJSON(_ bytes: ByteView, into tree: inout DocumentTree) -> Bool {
    isFinished = true
    if let encoding = Encoding.foreign(bytes) { return fail(.wrongEncoding(encoding), bytes, &tree) }
    if let found = json.read(bytes, from: position, into: &tree) {
      tree.discard()
      failure = found
      return true
    }
    for pair in json.duplicates {
      findings.append(YAMLMessages.duplicateKey(tree, first: pair.first, second: pair.second))
    }
    return true
  }
}
