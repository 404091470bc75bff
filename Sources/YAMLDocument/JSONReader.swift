import Diagnostics
import SourceText

/// Reads one JSON text, RFC 8259 to the letter, into a ``DocumentTree``.
///
/// libyaml is no JSON reader: it refuses tabs for indentation, surrogate pairs, long keys and a colon on
/// a line of its own. This one keeps a stack of its own, so that depth costs no machine stack.
struct JSONReader {
  private struct Frame {
    var node: Int
    var isObject: Bool
    var children = 0
    var keyFilter: UInt64 = 0
    var mayHaveDuplicates = false
  }

  /// What may come next.
  private enum Expectation {
    case value
    case firstElement
    case firstKey
    case key
    case commaOrEnd
  }

  let limits: Limits
  /// Pairs of equal keys: the first, and the one that repeats it.
  private(set) var duplicates: [(first: NodeID, second: NodeID)] = []
  private var keyFinder = DuplicateKeyFinder()
  private var frames: [Frame] = []
  private var index = 0
  private var bytes = ByteView()

  init(limits: Limits) {
    self.limits = limits
  }

  /// Reads the text from `start` to its end; what is wrong with it, or nil.
  mutating func read(_ bytes: ByteView, from start: Int, into tree: inout DocumentTree) -> Diagnostic? {
    self.bytes = bytes
    defer { self.bytes = ByteView() }
    index = start
    frames.removeAll(keepingCapacity: true)
    duplicates.removeAll(keepingCapacity: true)
    do throws(JSONFailure) {
      guard bytes.count - start <= limits.documentBytes else {
        throw .limit(.documentBytes, limits.documentBytes, TextRange(at: start))
      }
      try readText(into: &tree)
      return nil
    } catch {
      return JSONMessages(bytes: bytes).diagnostic(error)
    }
  }

