import Diagnostics
import SourceText

/// What the parser allows.
package struct ParserOptions: Sendable {
  /// How deeply expressions may be nested, both in brackets and as a tree.
  package var nestingLimit: Int = 250
  /// The longest expression, in bytes.
  package var lengthLimit: Int = 100_000
  /// How many errors are reported.
  package var issueLimit: Int = 20
  /// Whether `a.?b`, `a[?b]`, `[?e]` and `{?k: e}` are allowed.
  package var allowsOptionals: Bool = true

  /// Makes the default options.
  package init() {}
}

/// Makes the tree of an expression (CEL language definition, "Syntax"): recursive descent, with one
/// function for all binary operators.
///
/// Depth is counted twice: for the parser's own recursion, and for the tree, which chains such as
/// `a + b + c` deepen without recursion. Both stop at the same limit, so nothing behind the parser can
/// run out of stack.
struct Parser {
  var lexer: Lexer
  var token: Token
  /// Where the last consumed word ended.
  var lastEnd = 0
  var builder = ASTBuilder()
  /// How deep the tree is below each node, as the author wrote it.
  private var depths: [Int32] = []
  private var nesting = 0
  let macros: MacroTable?
  let options: ParserOptions
  private var issues: [Diagnostic] = []
  private var isStopped = false

  private init(_ source: String, macros: MacroTable?, options: ParserOptions) {
    lexer = Lexer(bytes: Array(source.utf8))
    token = Token(kind: .end, start: 0, end: 0)
    self.macros = macros
    self.options = options
    builder.ast.nodes.reserveCapacity(lexer.bytes.count / 4 + 2)
    depths.reserveCapacity(lexer.bytes.count / 4 + 2)
  }

  /// Parses a whole expression.
  ///
  /// Without macros their calls stay ordinary calls.
  static func parse(
    _ source: String,
    macros: MacroTable?,
    options: ParserOptions = ParserOptions()
  ) -> (ast: AST, issues: [Diagnostic]) {
    var parser = Parser(source, macros: macros, options: options)
    let length = parser.lexer.bytes.count
    if length > options.lengthLimit {
      let range = TextRange(options.lengthLimit, length)
      return (AST(), [SyntaxErrors.tooLong(options.lengthLimit, range)])
    }
    parser.advance()
    let root = parser.expression()
    if parser.token.kind != .end, !parser.hasIssue(at: parser.token) {
      parser.report(SyntaxErrors.unexpected(parser.describeToken(), parser.token.range))
    }
    parser.builder.ast.root = root
    return (parser.builder.ast, parser.allIssues())
  }

