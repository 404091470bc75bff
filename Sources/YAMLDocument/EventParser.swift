import CYAML

/// Owns one libyaml parser and hands it one segment of text after another.
///
/// libyaml's reader copies and decodes its input character by character, which is a large part of its
/// time. ``ByteSurvey`` has already proved the bytes to be clean UTF-8, so the segment is put where the
/// reader would have put it, and the reader never runs. `unread`, the number of characters that the
/// scanner may take without asking the reader, is set out of reach; the NUL that ends the segment is what
/// the scanner takes for the end of the input, as it does behind the reader.
///
/// Text that nests brackets suspiciously deep goes through the reader after all, in small pieces, so that
/// the depth can be looked at between them: the scanner reads far ahead of its events, at a cost that
/// grows with the square of the depth.
@safe
final class EventParser {
  /// What stopped the parser.
  enum Stop {
    /// An event is there.
    case none
    /// libyaml reports an error.
    case error
    /// Brackets were nested too deep before an event came of it.
    case tooDeep
  }

  let parser: UnsafeMutablePointer<yaml_parser_t>
  let event: UnsafeMutablePointer<yaml_event_t>
  private let feed: UnsafeMutablePointer<Feed>
  private var isOpen = false
  private var hasEvent = false
  private var ownBuffer: UnsafeMutableBufferPointer<UInt8>
  /// Bytes of the segment in `ownBuffer`, with the added line break.
  private var loaded = 0
  private var readerBuffer: (start: UnsafeMutablePointer<UInt8>?, end: UnsafeMutablePointer<UInt8>?) = (
    nil, nil
  )

  init() {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe feed = .allocate(capacity: 1)
    unsafe feed.initialize(to: Feed())
    unsafe ownBuffer = .allocate(capacity: 4096)
  }

  deinit {
    close()
    unsafe parser.deallocate()
    unsafe event.deallocate()
    unsafe feed.deallocate()
    unsafe ownBuffer.deallocate()
  }

  /// Takes a segment, to be read from any of its places with ``start(at:guardedDepth:)``.
  ///
  /// - Parameters:
  ///   - segment: clean UTF-8, see ``ByteSurvey``.
  ///   - masked: offsets in the segment of bytes to be read as `#`: directives that YAML wants ignored.
  func load(_ segment: UnsafeBufferPointer<UInt8>, masked: [Int]) {
    close()
    // The end: a line break where there is none (libyaml loses the last line of some block scalars
    // without), then NUL, then room for its look-ahead.
    let needed = segment.count + 16
    if unsafe ownBuffer.count < needed {
      unsafe ownBuffer.deallocate()
      unsafe ownBuffer = .allocate(capacity: needed + needed / 2)
    }
    if let source = segment.baseAddress {
      unsafe ownBuffer.baseAddress?.update(from: source, count: segment.count)
    }
    loaded = segment.count
    if loaded > 0, unsafe segment[loaded - 1] != 0x0A, unsafe segment[loaded - 1] != 0x0D {
      unsafe ownBuffer[loaded] = 0x0A
      loaded += 1
    }
    for index in loaded..<loaded + 8 { unsafe ownBuffer[index] = 0 }
    for offset in masked { unsafe ownBuffer[offset] = UInt8(ascii: "#") }
  }

  /// Shows libyaml a space for the tab at an offset of the segment, from the next start on.
  func replaceTab(at offset: Int) {
    unsafe ownBuffer[offset] = 0x20
  }

