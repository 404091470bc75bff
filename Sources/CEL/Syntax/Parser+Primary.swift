import SourceText

/// Names, literals, brackets, and what may follow them.
extension Parser {
  /// A primary expression with its selections, calls and indexes.
  ///
  /// With `negatingFrom`, the place of a minus that belongs to the number that comes next.
  mutating func postfix(negatingFrom minus: Int? = nil) -> ExprID {
    let start = minus ?? token.start
    // Whether the expression so far is a plain dotted name, which `{` makes into a message.
    var isName = token.kind == .identifier || token.kind == .dot
    var operand = primary(negatingFrom: minus)
    if case .ident = builder.ast[operand].kind {} else { isName = false }
    while true {
      switch token.kind {
      case .dot: operand = selection(of: operand, from: start, isName: &isName)
      case .leftBracket:
        operand = indexing(of: operand, from: start)
        isName = false
      case .leftBrace:
        guard isName, let name = qualifiedName(operand) else { return operand }
        operand = message(named: name, from: start)
        isName = false
      default: return operand
      }
    }
  }

  // MARK: What follows

  private mutating func selection(of operand: ExprID, from start: Int, isName: inout Bool) -> ExprID {
    advance()
    var isOptional = false
    if token.kind == .question {
      isOptional = true
      requireOptionals()
      advance()
    }
    guard let (field, name, isEscaped) = fieldName() else {
      // The word is skipped unless it may close something that is open.
      return operand
    }
    if !isOptional, !isEscaped, token.kind == .leftParenthesis {
      isName = false
      return call(field, target: operand, name: name, from: start)
    }
    if isOptional || isEscaped { isName = false }
    return add(
      .select(operand: operand, field: field, isTest: false, isOptional: isOptional),
      range(from: start),
      name: name,
      depth: depth(operand)
    )
  }

  /// A name after a dot; nil, and reported, when there is none.
  private mutating func fieldName() -> (text: String, range: TextRange, isEscaped: Bool)? {
    let range = token.range
    switch token.kind {
    case .identifier, .reserved:
      let text = lexer.text(range)
      advance()
      return (text, range, false)
    case .escapedIdentifier:
      advance()
      return (lexer.text(TextRange(Int(range.start) + 1, Int(range.end) - 1)), range, true)
    case .in, .true, .false, .null:
      report(SyntaxErrors.keywordAsField(lexer.text(range), range))
      advance()
      return nil
    default:
      reportExpected(SyntaxErrors.fieldName)
      return nil
    }
  }

  private mutating func indexing(of operand: ExprID, from start: Int) -> ExprID {
    let open = token.start
    advance()
    var function = Operator.index
    if token.kind == .question {
      requireOptionals()
      function = Operator.optionalIndex
      advance()
    }
    let index = expression()
    closeBracket(.rightBracket, "`]`")
    let arguments = builder.children(CollectionOfTwo(operand, index))
    return add(
      .call(function: function, target: nil, arguments: arguments),
      range(from: start),
      name: range(from: open),
      depth: max(depth(operand), depth(index))
    )
  }

  /// The arguments and the call; `(` comes next.
  private mutating func call(_ function: String, target: ExprID?, name: TextRange, from start: Int) -> ExprID
  {
    advance()
    var arguments: [ExprID] = []
    if token.kind != .rightParenthesis {
      repeat { arguments.append(element()) } while continues(.rightParenthesis, "`,` or `)`")
    }
    closeBracket(.rightParenthesis, "`,` or `)`")
    let range = range(from: start)
    let depth = max(target.map { self.depth($0) } ?? 0, self.depth(arguments))
    if let expansion = expand(function, target, arguments, range: range, name: name, depth: depth) {
      return expansion
    }
    return add(
      .call(function: function, target: target, arguments: builder.children(arguments)),
      range,
      name: name,
      depth: depth
    )
  }