  private mutating func readText(into tree: inout DocumentTree) throws(JSONFailure) {
    var expectation = Expectation.value
    var comma: Int?
    while true {
      skipBlanks()
      guard index < bytes.count else {
        guard frames.isEmpty, case .commaOrEnd = expectation else { throw endOfText(tree) }
        return
      }
      let byte = bytes[index]
      switch expectation {
      case .value, .firstElement:
        if byte == UInt8(ascii: "]"), let frame = frames.last, !frame.isObject {
          if let comma { throw .trailingComma(comma) }
          try close(&tree)
          expectation = .commaOrEnd
        } else {
          expectation = try readValue(byte, into: &tree)
        }
        comma = nil
      case .firstKey, .key:
        if byte == UInt8(ascii: "}") {
          if let comma { throw .trailingComma(comma) }
          try close(&tree)
          expectation = .commaOrEnd
        } else {
          guard byte == UInt8(ascii: "\"") else { throw .badKey(index) }
          try readString(into: &tree, isKey: true)
          skipBlanks()
          guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw .missingColon(index) }
          index += 1
          expectation = .value
        }
        comma = nil
      case .commaOrEnd:
        guard let frame = frames.last else { throw .textAfterEnd(index) }
        if byte == UInt8(ascii: ",") {
          comma = index
          index += 1
          expectation = frame.isObject ? .key : .value
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          try close(&tree)
        } else {
          throw .missingComma(index, after: Int(tree.nodes[tree.nodes.count - 1].end))
        }
      }
    }
  }

  private mutating func readValue(
    _ byte: UInt8,
    into tree: inout DocumentTree
  ) throws(JSONFailure) -> Expectation {
    switch byte {
    case UInt8(ascii: "{"):
      try open(isObject: true, &tree)
      return .firstKey
    case UInt8(ascii: "["):
      try open(isObject: false, &tree)
      return .firstElement
    case UInt8(ascii: "\""):
      try readString(into: &tree, isKey: false)
    case UInt8(ascii: "-"), 0x30...0x39:
      try readNumber(into: &tree)
    case UInt8(ascii: "t"):
      try readWord("true", into: &tree)
    case UInt8(ascii: "f"):
      try readWord("false", into: &tree)
    case UInt8(ascii: "n"):
      try readWord("null", into: &tree)
    default:
      throw .badValue(index)
    }
    return .commaOrEnd
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      index += 1
    }
  }

  private func endOfText(_ tree: DocumentTree) -> JSONFailure {
    guard let frame = frames.last else { return .empty(index) }
    return .unclosed(Int(tree.nodes[frame.node].start), index)
  }

  // MARK: Collections

  private mutating func open(isObject: Bool, _ tree: inout DocumentTree) throws(JSONFailure) {
    guard frames.count < min(limits.flowDepth, limits.depth) else {
      throw .limit(.flowDepth, min(limits.flowDepth, limits.depth), TextRange(index, index + 1))
    }
    countChild()
    frames.append(Frame(node: tree.nodes.count, isObject: isObject))
    try append(
      Node(
        kind: isObject ? .mapping : .sequence,
        style: .none,
        start: index,
        end: index,
        content: 0,
        count: 0,
        flag: true
      ),
      &tree
    )
    index += 1
  }

  private mutating func close(_ tree: inout DocumentTree) throws(JSONFailure) {
    guard let frame = frames.popLast() else { return }
    let isBrace = bytes[index] == UInt8(ascii: "}")
    guard isBrace == frame.isObject else { throw .wrongBracket(index, Int(tree.nodes[frame.node].start)) }
    index += 1
    tree.nodes[frame.node].end = UInt32(truncatingIfNeeded: index)
    tree.nodes[frame.node].content = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes[frame.node].count = UInt32(
      truncatingIfNeeded: frame.isObject ? frame.children / 2 : frame.children
    )
    if frame.mayHaveDuplicates {
      keyFinder.find(in: NodeID(index: UInt32(frame.node)), of: tree, &duplicates)
    }
  }

  @inline(__always)
  private mutating func countChild() {
    if !frames.isEmpty { frames[frames.count - 1].children += 1 }
  }

  private func append(_ node: Node, _ tree: inout DocumentTree) throws(JSONFailure) {
    guard tree.nodes.count < limits.nodes else {
      throw .limit(.nodes, limits.nodes, TextRange(at: Int(node.start)))
    }
    tree.nodes.append(node)
  }

  // MARK: Scalars

  private mutating func readWord(_ word: StaticString, into tree: inout DocumentTree) throws(JSONFailure) {
    let start = index
    for offset in 0..<word.utf8CodeUnitCount {
      guard start + offset < bytes.count, unsafe bytes[start + offset] == word.utf8Start[offset] else {
        throw .badValue(start)
      }
    }
    index = start + word.utf8CodeUnitCount
    guard index == bytes.count || !Self.isWordByte(bytes[index]) else { throw .badValue(start) }
    try appendPlain(from: start, &tree)
  }

  private mutating func appendPlain(from start: Int, _ tree: inout DocumentTree) throws(JSONFailure) {
    countChild()
    try append(
      Node(kind: .scalar, style: .plain, start: start, end: index, content: start, count: index - start),
      &tree
    )
  }

  /// A letter, digit or another byte that can only belong to a word.
  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  /// A number, RFC 8259 §6.
  private mutating func readNumber(into tree: inout DocumentTree) throws(JSONFailure) {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let firstDigit = index
    guard skipDigits() > 0 else { throw .badNumber(start, .noDigit) }
    if bytes[firstDigit] == UInt8(ascii: "0"), index > firstDigit + 1 {
      throw .badNumber(start, .leadingZero)
    }
    if bytes.byte(at: index) == UInt8(ascii: ".") {
      index += 1
      guard skipDigits() > 0 else { throw .badNumber(start, .noFraction) }
    }
    if let byte = bytes.byte(at: index), byte | 0x20 == UInt8(ascii: "e") {
      index += 1
      if let sign = bytes.byte(at: index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        index += 1
      }
      guard skipDigits() > 0 else { throw .badNumber(start, .noExponent) }
    }
    if let byte = bytes.byte(at: index), Self.isWordByte(byte) || byte == UInt8(ascii: ".") {
      throw .badNumber(start, .extraText)
    }
    try appendPlain(from: start, &tree)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
    return index - start
  }

  /// A string, RFC 8259 §7; its bytes stay in the source when it has no escape.
  private mutating func readString(into tree: inout DocumentTree, isKey: Bool) throws(JSONFailure) {
    let start = index
    index += 1
    var decodedStart = -1
    var copied = index
    scan: while true {
      guard index < bytes.count else { throw .unclosedString(start) }
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        break scan
      case UInt8(ascii: "\\"):
        if decodedStart < 0 { decodedStart = tree.sideText.count }
        copy(copied, index, to: &tree)
        try readEscape(in: start, to: &tree)
        copied = index
      case 0..<0x20:
        throw .controlInString(index, start)
      case 0x80...0xFF:
        guard let character = ByteSurvey.decode(bytes, index, bytes.count) else { throw .invalidUTF8(index) }
        index += character.length
      default:
        index += 1
      }
    }
    var content = start + 1
    var count = index - content
    if decodedStart >= 0 {
      copy(copied, index, to: &tree)
      content = decodedStart
      count = tree.sideText.count - decodedStart
    }
    index += 1
    if isKey { try noteKey(content, count, inSideText: decodedStart >= 0, start, tree) }
    countChild()
    try append(
      Node(
        kind: .scalar,
        style: .doubleQuoted,
        start: start,
        end: index,
        content: content,
        count: count,
        flag: decodedStart >= 0
      ),
      &tree
    )
  }

  private func copy(_ start: Int, _ end: Int, to tree: inout DocumentTree) {
    for offset in start..<end { tree.sideText.append(bytes[offset]) }
  }

  private mutating func noteKey(
    _ content: Int,
    _ count: Int,
    inSideText: Bool,
    _ start: Int,
    _ tree: DocumentTree
  ) throws(JSONFailure) {
    guard count <= limits.keyLength else {
      throw .limit(.keyLength, limits.keyLength, TextRange(start, index))
    }
    var hash = UInt64(truncatingIfNeeded: count)
    for offset in 0..<min(count, 64) {
      hash =
        (hash ^ UInt64(inSideText ? tree.sideText[content + offset] : bytes[content + offset])) &* 0x100_0193
    }
    let bit: UInt64 = 1 << ((hash &* 0x9E37_79B9_7F4A_7C15) >> 58)
    if frames[frames.count - 1].keyFilter & bit != 0 { frames[frames.count - 1].mayHaveDuplicates = true }
    frames[frames.count - 1].keyFilter |= bit
  }

  private mutating func readEscape(in start: Int, to tree: inout DocumentTree) throws(JSONFailure) {
    let escape = index
    guard let letter = bytes.byte(at: index + 1) else { throw .unclosedString(start) }
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): tree.sideText.append(letter)
    case UInt8(ascii: "b"): tree.sideText.append(0x08)
    case UInt8(ascii: "f"): tree.sideText.append(0x0C)
    case UInt8(ascii: "n"): tree.sideText.append(0x0A)
    case UInt8(ascii: "r"): tree.sideText.append(0x0D)
    case UInt8(ascii: "t"): tree.sideText.append(0x09)
    case UInt8(ascii: "u"):
      var value = try readHex(escape)
      if 0xD800...0xDBFF ~= value {
        guard bytes.byte(at: index) == UInt8(ascii: "\\"), bytes.byte(at: index + 1) == UInt8(ascii: "u")
        else {
          throw .loneSurrogate(escape, index)
        }
        index += 2
        let low = try readHex(index - 2)
        guard 0xDC00...0xDFFF ~= low else { throw .loneSurrogate(escape, escape + 6) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw .loneSurrogate(escape, index) }
      tree.sideText.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      throw .badEscape(escape)
    }
  }

  private mutating func readHex(_ escape: Int) throws(JSONFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = bytes.byte(at: index), let digit = Self.hexDigit(byte) else {
        throw .badEscape(escape)
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41) + 10
    case 0x61...0x66: UInt32(byte - 0x61) + 10
    default: nil
    }
  }
}