  /// Starts reading at an offset of the segment; cheap, so that broken documents cannot make it dear.
  ///
  /// - Parameters:
  ///   - offset: a place where a document may start; all marks count from it.
  ///   - guardedDepth: when not nil, stops as soon as the scanner is inside more brackets than this.
  func start(at offset: Int, guardedDepth: Int?) {
    close()
    guard unsafe yaml_parser_initialize(parser) == 1 else { preconditionFailure("out of memory") }
    isOpen = true
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let first = unsafe ownBuffer.baseAddress?.advanced(by: offset)
    if let guardedDepth {
      unsafe feed.pointee = unsafe Feed(
        next: UnsafePointer(first),
        left: loaded - offset,
        parser: parser,
        depth: guardedDepth
      )
      unsafe yaml_parser_set_input(parser, readPiece, feed)
    } else {
      unsafe yaml_parser_set_input(parser, readNothing, nil)
      unsafe readerBuffer = (parser.pointee.buffer.start, parser.pointee.buffer.end)
      unsafe parser.pointee.buffer.start = first
      unsafe parser.pointee.buffer.pointer = first
      unsafe parser.pointee.buffer.last = ownBuffer.baseAddress?.advanced(by: loaded + 1)
      unsafe parser.pointee.buffer.end = ownBuffer.baseAddress?.advanced(by: loaded + 1)
      unsafe parser.pointee.unread = Int.max / 2
      unsafe parser.pointee.eof = 1
    }
  }

  /// Reads the next event into `event`; the one before is gone.
  @inline(__always)
  func next() -> Stop {
    if hasEvent { unsafe yaml_event_delete(event) }
    guard unsafe yaml_parser_parse(parser, event) == 1 else {
      hasEvent = false
      return unsafe feed.pointee.isTooDeep ? .tooDeep : .error
    }
    hasEvent = true
    return .none
  }

  /// Gives back what the parser holds.
  func close() {
    guard isOpen else { return }
    if hasEvent { unsafe yaml_event_delete(event) }
    hasEvent = false
    if unsafe readerBuffer.start != nil {
      unsafe parser.pointee.buffer.start = readerBuffer.start
      unsafe parser.pointee.buffer.pointer = readerBuffer.start
      unsafe parser.pointee.buffer.last = readerBuffer.start
      unsafe parser.pointee.buffer.end = readerBuffer.end
      unsafe readerBuffer = (nil, nil)
    }
    unsafe yaml_parser_delete(parser)
    unsafe feed.pointee = Feed()
    isOpen = false
  }
}

/// What is left to hand to libyaml's reader in guarded mode.
@safe
private struct Feed {
  var next: UnsafePointer<UInt8>?
  var left = 0
  var parser: UnsafeMutablePointer<yaml_parser_t>?
  var depth = 0
  var isTooDeep = false

  init() {
    unsafe next = nil
    unsafe parser = nil
  }

  init(next: UnsafePointer<UInt8>?, left: Int, parser: UnsafeMutablePointer<yaml_parser_t>, depth: Int) {
    unsafe self.next = unsafe next
    self.left = left
    unsafe self.parser = unsafe parser
    self.depth = depth
  }
}

private func readPiece(
  _ data: UnsafeMutableRawPointer?,
  _ target: UnsafeMutablePointer<UInt8>?,
  _ room: Int,
  _ read: UnsafeMutablePointer<Int>?
) -> CInt {
  guard let feed = unsafe data?.assumingMemoryBound(to: Feed.self), let target = unsafe target else {
    return 0
  }
  if let parser = unsafe feed.pointee.parser, unsafe Int(parser.pointee.flow_level) > feed.pointee.depth {
    unsafe feed.pointee.isTooDeep = true
    return 0
  }
  let count = unsafe min(room, feed.pointee.left, 128)
  if let next = unsafe feed.pointee.next, count > 0 {
    unsafe target.update(from: next, count: count)
    unsafe feed.pointee.next = next + count
    unsafe feed.pointee.left -= count
  }
  unsafe read?.pointee = count
  return 1
}

private func readNothing(
  _ data: UnsafeMutableRawPointer?,
  _ target: UnsafeMutablePointer<UInt8>?,
  _ room: Int,
  _ read: UnsafeMutablePointer<Int>?
) -> CInt {
  unsafe read?.pointee = 0
  return 1
}
