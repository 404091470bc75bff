/// Writes JSON (RFC 8259) token by token: separators, line breaks and escapes are its business.
///
/// The caller keeps begin and end balanced and writes a key before each value of an object.
package struct JSONWriter: Sendable {
  /// How the text is laid out.
  package enum Style: Sendable {
    /// No white space at all.
    case compact
    /// Two spaces a level; small values on one line.
    case indented
  }

  /// The text so far.
  package private(set) var output = ByteWriter()

  private let style: Style
  private var depth: Int
  private var inlineDepth = 0
  /// Whether the innermost container has no member yet.
  private var isFirst: Bool
  private var isAfterKey = false

  /// Makes a writer of one JSON text.
  package init(_ style: Style) {
    self.init(style, depth: 0, isFirst: true)
  }

  private init(_ style: Style, depth: Int, isFirst: Bool) {
    self.style = style
    self.depth = depth
    self.isFirst = isFirst
  }

  /// A run of members of one container, rendered ahead, with the separators that belong before each.
  ///
  /// `depth` counts the containers that are open around it; `isFirst` says whether it begins the innermost.
  package static func fragment(
    _ style: Style,
    depth: Int,
    isFirst: Bool = false,
    _ body: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(style, depth: depth, isFirst: isFirst)
    body(&writer)
    return writer.output.bytes
  }

  /// Gives the text so far away; what follows continues it.
  mutating func take() -> [UInt8] { output.take() }

  /// Starts a new text, keeping the memory.
  package mutating func reset() {
    output.removeAll()
    depth = 0
    inlineDepth = 0
    isFirst = true
    isAfterKey = false
  }

  // MARK: Containers

  /// Begins an object; an inline one stays on one line.
  package mutating func beginObject(isInline: Bool = false) { begin(0x7B, isInline: isInline) }

  /// Ends the innermost object.
  package mutating func endObject() { end(0x7D) }

  /// Begins an array; an inline one stays on one line.
  package mutating func beginArray(isInline: Bool = false) { begin(0x5B, isInline: isInline) }

  /// Ends the innermost array.
  package mutating func endArray() { end(0x5D) }

  /// Writes an object whose members `body` writes.
  package mutating func object(isInline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    beginObject(isInline: isInline)
    body(&self)
    endObject()
  }

  /// Writes an array with one element for each of `elements`.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>,
    isInline: Bool = false,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    beginArray(isInline: isInline)
    for element in elements { body(&self, element) }
    endArray()
  }

  // MARK: Members

  /// Writes the name of the next member; a name of the format itself, in which nothing needs an escape.
  package mutating func key(_ name: StaticString) {
    separate()
    output.append(byte: 0x22)
    output.append(name)
    output.append(byte: 0x22)
    output.append(byte: 0x3A)
    if style == .indented { output.append(byte: 0x20) }
    isAfterKey = true
  }

  /// Writes the name of the next member, a name that comes from elsewhere.
  package mutating func key(named name: String) {
    separate()
    appendQuoted(name)
    output.append(byte: 0x3A)
    if style == .indented { output.append(byte: 0x20) }
    isAfterKey = true
  }

  /// Writes a string.
  package mutating func string(_ text: String) {
    beforeValue()
    appendQuoted(text)
  }

  /// Writes a string, or null.
  package mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes a whole number.
  package mutating func int(_ number: Int) {
    beforeValue()
    output.append(number)
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) {
    beforeValue()
    output.append(value ? "true" : "false")
  }

  /// Writes `null`.
  package mutating func null() {
    beforeValue()
    output.append("null")
  }

  /// Writes a value that is JSON already.
  package mutating func literal(_ json: String) {
    beforeValue()
    output.append(json)
  }

  /// Writes members rendered by ``fragment(_:depth:isFirst:_:)`` for this place.
  package mutating func members(_ fragment: [UInt8]) {
    output.append(fragment)
    isFirst = false
    isAfterKey = false
  }

  /// Writes an end of line after the text.
  package mutating func endLine() {
    output.append(byte: 0x0A)
  }
}

// MARK: Layout

extension JSONWriter {
  private mutating func begin(_ bracket: UInt8, isInline: Bool) {
    beforeValue()
    output.append(byte: bracket)
    depth += 1
    if isInline || inlineDepth > 0 { inlineDepth += 1 }
    isFirst = true
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if inlineDepth > 0 {
      inlineDepth -= 1
    } else if !isFirst {
      breakLine()
    }
    output.append(byte: bracket)
    isFirst = false
  }

  private mutating func beforeValue() {
    if isAfterKey { isAfterKey = false } else { separate() }
  }

  private mutating func separate() {
    guard depth > 0 else { return }
    if !isFirst { output.append(byte: 0x2C) }
    if inlineDepth == 0 {
      breakLine()
    } else if !isFirst, style == .indented {
      output.append(byte: 0x20)
    }
    isFirst = false
  }

  private mutating func breakLine() {
    guard style == .indented else { return }
    output.append(byte: 0x0A)
    output.append(byte: 0x20, count: 2 * depth)
  }
}

// MARK: Strings

extension JSONWriter {
  private mutating func appendQuoted(_ text: String) {
    output.append(byte: 0x22)
    output.appendEscaped(text)
    output.append(byte: 0x22)
  }
}

extension ByteWriter {
  /// Appends the inside of a JSON string: runs that need no escape are copied whole.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8.span
    var start = 0
    var index = 0
    while index < bytes.count {
      // Eight bytes at a time while none needs an escape; the condition keeps the word inside the text.
      while index + 8 <= bytes.count {
        let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard !Self.mayNeedEscape(word) else { break }
        index += 8
      }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        index += 1
        continue
      }
      append(bytes.extracting(start..<index))
      appendEscape(of: byte)
      index += 1
      start = index
    }
    append(bytes.extracting(start..<index))
  }

  /// Whether one of eight bytes is a control character, a quote or a backslash; others may be taken for one.
  private static func mayNeedEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ 0x2222_2222_2222_2222
    let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let found =
      (word &- 0x2020_2020_2020_2020) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
    return found & 0x8080_8080_8080_8080 != 0
  }

  private mutating func append(_ span: Span<UInt8>) {
    guard !span.isEmpty else { return }
    unsafe span.withUnsafeBufferPointer { pointer in
      // A copy of bytes that the span keeps alive during the call.
      unsafe append(copying: pointer)
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(byte: 0x5C)
    switch byte {
    case 0x22, 0x5C: append(byte: byte)
    case 0x08: append(byte: UInt8(ascii: "b"))
    case 0x09: append(byte: UInt8(ascii: "t"))
    case 0x0A: append(byte: UInt8(ascii: "n"))
    case 0x0C: append(byte: UInt8(ascii: "f"))
    case 0x0D: append(byte: UInt8(ascii: "r"))
    default:
      append("u00")
      append(byte: byte >> 4 == 0 ? 0x30 : 0x31)
      let low = byte & 0xF
      append(byte: low < 10 ? 0x30 + low : 0x57 + low)
    }
  }
}