  private func allIssues() -> [Diagnostic] {
    if issues.isEmpty, lexer.issues.isEmpty { return [] }
    // A word that the lexer refused also surprises the parser; only the first of both is of use.
    let own = issues.filter { issue in
      !lexer.issues.contains { $0.range.start <= issue.range.start && issue.range.start <= $0.range.end }
    }
    let sorted = (lexer.issues + own).enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }
    return Array(sorted.map(\.element).prefix(options.issueLimit))
  }

  // MARK: Words

  mutating func advance() {
    lastEnd = token.end
    if !isStopped { token = lexer.next() }
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ signs: String) -> Bool {
    if accept(kind) { return true }
    reportExpected(SyntaxErrors.signs(signs))
    return false
  }

  mutating func reportExpected(_ wanted: LocalizedText) {
    if hasIssue(at: token) { return }
    report(SyntaxErrors.expected(wanted, found: describeToken(), token.range))
  }

  mutating func report(_ issue: Diagnostic) {
    issues.append(issue)
    if issues.count >= options.issueLimit { stop() }
  }

  /// Whether something was already reported about this word.
  func hasIssue(at token: Token) -> Bool {
    isStopped || token.kind == .invalid || issues.last.map { Int($0.range.start) == token.start } ?? false
  }

  /// Makes the parser see the end of the text from here on.
  private mutating func stop() {
    isStopped = true
    token = Token(kind: .end, start: token.start, end: token.start)
  }

  func describeToken() -> LocalizedText {
    token.kind == .end ? SyntaxErrors.end : LocalizedText("`\(lexer.text(token.range))`")
  }

  // MARK: Nodes

  /// The range from a place to the end of the last consumed word.
  func range(from start: Int) -> TextRange { TextRange(start, max(start, lastEnd)) }

  /// Adds a node; `operands` say how deep the tree is below it.
  mutating func add(
    _ kind: AST.Kind,
    _ range: TextRange,
    name: TextRange? = nil,
    depth: Int32 = 0
  ) -> ExprID {
    let id = builder.add(kind, range: range, nameRange: name ?? range)
    record(depth: depth + 1, of: id)
    return id
  }

  mutating func record(depth: Int32, of id: ExprID) {
    while depths.count <= Int(id.index) { depths.append(1) }
    depths[Int(id.index)] = depth
    if depth > Int32(options.nestingLimit), !isStopped {
      report(SyntaxErrors.tooDeep(options.nestingLimit, builder.ast[id].range))
      stop()
    }
  }

  func depth(_ id: ExprID) -> Int32 { depths[Int(id.index)] }

  func depth(_ ids: some Sequence<ExprID>) -> Int32 { ids.reduce(0) { max($0, depth($1)) } }

  /// A node that stands for text that could not be read.
  mutating func missing() -> ExprID {
    add(.literal(.null), TextRange(at: min(token.start, lexer.bytes.count)))
  }

  // MARK: Expressions

  /// `condition ? a : b`, and everything that binds tighter.
  mutating func expression() -> ExprID {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= options.nestingLimit else {
      if !isStopped {
        report(SyntaxErrors.tooDeep(options.nestingLimit, token.range))
        stop()
      }
      return missing()
    }
    let start = token.start
    let condition = binary(1)
    guard token.kind == .question else { return condition }
    let name = token.range
    advance()
    let yes = binary(1)
    guard expect(.colon, "`:`") else { return condition }
    let no = expression()
    let arguments = builder.children([condition, yes, no])
    return add(
      .call(function: Operator.conditional, target: nil, arguments: arguments),
      range(from: start),
      name: name,
      depth: max(depth(condition), depth(yes), depth(no))
    )
  }

  /// Operands joined by binary operators of at least this precedence.
  private mutating func binary(_ minimum: Int) -> ExprID {
    let start = token.start
    var left = unary()
    while let (function, precedence) = token.kind.binaryOperator, precedence >= minimum {
      if precedence <= 2 {
        left = chain(left, function, precedence, from: start)
        continue
      }
      let name = token.range
      advance()
      let right = binary(precedence + 1)
      let arguments = builder.children(CollectionOfTwo(left, right))
      left = add(
        .call(function: function, target: nil, arguments: arguments),
        range(from: start),
        name: name,
        depth: max(depth(left), depth(right))
      )
    }
    return left
  }

  /// A chain of `&&` or `||`, made into a balanced tree so that long chains are not deep.
  private mutating func chain(
    _ first: ExprID,
    _ function: String,
    _ precedence: Int,
    from start: Int
  ) -> ExprID {
    let kind = token.kind
    var terms = [Term(id: first, start: start, end: lastEnd, operatorRange: TextRange(at: start))]
    while token.kind == kind {
      let name = token.range
      advance()
      let termStart = token.start
      let id = binary(precedence + 1)
      terms.append(Term(id: id, start: termStart, end: lastEnd, operatorRange: name))
    }
    return balanced(terms[...], function)
  }

  /// A term of a chain, with the operator before it.
  private struct Term {
    let id: ExprID
    let start: Int
    let end: Int
    let operatorRange: TextRange
  }

  private mutating func balanced(_ terms: ArraySlice<Term>, _ function: String) -> ExprID {
    guard terms.count > 1, let first = terms.first, let last = terms.last else {
      return terms[terms.startIndex].id
    }
    let middle = terms.startIndex + ChainShape.leftCount(of: terms.count)
    let left = balanced(terms[..<middle], function)
    let right = balanced(terms[middle...], function)
    return add(
      .call(function: function, target: nil, arguments: builder.children(CollectionOfTwo(left, right))),
      TextRange(first.start, max(first.start, last.end)),
      name: terms[middle].operatorRange,
      depth: max(depth(left), depth(right))
    )
  }

  /// `!` and `-`, each repeatable; two of a kind cancel.
  private mutating func unary() -> ExprID {
    let start = token.start
    let kind = token.kind
    guard kind == .exclamation || kind == .minus else { return postfix() }
    let name = token.range
    var count = 0
    while token.kind == kind {
      count += 1
      advance()
      if kind == .minus, token.kind == .int || token.kind == .double {
        if count % 2 == 1 { return postfix(negatingFrom: count == 1 ? start : token.start - 1) }
        return postfix()
      }
    }
    let isMixed = token.kind == (kind == .minus ? .exclamation : .minus)
    if isMixed, !(kind == .exclamation && startsNegativeNumber()) {
      report(SyntaxErrors.mixedUnary(TextRange(start, token.end)))
      _ = unary()
      return missing()
    }
    let operand = isMixed ? unary() : postfix()
    if count % 2 == 0 { return operand }
    let function = kind == .minus ? Operator.negate : Operator.not
    return add(
      .call(function: function, target: nil, arguments: builder.children(CollectionOfOne(operand))),
      range(from: start),
      name: name,
      depth: depth(operand)
    )
  }

  /// Whether a minus and then a number come next: a negative literal, which `!` may precede.
  private func startsNegativeNumber() -> Bool {
    var ahead = lexer
    let next = ahead.next().kind
    return next == .int || next == .double
  }
}

/// The shape of balanced `&&` and `||` chains, which the unparser has to know too.
enum ChainShape {
  /// How many of `count` terms stand on the left side.
  static func leftCount(of count: Int) -> Int { (count + 1) / 2 }
}

/// Two elements without an array.
struct CollectionOfTwo<Element>: RandomAccessCollection {
  let first: Element
  let second: Element

  init(_ first: Element, _ second: Element) {
    self.first = first
    self.second = second
  }

  var startIndex: Int { 0 }
  var endIndex: Int { 2 }
  subscript(position: Int) -> Element { position == 0 ? first : second }
}
