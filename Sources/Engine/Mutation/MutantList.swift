import CEL
import Diagnostics
import Rules
import Schema
import SourceText
import YAMLDocument

/// Makes all mutants of a pack: those that compile, each once, in the order of the files.
struct MutantList {
  /// The pack without any test's parameters.
  private let compiled: CompiledPack
  private var mutants: [Mutant] = []
  /// The normal forms that are there already, by where they stand.
  private var known: Set<String> = []

  private var pack: Pack { compiled.pack }

  private init(_ compiled: CompiledPack) {
    self.compiled = compiled
  }

  static func all(of compiled: CompiledPack) -> [Mutant] {
    var list = MutantList(compiled)
    for index in compiled.pack.parameters.indices { list.addParameter(index) }
    for site in compiled.pack.expressionSites { list.addExpressions(at: site) }
    for rule in compiled.pack.rules.indices {
      list.addWhen(rule)
      list.addForEach(rule)
      list.addSeverities(rule)
      list.addStages(rule)
    }
    return list.mutants.enumerated().sorted {
      ($0.element.file, $0.element.range.start, $0.offset)
        < ($1.element.file, $1.element.range.start, $1.offset)
    }.map(\.element)
  }

  // MARK: Expressions

  private mutating func addExpressions(at site: ExpressionSite) {
    guard let program = compiled.program(at: site), let source = pack.expression(at: site) else { return }
    let bytes = Array(program.source.utf8)
    known.insert("\(site) \(program.ast.debugDescription)")
    for edit in ExpressionEdits.all(of: program, in: pack) {
      add(site, source, edit.kind, edit.range, edit.replacement, edit.applied(to: bytes))
    }
  }

  /// The whole condition turned round, and left out.
  private mutating func addWhen(_ rule: Int) {
    guard let when = pack.rules[rule].when else { return }
    let whole = TextRange(0, when.text.utf8.count)
    add(.when(rule: rule), when, .negation, whole, "!(\(when.text))", "!(\(when.text))")
    let tree = pack.files[when.place.file].tree
    guard let key = tree.keyNode(ofValue: when.place.node) else { return }
    mutants.append(
      Mutant(
        change: .expression(.when(rule: rule), nil),
        kind: .when,
        file: when.place.file,
        range: TextRange(start: tree.range(key).start, end: tree.range(when.place.node).end),
        replacement: "",
        old: "when: \(Self.short(when.text))",
        new: ""
      )
    )
  }

  private mutating func addForEach(_ rule: Int) {
    guard let loop = pack.rules[rule].forEach else { return }
    let list = loop.list.text
    let isName = list.utf8.allSatisfy {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0.isLetterOrDigit
    }
    let subject = isName ? list : "(\(list))"
    let whole = TextRange(0, list.utf8.count)
    for condition in ["i > 0", "i < size(\(list)) - 1"] {
      let text = "\(subject).transformList(i, \(loop.name), \(condition), \(loop.name))"
      add(.list(rule: rule), loop.list, .forEach, whole, text, text)
    }
  }

  private mutating func add(
    _ site: ExpressionSite,
    _ source: ExpressionSource,
    _ kind: MutationKind,
    _ range: TextRange,
    _ replacement: String,
    _ text: String
  ) {
    guard let program = compiled.compile(text, at: site),
      known.insert("\(site) \(program.ast.debugDescription)").inserted
    else { return }
    let old = String(decoding: Array(source.text.utf8)[range.indices], as: UTF8.self)
    let place = ScalarEdit(range, replacement, whole: text, in: source.place, of: pack, isFlow: isFlow(site))
    mutants.append(
      Mutant(
        change: .expression(site, text),
        kind: kind,
        file: source.place.file,
        range: place.range,
        replacement: place.text,
        old: Self.short(old),
        new: Self.short(replacement)
      )
    )
  }

  /// Whether an expression stands between brackets, where some characters mean something else.
  private func isFlow(_ site: ExpressionSite) -> Bool {
    guard let rule = site.rule else { return false }
    let place = pack.rules[rule].place
    let tree = pack.files[place.file].tree
    if tree.isFlow(place.node) { return true }
    if case .list = site, let loop = tree.value(of: "for_each", in: place.node) { return tree.isFlow(loop) }
    return false
  }

  /// A text on one line, without blanks around it.
  private static func short(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  // MARK: Values

  private mutating func addParameter(_ index: Int) {
    let parameter = pack.parameters[index]
    let tree = pack.files[parameter.place.file].tree
    guard let node = tree.value(of: "value", in: parameter.place.node) else { return }
    for value in parameter.value.neighbours {
      mutants.append(
        Mutant(
          change: .parameter(index, value),
          kind: .parameter,
          file: parameter.place.file,
          range: tree.range(node),
          replacement: value.isText ? JSONText.quoted(value.description) : value.description,
          old: "\(parameter.name): \(parameter.value)",
          new: value.isText ? JSONText.quoted(value.description) : value.description
        )
      )
    }
  }

  private mutating func addSeverities(_ rule: Int) {
    let severity = pack.rules[rule].severity
    for other in Severity.allCases.reversed() where other != severity {
      addWord(.severity(rule: rule, other), .severity, "severity", severity.rawValue, other.rawValue, rule)
    }
  }

  private mutating func addStages(_ rule: Int) {
    let stage = pack.rules[rule].stage
    for other in [stage - 1, stage + 1] where pack.stages.indices.contains(other) {
      addWord(.stage(rule: rule, other), .stage, "stage", pack.stages[stage].id, pack.stages[other].id, rule)
    }
  }

  /// Another word behind a key of a rule, or the key with it where it is left out.
  private mutating func addWord(
    _ change: Mutant.Change,
    _ kind: MutationKind,
    _ key: String,
    _ old: String,
    _ new: String,
    _ rule: Int
  ) {
    let place = pack.rules[rule].place
    let tree = pack.files[place.file].tree
    var range: TextRange
    var text = new
    if let node = tree.value(of: key, in: place.node) {
      range = tree.range(node)
    } else {
      range = TextRange(at: Int(tree.range(tree.firstChild(place.node) ?? place.node).start))
      text = "\(key): \(new)\(tree.isFlow(place.node) ? ", " : "\n")"
    }
    mutants.append(
      Mutant(
        change: change,
        kind: kind,
        file: place.file,
        range: range,
        replacement: text,
        old: "\(key): \(old)",
        new: new
      )
    )
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}

extension ParameterValue {
  var isText: Bool { if case .string = self { true } else { false } }

  /// The values one step away; none for the day of the run, which tests fix.
  var neighbours: [ParameterValue] {
    switch self {
    case .decimal(let amount):
      let cent = Decimal(coefficient: 1, scale: 2)
      return [amount.subtracting(cent), amount.adding(cent)].compactMap { $0.map(ParameterValue.decimal) }
    case .int(let number):
      return [number.subtractingReportingOverflow(1), number.addingReportingOverflow(1)].compactMap {
        $0.overflow ? nil : .int($0.partialValue)
      }
    case .string(let text): return [.string(text.isEmpty ? "x" : "")]
    case .bool(let flag): return [.bool(!flag)]
    case .date(let day): return [.date(day - 1), .date(day + 1)]
    case .today: return []
    }
  }
}
