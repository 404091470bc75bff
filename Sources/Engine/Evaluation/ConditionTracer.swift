import CEL
import Diagnostics
import Rules
import Schema
import SourceText

/// Turns the trace of one evaluation into what a person reads: the parts of the condition that say
/// something, with their values and places.
struct ConditionTracer {
  /// How many elements of a list are shown; the others are counted.
  private static let mostElements = 3
  /// How many parts are shown; the others are counted.
  private static let mostParts = 60

  let places: SlotPlaces
  let masker: Masker
  let language: Language
  /// Whether values have places: without a setup there is nothing to point at.
  let hasPlaces: Bool
  /// The expression of a computed variable, and what its parts were worth; nil for other names.
  let variable: (_ name: String) -> (program: Program, trace: Trace)?

  private var parts: [ConditionTrace.Part] = []
  private var omitted = 0
  /// The variables and records that have been shown: once is enough.
  private var shownNames: Set<String> = []

  init(
    places: SlotPlaces,
    masker: Masker,
    language: Language,
    hasPlaces: Bool = true,
    variable: @escaping (_ name: String) -> (program: Program, trace: Trace)?
  ) {
    self.places = places
    self.masker = masker
    self.language = language
    self.hasPlaces = hasPlaces
    self.variable = variable
  }

  /// What there is to say about a condition; nil when it consists of constants only.
  mutating func describe(_ program: Program, _ trace: Trace) -> ConditionTrace? {
    guard trace.nodes.indices.contains(trace.root) else { return nil }
    let source = Source(program, trace)
    visit(trace.root, of: source, depth: 0, isDrawn: true, element: nil)
    guard !parts.isEmpty else { return nil }
    return ConditionTrace(condition: masker.masked(source.text), parts: parts, omitted: omitted)
  }

  private mutating func visit(_ index: Int, of source: Source, depth: Int, isDrawn: Bool, element: String?) {
    let node = source.trace.nodes[index]
    guard !node.absorbed else { return }
    let kind = source.ast[node.exprID].kind
    if case .literal = kind, element == nil { return }
    let rounds = rounds(of: node, kind, source)
    guard isShown(node, kind) else {
      return visitChildren(rounds.shown, of: node, kind, source, depth: depth, isDrawn: isDrawn)
    }
    defer { visitChildren(rounds.shown, of: node, kind, source, depth: depth + 1, isDrawn: isDrawn) }
    guard parts.count < Self.mostParts else {
      omitted += 1
      return
    }
    parts.append(
      ConditionTrace.Part(
        expression: masker.masked(source.text(of: node)),
        depth: depth,
        column: isDrawn ? source.column(of: node) : nil,
        element: element,
        value: text(node.value),
        place: hasPlaces && node.slot >= 0 ? places.place(of: Int(node.slot)) : nil,
        omitted: rounds.omitted
      )
    )
  }

  private mutating func visitChildren(
    _ rounds: [Int],
    of node: Trace.Node,
    _ kind: AST.Kind,
    _ source: Source,
    depth: Int,
    isDrawn: Bool
  ) {
    switch kind {
    case .ident(let name):
      // What a computed variable was made from.
      guard node.slot < 0, !shownNames.contains("=" + name), let origin = variable(name) else { return }
      shownNames.insert("=" + name)
      let inner = Source(origin.program, origin.trace)
      visit(origin.trace.root, of: inner, depth: depth, isDrawn: false, element: nil)
    case .comprehension(let number):
      if let range = node.children.first {
        visit(range, of: source, depth: depth, isDrawn: isDrawn, element: nil)
      }
      let isBind = source.ast.comprehensions[Int(number)].form == .bind
      for round in rounds {
        let element = isBind ? nil : source.trace.nodes[round].label
        visit(round, of: source, depth: depth, isDrawn: isDrawn && isBind, element: element)
      }
    default:
      for child in node.children { visit(child, of: source, depth: depth, isDrawn: isDrawn, element: nil) }
    }
  }

  /// The rounds of a comprehension to show, those that decide; none of other parts.
  private func rounds(of node: Trace.Node, _ kind: AST.Kind, _ source: Source) -> (shown: [Int], omitted: Int)
  {
    guard case .comprehension(let number) = kind else { return ([], 0) }
    let all = node.children.dropFirst()
    let form = source.ast.comprehensions[Int(number)].form
    if form == .bind { return (Array(all), 0) }
    var deciding = Array(all)
    if form == .all || form == .exists, case .bool(let outcome) = node.value, outcome == (form == .exists) {
      deciding = all.filter { index in
        if case .bool(outcome) = source.trace.nodes[index].value { true } else { false }
      }
    }
    let shown = Array(deciding.prefix(Self.mostElements))
    return (shown, all.count - shown.count)
  }

