import SourceText

/// A run of whole documents that libyaml reads in one go, and what comes behind it.
struct Segment {
  /// Past the last byte of the clean text.
  var end = 0
  /// What is wrong behind `end`: the document there cannot be read.
  var failure: ReadFailure?
  /// Where reading goes on when the segment has been read.
  var resume = 0
  var isASCII = true
  var mayNestDeeply = false
  /// Offsets from the segment's start of directive lines that are to be ignored (YAML 1.2.2 §6.8).
  var masked: [Int] = []

  init() {}

  /// Cuts a segment of about `size` bytes that starts at `start`.
  init(_ bytes: ByteView, from start: Int, size: Int, limits: Limits) {
    // Step by step: trouble ends the segment, and nothing behind it has been looked at in vain.
    var stop = Self.step(bytes, from: start, size: bytes.count - start <= size + size / 2 ? .max : size)
    var survey = ByteSurvey(bytes, from: start, to: stop, depth: limits.flowDepth)
    var cut: Int?
    if survey.trouble == nil, stop < bytes.count {
      cut = DocumentBoundary.lastCut(bytes, from: start, after: start, before: stop, end: bytes.count)
    }
    while survey.trouble == nil, stop < bytes.count, cut == nil {
      let surveyed = stop
      stop = Self.step(bytes, from: surveyed, size: size)
      survey.look(bytes, from: surveyed, to: stop, depth: limits.flowDepth)
      guard survey.trouble == nil else { break }
      cut = DocumentBoundary.firstCut(
        bytes,
        after: surveyed - 1,
        from: start,
        before: stop,
        end: bytes.count
      )
    }
    stop = cut ?? stop
    if survey.trouble == nil { survey.end = stop }
    end = survey.end
    resume = stop
    isASCII = survey.isASCII
    mayNestDeeply = survey.mayNestDeeply
    if let trouble = survey.trouble {
      self.cut(bytes, from: start, at: trouble, survey.end, survey.troubleLength)
    }
    if survey.hasPercent { readDirectives(bytes, from: start, limits: limits) }
  }

  /// The end of the next `size` bytes, or a little before it, so that no character is torn apart.
  private static func step(_ bytes: ByteView, from start: Int, size: Int) -> Int {
    guard size < bytes.count - start else { return bytes.count }
    var end = start + size
    while end > start + size - 3, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// Ends the segment before the document that holds a byte which may not be there.
  private mutating func cut(
    _ bytes: ByteView,
    from start: Int,
    at trouble: ByteSurvey.Trouble,
    _ place: Int,
    _ length: Int
  ) {
    if trouble == .byteOrderMark {
      // Files put behind each other bring theirs along: it may stand before any document (§5.2).
      if DocumentBoundary.isLineStart(bytes, place, from: 0),
        DocumentBoundary.isMarker(bytes, at: place + length, UInt8(ascii: "-"), end: bytes.count)
          || Self.followsDocumentEnd(bytes, place, from: start)
      {
        end = place
        resume = place + length
        return
      }
    }
    failure = .trouble(trouble, TextRange(place, place + length))
    let cut = DocumentBoundary.lastCut(bytes, from: start, after: start, before: place + 1, end: bytes.count)
    end = cut ?? start
    resume = DocumentBoundary.nextDocument(bytes, after: place)
  }

  private static func followsDocumentEnd(
    _ bytes: ByteView,
    _ place: Int,
    from start: Int
  ) -> Bool {
    guard place > start else { return true }
    let line = DocumentBoundary.previousLine(bytes, before: place, from: start)
    return DocumentBoundary.isMarker(bytes, at: line, UInt8(ascii: "."), end: bytes.count)
  }

  /// Looks at the lines that start with `%` where directives may stand.
  private mutating func readDirectives(_ bytes: ByteView, from start: Int, limits: Limits) {
    var line = start
    var isBetweenDocuments = true
    var directives: [Int] = []
    while line < end {
      let first = bytes[line]
      let next = DocumentBoundary.nextLine(bytes, after: line, end: end)
      if DocumentBoundary.isMarker(bytes, at: line, UInt8(ascii: "-"), end: end) {
        for directive in directives where Self.isToBeIgnored(bytes, directive, end) {
          masked.append(directive - start)
        }
        directives.removeAll(keepingCapacity: true)
        isBetweenDocuments = false
      } else if DocumentBoundary.isMarker(bytes, at: line, UInt8(ascii: "."), end: end) {
        directives.removeAll(keepingCapacity: true)
        isBetweenDocuments = true
      } else if first == UInt8(ascii: "%"), isBetweenDocuments || directives.isEmpty == false {
        directives.append(line)
      } else if isBetweenDocuments, first != UInt8(ascii: "#"), !Self.isBlank(bytes, from: line, to: next) {
        isBetweenDocuments = false
        directives.removeAll(keepingCapacity: true)
      }
      if directives.count > limits.directives {
        failure = .limit(.directives, limits.directives, TextRange(line, next))
        end = directives[0]
        // The document of so many directives is lost with them.
        resume = DocumentBoundary.nextMarker(bytes, after: DocumentBoundary.nextMarker(bytes, after: line))
        return
      }
      line = next
    }
  }

  /// Whether a directive is none that YAML 1.2 knows: it is to be ignored, but libyaml refuses it.
  private static func isToBeIgnored(_ bytes: ByteView, _ line: Int, _ end: Int) -> Bool {
    var name: [UInt8] = []
    var index = line + 1
    while index < end, bytes[index] > 0x20 {
      name.append(bytes[index])
      index += 1
    }
    if name.elementsEqual("TAG".utf8) { return false }
    guard name.elementsEqual("YAML".utf8) else { return true }
    // A later minor version is to be read as 1.2.
    while index < end, bytes[index] == 0x20 { index += 1 }
    guard index + 2 < end, bytes[index] == UInt8(ascii: "1"), bytes[index + 1] == UInt8(ascii: ".")
    else { return false }
    index += 2
    var minor = 0
    let firstDigit = index
    while index < end, bytes[index] >= 0x30, bytes[index] <= 0x39, minor < 1000 {
      minor = minor * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > firstDigit, minor > 2 else { return false }
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index >= end || bytes[index] == 0x0A || bytes[index] == 0x0D
      || (bytes[index] == UInt8(ascii: "#") && bytes[index - 1] <= 0x20)
  }

  /// Whether there are only blanks, line breaks and comments.
  static func isBlank(_ bytes: ByteView, from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"):
        index = DocumentBoundary.nextLine(bytes, after: index, end: end)
      default: return false
      }
    }
    return true
  }
}