  /// What a macro makes of a call; nil when it is an ordinary call.
  private mutating func expand(
    _ function: String,
    _ target: ExprID?,
    _ arguments: [ExprID],
    range: TextRange,
    name: TextRange,
    depth: Int32
  ) -> ExprID? {
    guard let macros, macros.mayContain(function) else { return nil }
    let namespace = target.flatMap { qualifiedName($0) }
    guard
      let (macro, isNamespaced) = macros.find(
        function,
        namespace: namespace,
        hasTarget: target != nil,
        argumentCount: arguments.count
      )
    else { return nil }
    let outer = (builder.range, builder.nameRange)
    (builder.range, builder.nameRange) = (range, name)
    defer { (builder.range, builder.nameRange) = outer }
    let receiver = isNamespaced ? nil : target
    switch macro.expand(&builder, Macro.Call(target: receiver, arguments: arguments)) {
    case .ordinaryCall: return nil
    case .failure(let message, let place):
      report(SyntaxErrors.macro(message, builder.ast[place].range))
      return missing()
    case .expression(let id):
      record(depth: depth + 1, of: id)
      builder.ast.macroCalls.append(
        AST.MacroCall(expansion: id, name: macro.name, target: receiver, arguments: arguments)
      )
      return id
    }
  }

  /// The dotted name that an expression is, if it is one.
  private func qualifiedName(_ id: ExprID) -> String? {
    switch builder.ast[id].kind {
    case .ident(let name): return name
    case .select(let operand, let field, false, false):
      guard let prefix = qualifiedName(operand) else { return nil }
      return prefix + "." + field
    default: return nil
    }
  }

  // MARK: Primary expressions

  private mutating func primary(negatingFrom minus: Int?) -> ExprID {
    let start = minus ?? token.start
    let word = token
    switch word.kind {
    case .int, .uint, .double:
      advance()
      return number(word, isNegative: minus != nil, range: TextRange(start, word.end))
    case .string, .bytes:
      advance()
      return string(word)
    case .true, .false:
      advance()
      return add(.literal(.bool(word.kind == .true)), word.range)
    case .null:
      advance()
      return add(.literal(.null), word.range)
    case .leftParenthesis:
      advance()
      let inner = expression()
      closeBracket(.rightParenthesis, "`)`")
      return inner
    case .leftBracket: return list()
    case .leftBrace: return map()
    case .dot:
      advance()
      return name(from: start, isAbsolute: true)
    case .identifier, .reserved: return name(from: start, isAbsolute: false)
    default:
      reportExpected(SyntaxErrors.expression)
      if !Self.closes(token.kind) { advance() }
      return missing()
    }
  }

  private mutating func name(from start: Int, isAbsolute: Bool) -> ExprID {
    let word = token
    guard word.kind == .identifier || word.kind == .reserved else {
      reportExpected(SyntaxErrors.name)
      return missing()
    }
    if word.kind == .reserved { report(SyntaxErrors.reservedWord(lexer.text(word.range), word.range)) }
    advance()
    let text = (isAbsolute ? "." : "") + lexer.text(word.range)
    if token.kind == .leftParenthesis { return call(text, target: nil, name: word.range, from: start) }
    return add(.ident(text), TextRange(start, word.end), name: word.range)
  }

  private mutating func number(_ word: Token, isNegative: Bool, range: TextRange) -> ExprID {
    let bytes = lexer.bytes[word.start..<word.end]
    func text() -> String { (isNegative ? "-" : "") + lexer.text(word.range) }
    switch word.kind {
    case .double:
      if let value = LiteralDecoder.double(bytes) {
        return add(.literal(.double(isNegative ? -value : value)), range)
      }
      report(SyntaxErrors.doubleOutOfRange(text(), range))
    case .uint:
      if let value = LiteralDecoder.magnitude(bytes) { return add(.literal(.uint(value)), range) }
      report(SyntaxErrors.uintOutOfRange(text(), range))
    default:
      if let magnitude = LiteralDecoder.magnitude(bytes) {
        if isNegative, magnitude <= UInt64(Int64.max) + 1 {
          return add(.literal(.int(Int64(truncatingIfNeeded: 0 &- magnitude))), range)
        }
        if !isNegative, let value = Int64(exactly: magnitude) { return add(.literal(.int(value)), range) }
      }
      report(SyntaxErrors.intOutOfRange(text(), range))
    }
    return add(.literal(.null), range)
  }

