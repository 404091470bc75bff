package import Diagnostics
package import SourceText

/// Cuts a stream of bytes into buffers of whole documents, so that memory stays bounded.
///
/// A cut is made only before a line that starts with `---` and that no directive belongs to: there one
/// document has ended and the next has nothing before it. Places in the buffers are right in the whole
/// stream, through ``SourceText/SourceBuffer/origin``.
package struct StreamSplitter {
  /// A stream that cannot be cut.
  package enum Failure: Error, Equatable {
    /// One document has more bytes than the limit; it starts at the origin.
    case documentTooLarge(limit: Int, at: SourceOrigin)
    /// The stream has more bytes than the limit; the documents before it have been given out.
    case fileTooLarge(limit: Int)

    /// The finding `limit-exceeded`, at the start of a buffer with the failure's origin.
    package var diagnostic: Diagnostic {
      switch self {
      case .documentTooLarge(let limit, _): YAMLMessages.limit(.documentBytes, limit, at: TextRange(at: 0))
      case .fileTooLarge(let limit): YAMLMessages.limit(.fileBytes, limit, at: TextRange(at: 0))
      }
    }
  }

  private let name: String
  private let windowBytes: Int
  private let limits: Limits
  private var window: [UInt8] = []
  private var origin = SourceOrigin()
  private var isAtEnd = false
  private var isAtStart = true
  /// Whether the stream is longer than allowed and all whole documents before the limit are given out.
  private var isPastLimit = false
  /// Bytes at the window's start in which there is no cut.
  private var searched = 0

  /// Makes a splitter for a stream that messages call `name`.
  ///
  /// - Parameters:
  ///   - name: what the user calls the stream.
  ///   - windowBytes: the size that buffers have when documents are small.
  ///   - limits: `documentBytes` is how far the window may grow for one document, `fileBytes` how far the
  ///     stream is read.
  package init(name: String, windowBytes: Int = 1 << 20, limits: Limits = Limits()) {
    self.name = name
    self.windowBytes = max(16, windowBytes)
    self.limits = limits
  }

  /// The next buffer of whole documents, or nil at the end of the stream.
  ///
  /// - Parameters:
  ///   - isIdle: whether reading would have to wait for whoever writes the stream: then what is there is
  ///     given, however little.
  ///   - read: appends the next bytes of the stream to an array, any number of them; when it appends
  ///     nothing the stream has ended. Its errors are passed on.
  /// - Returns: whole documents, with their place in the stream; nil at its end.
  /// - Throws: what `read` throws, or ``Failure``.
  package mutating func next(
    isIdle: () -> Bool = { false },
    read: (inout [UInt8]) throws -> Void
  ) throws -> SourceBuffer? {
    while true {
      if isPastLimit { throw Failure.fileTooLarge(limit: limits.fileBytes) }
      // With the three bytes behind the limit it is known whether a `---` there is a marker.
      let needed = window.count > room && !isAtEnd ? room + 4 : windowBytes
      if window.count > room, isAtEnd || window.count >= needed {
        isPastLimit = true
        if let cut = findCut(before: room) { return take(cut) }
        continue
      }
      if isAtEnd { return takeRest() }
      if window.count < needed || searched == window.count {
        if searched < window.count, isIdle() {
          if let cut = findCut(before: room) { return take(cut) }
          searched = window.count
        }
        let before = window.count
        try read(&window)
        isAtEnd = window.count == before
        if isAtStart { skipByteOrderMark() }
        continue
      }
      if let cut = findCut(before: .max) { return take(cut) }
      searched = window.count
      guard window.count <= limits.documentBytes else {
        throw Failure.documentTooLarge(limit: limits.documentBytes, at: origin)
      }
    }
  }

  /// A byte order mark at the very start is no text, but its bytes count in offsets.
  private mutating func skipByteOrderMark() {
    guard window.count >= 3 || isAtEnd else { return }
    isAtStart = false
    if window.starts(with: [0xEF, 0xBB, 0xBF]) {
      window.removeFirst(3)
      origin.offset += 3
    }
  }

  /// How many more bytes the stream may have, from the window's start.
  private var room: Int { limits.fileBytes - origin.offset }

  private func findCut(before highest: Int) -> Int? {
    unsafe window.withUnsafeBufferPointer { pointer in
      let bytes = unsafe ByteView(pointer)
      // The last marker may still grow: without the byte after it, `---` is not yet known to be one.
      let end = isAtEnd ? bytes.count : bytes.count - 3
      let limit = highest < end ? highest + 1 : end
      guard limit > 1 else { return nil }
      return DocumentBoundary.lastCut(
        bytes,
        from: 0,
        after: isPastLimit ? 0 : max(0, searched - 4),
        before: limit,
        end: bytes.count
      )
    }
  }

  private mutating func take(_ cut: Int) -> SourceBuffer {
    let buffer = SourceBuffer(name: name, bytes: Array(window[..<cut]), origin: origin)
    window.removeFirst(cut)
    // What is left has been searched from its end down to the cut.
    searched = window.count
    origin.offset += cut
    origin.line += Self.lineBreaks(buffer.bytes)
    return buffer
  }

  private mutating func takeRest() -> SourceBuffer? {
    guard !window.isEmpty else { return nil }
    let buffer = SourceBuffer(name: name, bytes: window, origin: origin)
    origin.offset += window.count
    origin.line += Self.lineBreaks(window)
    window = []
    return buffer
  }

  /// LF, CRLF and lone CR, as ``SourceText/LineTable`` counts them; a cut is never inside a CRLF.
  private static func lineBreaks(_ array: [UInt8]) -> Int {
    unsafe array.withUnsafeBufferPointer { pointer in
      let bytes = unsafe ByteView(pointer)
      var count = 0
      var index = 0
      // 64 bytes at a time: each byte of the sums counts at most eight line feeds.
      while index + 64 <= bytes.count {
        var sum: UInt64 = 0
        var returns: UInt64 = 0
        for step in 0..<8 {
          let word = bytes.word(at: index + 8 * step)
          returns |= ByteSurvey.matches(word, 0x0D0D_0D0D_0D0D_0D0D)
          sum &+= (ByteSurvey.matches(word, 0x0A0A_0A0A_0A0A_0A0A) & ~word) >> 7
        }
        guard returns == 0 else { break }
        count += Int(truncatingIfNeeded: (sum &* 0x0101_0101_0101_0101) >> 56)
        index += 64
      }
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || (byte == 0x0D && bytes.byte(at: index) != 0x0A) { count += 1 }
      }
      return count
    }
  }
}