  /// Whether a part says something by itself, unlike the record of a field.
  private mutating func isShown(_ node: Trace.Node, _ kind: AST.Kind) -> Bool {
    switch node.value {
    case .map: return false
    case .record(let record):
      guard case .ident(let name) = kind, places.pointer(of: record.slot).dotted != name else { return false }
      return shownNames.insert(name).inserted
    default:
      switch kind {
      case .list, .map, .message: return false
      default: return true
      }
    }
  }

  /// A value as a person would write it.
  private func text(_ value: Value) -> String {
    let words = ValueText(language: language)
    switch value {
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    case .decimal(let amount): return isAboutMoney ? words.money(amount) : words.text(value)
    case .string(let text): return quoted(masker.masked(text))
    case .record(let record): return places.pointer(of: record.slot).dotted
    case .list(let list): return self.text(list, words)
    case .unknown(let set):
      let names = set.attributes.map { $0.slot >= 0 ? places.pointer(of: Int($0.slot)).dotted : $0.path }
      return EngineMessages.unknown(names)[language]
    default: return masker.masked(words.text(value))
    }
  }

  /// The first few elements, and how many there are when those are not all.
  private func text(_ list: ListValue, _ words: ValueText) -> String {
    let shown = (0..<min(list.count, Self.mostElements)).map { text(list[$0]) }
    guard list.count > shown.count else { return "[" + shown.joined(separator: ", ") + "]" }
    return "[" + shown.joined(separator: ", ") + ", …] " + EngineMessages.elements(list.count)[language]
  }

  /// Whether amounts are written as money: a pack without any has other decimals.
  private var isAboutMoney: Bool { places.schema.hasMoney }

  /// The text in quotes, a long one cut.
  private func quoted(_ text: String) -> String {
    let most = 40
    let isLong = text.unicodeScalars.count > most
    return "\"" + (isLong ? String(text.unicodeScalars.prefix(most)) + "…" : text) + "\""
  }
}

/// The text of an expression, and which part of it each node of a trace is.
private struct Source {
  let ast: AST
  let trace: Trace
  /// The text on one line; as many bytes as the expression.
  private let bytes: [UInt8]

  init(_ program: Program, _ trace: Trace) {
    ast = program.ast
    self.trace = trace
    bytes = program.source.utf8.map { $0 < 0x20 ? 0x20 : $0 }
  }

  var text: String {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// The text of a part, with the brackets that its range leaves out: that of `(a + b) * 2` begins at `a`.
  func text(of node: Trace.Node) -> String {
    String(decoding: bytes[Brackets.widened(node.range.indices, in: bytes)], as: UTF8.self)
  }

  /// The Unicode scalar that stands for a part: its operator, its field or method, else its start.
  func column(of node: Trace.Node) -> Int {
    let range = node.range.indices.clamped(to: 0..<bytes.count)
    var anchor = range.lowerBound
    if let first = node.children.first {
      let operand = trace.nodes[first].range.indices.clamped(to: range)
      let before = bytes[range.lowerBound..<operand.lowerBound]
      if before.allSatisfy({ $0 == UInt8(ascii: "(") || $0 == 0x20 }), operand.upperBound < range.upperBound {
        anchor = operand.upperBound
        while anchor + 1 < range.upperBound, Self.isBetween(bytes[anchor]) { anchor += 1 }
      }
    }
    return bytes[..<anchor].count { $0 & 0xC0 != 0x80 }
  }

  /// Whether a byte stands between an operand and what is done with it.
  private static func isBetween(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".")
  }
}

extension Session {
  /// How the condition of a failing rule came about.
  func conditionTrace(_ index: Int) -> ConditionTrace? {
    conditionTrace(pack.rules[index].check)
  }

  /// How a condition came to its value.
  func conditionTrace(_ condition: Program?) -> ConditionTrace? {
    guard let condition else { return nil }
    var tracer = ConditionTracer(places: places, masker: documentMasker(), language: options.language) {
      name in
      self.pack.variable(named: name).map { ($0, $0.trace(in: self.frame)) }
    }
    return tracer.describe(condition, condition.trace(in: frame))
  }
}