  private mutating func string(_ word: Token) -> ExprID {
    let isBytes = word.kind == .bytes
    let octets = LiteralDecoder.content(
      of: lexer.bytes[word.start..<word.end],
      isBytes: isBytes,
      issues: &lexer.issues
    )
    return add(
      .literal(isBytes ? .bytes(octets) : .string(String(decoding: octets, as: UTF8.self))),
      word.range
    )
  }

  // MARK: Brackets

  private mutating func list() -> ExprID {
    let start = token.start
    advance()
    var elements: [ExprID] = []
    var optionals: [Int32] = []
    while token.kind != .rightBracket, token.kind != .end {
      if acceptOptionalMark() { optionals.append(Int32(elements.count)) }
      elements.append(element())
      if !continues(.rightBracket, "`,` or `]`") { break }
    }
    closeBracket(.rightBracket, "`,` or `]`")
    return add(
      .list(elements: builder.children(elements), optionals: optionals),
      range(from: start),
      depth: depth(elements)
    )
  }

  private mutating func map() -> ExprID {
    let start = token.start
    advance()
    var entries: [ExprID] = []
    var optionals: [Int32] = []
    while token.kind != .rightBrace, token.kind != .end {
      if acceptOptionalMark() { optionals.append(Int32(entries.count / 2)) }
      entries.append(element())
      expect(.colon, "`:`")
      entries.append(element())
      if !continues(.rightBrace, "`,` or `}`") { break }
    }
    closeBracket(.rightBrace, "`,` or `}`")
    return add(
      .map(entries: builder.children(entries), optionals: optionals),
      range(from: start),
      depth: depth(entries)
    )
  }

  private mutating func message(named name: String, from start: Int) -> ExprID {
    let nameRange = range(from: start)
    advance()
    var fields: [String] = []
    var values: [ExprID] = []
    var optionals: [Int32] = []
    while token.kind != .rightBrace, token.kind != .end {
      if acceptOptionalMark() { optionals.append(Int32(fields.count)) }
      guard let field = fieldName() else { break }
      fields.append(field.text)
      expect(.colon, "`:`")
      values.append(element())
      if !continues(.rightBrace, "`,` or `}`") { break }
    }
    closeBracket(.rightBrace, "`,` or `}`")
    return add(
      .message(name: name, fields: fields, values: builder.children(values), optionals: optionals),
      range(from: start),
      name: nameRange,
      depth: depth(values)
    )
  }

  /// An element between commas.
  ///
  /// After an error the rest of it is skipped, so that the elements that follow are read as what they are.
  private mutating func element() -> ExprID {
    let id = expression()
    if !Self.separates(token.kind), hasIssue(at: token) || token.kind == .invalid { skipElement() }
    return id
  }

  /// Whether another element follows; a missing comma is reported, and the rest of the element skipped.
  private mutating func continues(_ closing: Token.Kind, _ wanted: String) -> Bool {
    if accept(.comma) { return true }
    if token.kind == closing || token.kind == .end { return false }
    reportExpected(SyntaxErrors.signs(wanted))
    skipElement()
    return accept(.comma)
  }

  private mutating func skipElement() {
    var open = 0
    while token.kind != .end {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: open += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        if open == 0 { return }
        open -= 1
      case .comma: if open == 0 { return }
      default: break
      }
      advance()
    }
  }

  private mutating func closeBracket(_ kind: Token.Kind, _ wanted: String) {
    if expect(kind, wanted) { return }
    skipElement()
    _ = accept(kind)
  }

  private mutating func acceptOptionalMark() -> Bool {
    guard token.kind == .question else { return false }
    requireOptionals()
    advance()
    return true
  }

  private mutating func requireOptionals() {
    if !options.allowsOptionals { report(SyntaxErrors.optionalSyntaxDisabled(token.range)) }
  }

  private static func closes(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .rightParenthesis, .rightBracket, .rightBrace, .comma, .colon, .end: true
    default: false
    }
  }

  private static func separates(_ kind: Token.Kind) -> Bool { closes(kind) }
}
