import Diagnostics
import SourceText

/// Cuts the expression text into words (CEL language definition, "Syntax").
struct Lexer {
  let bytes: [UInt8]
  /// The next byte to read.
  private var position = 0
  /// What was wrong so far.
  var issues: [Diagnostic] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The text of a range.
  func text(_ range: TextRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

  /// The byte `distance` further on, 0 past the end.
  @inline(__always)
  private func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// The next word; `.end` at the end, again and again.
  mutating func next() -> Token {
    skipSpace()
    let start = position
    guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      if let quoted = prefixedString() { return quoted }
      return word()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string(prefixLength: 0, isRaw: false, kind: .string)
    case UInt8(ascii: "."):
      if isDigit(peek(1)) { return number() }
      return symbol(.dot)
    case UInt8(ascii: "`"): return escapedName()
    case UInt8(ascii: "("): return symbol(.leftParenthesis)
    case UInt8(ascii: ")"): return symbol(.rightParenthesis)
    case UInt8(ascii: "["): return symbol(.leftBracket)
    case UInt8(ascii: "]"): return symbol(.rightBracket)
    case UInt8(ascii: "{"): return symbol(.leftBrace)
    case UInt8(ascii: "}"): return symbol(.rightBrace)
    case UInt8(ascii: ","): return symbol(.comma)
    case UInt8(ascii: ":"): return symbol(.colon)
    case UInt8(ascii: "?"): return symbol(.question)
    case UInt8(ascii: "-"): return symbol(.minus)
    case UInt8(ascii: "+"): return symbol(.plus)
    case UInt8(ascii: "*"): return symbol(.star)
    case UInt8(ascii: "/"): return symbol(.slash)
    case UInt8(ascii: "%"): return symbol(.percent)
    case UInt8(ascii: "!"): return symbol(.exclamation, or: .notEquals, with: "=")
    case UInt8(ascii: "<"): return symbol(.less, or: .lessOrEqual, with: "=")
    case UInt8(ascii: ">"): return symbol(.greater, or: .greaterOrEqual, with: "=")
    case UInt8(ascii: "="): return symbol(.invalid, or: .equals, with: "=")
    case UInt8(ascii: "&"): return symbol(.invalid, or: .and, with: "&")
    case UInt8(ascii: "|"): return symbol(.invalid, or: .or, with: "|")
    default: return invalidCharacter()
    }
  }

  // MARK: Space and symbols

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
        position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  private mutating func symbol(_ kind: Token.Kind) -> Token {
    position += 1
    return Token(kind: kind, start: position - 1, end: position)
  }

  private mutating func symbol(
    _ kind: Token.Kind,
    or double: Token.Kind,
    with second: Unicode.Scalar
  ) -> Token {
    if peek(1) == UInt8(ascii: second) {
      position += 2
      return Token(kind: double, start: position - 2, end: position)
    }
    return kind == .invalid ? invalidCharacter() : symbol(kind)
  }

  private mutating func invalidCharacter() -> Token {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let token = Token(kind: .invalid, start: start, end: position)
    issues.append(SyntaxErrors.unexpectedCharacter(text(token.range), token.range))
    return token
  }

  // MARK: Words

  private mutating func word() -> Token {
    let start = position
    position += 1
    while isNameByte(peek()) { position += 1 }
    return Token(kind: Self.kind(ofWord: bytes[start..<position]), start: start, end: position)
  }

  private static func kind(ofWord word: ArraySlice<UInt8>) -> Token.Kind {
    // The length and first letter tell nearly all names from keywords.
    func equals(_ keyword: StaticString) -> Bool {
      guard word.count == keyword.utf8CodeUnitCount else { return false }
      return keyword.withUTF8Buffer { unsafe $0.elementsEqual(word) }
    }
    guard word.count <= 9, let first = word.first else { return .identifier }
    switch first {
    case UInt8(ascii: "t"): return equals("true") ? .true : .identifier
    case UInt8(ascii: "f"):
      if equals("false") { return .false }
      return equals("for") || equals("function") ? .reserved : .identifier
    case UInt8(ascii: "n"):
      if equals("null") { return .null }
      return equals("namespace") ? .reserved : .identifier
    case UInt8(ascii: "i"):
      if equals("in") { return .in }
      return equals("if") || equals("import") ? .reserved : .identifier
    case UInt8(ascii: "a"): return equals("as") ? .reserved : .identifier
    case UInt8(ascii: "b"): return equals("break") ? .reserved : .identifier
    case UInt8(ascii: "c"): return equals("const") || equals("continue") ? .reserved : .identifier
    case UInt8(ascii: "e"): return equals("else") ? .reserved : .identifier
    case UInt8(ascii: "l"): return equals("let") || equals("loop") ? .reserved : .identifier
    case UInt8(ascii: "p"): return equals("package") ? .reserved : .identifier
    case UInt8(ascii: "r"): return equals("return") ? .reserved : .identifier
    case UInt8(ascii: "v"): return equals("var") || equals("void") ? .reserved : .identifier
    case UInt8(ascii: "w"): return equals("while") ? .reserved : .identifier
    default: return .identifier
    }
  }

  private mutating func escapedName() -> Token {
    let start = position
    position += 1
    var isValid = true
    while position < bytes.count, bytes[position] != UInt8(ascii: "`"), bytes[position] != UInt8(ascii: "\n")
    {
      switch bytes[position] {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: " "): break
      case let byte: if !isNameByte(byte) { isValid = false }
      }
      position += 1
    }
    guard peek() == UInt8(ascii: "`") else {
      issues.append(SyntaxErrors.unterminatedName(TextRange(start, position)))
      return Token(kind: .invalid, start: start, end: position)
    }
    position += 1
    let token = Token(kind: .escapedIdentifier, start: start, end: position)
    if !isValid || token.range.count == 2 { issues.append(SyntaxErrors.invalidName(token.range)) }
    return token
  }

  // MARK: Numbers

  private mutating func number() -> Token {
    let start = position
    var kind = Token.Kind.int
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x"), isHexDigit(peek(2)) {
      position += 2
      while isHexDigit(peek()) { position += 1 }
    } else {
      while isDigit(peek()) { position += 1 }
      if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
        kind = .double
        position += 1
        while isDigit(peek()) { position += 1 }
      }
      if peek() | 0x20 == UInt8(ascii: "e") {
        let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
        if isDigit(peek(1 + sign)) {
          kind = .double
          position += 1 + sign
          while isDigit(peek()) { position += 1 }
        }
      }
    }
    if kind == .int, peek() | 0x20 == UInt8(ascii: "u") {
      kind = .uint
      position += 1
    }
    return Token(kind: kind, start: start, end: position)
  }

  // MARK: Strings

  /// A string that starts with `r`, `b` or both; nil when the letters start a name.
  private mutating func prefixedString() -> Token? {
    var length = 0
    var kind = Token.Kind.string
    var isRaw = false
    if peek() | 0x20 == UInt8(ascii: "b") {
      kind = .bytes
      length = 1
    }
    if peek(length) | 0x20 == UInt8(ascii: "r") {
      isRaw = true
      length += 1
    }
    guard length > 0, peek(length) == UInt8(ascii: "'") || peek(length) == UInt8(ascii: "\"") else {
      return nil
    }
    return string(prefixLength: length, isRaw: isRaw, kind: kind)
  }

  private mutating func string(prefixLength: Int, isRaw: Bool, kind: Token.Kind) -> Token {
    let start = position
    position += prefixLength
    let quote = bytes[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        position += isTriple ? 3 : 1
        return Token(kind: kind, start: start, end: position)
      }
      if !isTriple, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        let end = position
        issues.append(SyntaxErrors.lineBreakInString(TextRange(start, end)))
        // Where strings begin and end from here on is anyone's guess.
        position = bytes.count
        return Token(kind: .invalid, start: start, end: end)
      }
      position += byte == UInt8(ascii: "\\") && !isRaw && position + 1 < bytes.count ? 2 : 1
    }
    issues.append(SyntaxErrors.unterminatedString(TextRange(start, position)))
    return Token(kind: .invalid, start: start, end: position)
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

@inline(__always)
func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6 }

@inline(__always)
func isNameByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
}
