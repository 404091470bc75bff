import Diagnostics
import Engine
import Platform
import Reports
import Rules
import Schema
import SourceText
import YAMLDocument

/// Asks for the facts that the rules need, one after another.
///
/// The rules themselves say what they need: after each answer the setup is checked as far as it is known, and the
/// next question is for the first fact that a rule of the earliest stage misses. So nothing is asked that no rule
/// needs any more.
struct Interview: ~Copyable {
  /// How it ended.
  enum Ending: Equatable {
    /// Nothing is left to ask.
    case complete
    /// There are no more answers.
    case endOfInput
    /// A signal came.
    case signal(Int32)
  }

  private let pack: Pack
  private let session: Session
  private let path: String
  private let language: Language
  private let output: StandardStream
  private let isTerminal = LineInput.isTerminal
  private var input = LineInput()
  /// What is known so far.
  private(set) var answers = Answers()
  private var asked: Set<JSONPointer> = []
  /// Whether something was written without a question since the last check.
  private var isStale = false
  private var stage: String?

  init(
    _ pack: CompiledPack,
    selection: Set<Int>?,
    path: String,
    language: Language,
    output: StandardStream
  ) {
    self.pack = pack.pack
    self.path = path
    self.language = language
    self.output = output
    session = Session(
      pack,
      options: SessionOptions(language: language, includesQuietResults: false, selection: selection)
    )
  }

  /// The setup with the answers so far.
  var text: String { AnsweredSetup.text(pack.schema, answers, language: language) }

  /// Asks until nothing is left to ask.
  mutating func run() throws(RunFailure) -> Ending {
    try say("\(InterviewMessages.introduction(path.printable)[language])\n")
    var report = check(answers)
    while let (question, stage, rules) = nextQuestion(&report) {
      try announce(stage)
      if let ending = try ask(question, rules, &report) { return ending }
    }
    return .complete
  }

  /// Asks whether to keep what is known.
  mutating func asksToKeep() throws(RunFailure) -> Bool {
    guard isTerminal, !answers.isEmpty else { return false }
    while true {
      try say("\n\(InterviewMessages.keep(path.printable)[language])")
      guard case .text(let answer) = try nextLine() else { return false }
      // What is neither yes nor no is no reason to throw all answers away.
      switch answer.trimmed.lowercased() {
      case "y", "yes", "是": return true
      case "", "n", "no", "否", "不是": return false
      default: continue
      }
    }
  }

  /// Writes words for the person.
  func say(_ text: String) throws(RunFailure) {
    do throws(PlatformError) {
      try output.write(Array(text.utf8))
    } catch {
      throw .unwritable(error)
    }
  }

  private mutating func nextLine() throws(RunFailure) -> LineInput.Line {
    do throws(PlatformError) {
      return try input.next()
    } catch {
      throw .unreadableInput(error)
    }
  }

  private func check(_ answers: Answers) -> DocumentReport? {
    let text = AnsweredSetup.text(pack.schema, answers, language: language)
    var report: DocumentReport?
    session.check(SourceBuffer(name: path, bytes: Array(text.utf8)), path: path) { report = report ?? $0 }
    return report
  }
}

// MARK: - What to ask

extension Interview {
  private typealias Next = (question: Question, stage: String?, rules: [String])

  /// The next question: what the schema insists on, then what the rules of each stage miss.
  private mutating func nextQuestion(_ report: inout DocumentReport?) -> Next? {
    if let question = requiredFact(pack.schema.nodes[pack.schema.root], JSONPointer()) {
      return (question, nil, [])
    }
    if isStale {
      report = check(answers)
      isStale = false
    }
    guard let report else { return nil }
    let unknown = report.results.filter { $0.status == .unknown }
    for stage in pack.stages {
      for result in unknown where result.stage == stage.id {
        for missing in result.missing {
          guard let pointer = JSONPointer(parsing: missing), !asked.contains(pointer),
            let question = Question(pointer, pack.schema)
          else { continue }
          var rules: [String] = []
          for other in unknown where other.missing.contains(missing) && !rules.contains(other.ruleID) {
            rules.append(other.ruleID)
          }
          return (question, stage.id, rules)
        }
      }
    }
    return nil
  }

  /// The first fact that must be written, because what it belongs to is.
  ///
  /// One that has one value only, or a usual one, is written without a question.
  private mutating func requiredFact(_ node: JSONSchema.Node, _ pointer: JSONPointer) -> Question? {
    for property in node.properties {
      let place = pointer.appending(property.name)
      let child = pack.schema.nodes[property.schema]
      let mustStandThere = node.required.contains(property.name)
      let isRequired = mustStandThere && !child.types.contains(.null)
      if !answers.hasAny(at: place), !asked.contains(place), let question = Question(place, pack.schema) {
        if let value = question.settledValue(isRequired: mustStandThere) {
          answers = answers.setting(place, to: value)
          isStale = true
        } else if isRequired {
          return question
        }
      }
      if let items = child.items.map({ pack.schema.nodes[$0] }) {
        for index in 0..<(answers.count(at: place) ?? 0) {
          if let question = requiredFact(items, place.appending(index)) { return question }
        }
      } else if mustStandThere || answers.hasAny(at: place) {
        if let question = requiredFact(child, place) { return question }
      }
    }
    return nil
  }

  /// Says that a stage begins.
  private mutating func announce(_ id: String?) throws(RunFailure) {
    guard let id, id != stage, let index = pack.stages.firstIndex(where: { $0.id == id }) else { return }
    stage = id
    let title = pack.stages[index].title[language]
    try say("\n\(InterviewMessages.stage(title, index + 1, of: pack.stages.count)[language])\n")
  }
}

// MARK: - Asking

extension Interview {
  /// Asks one question until it has a good answer, or an empty one.
  private mutating func ask(
    _ question: Question,
    _ rules: [String],
    _ report: inout DocumentReport?
  ) throws(RunFailure) -> Ending? {
    asked.insert(question.pointer)
    let description = question.node.annotations.description?[language].trimmed ?? ""
    if !description.isEmpty { try say("\n  \(description.printable)\n") } else { try say("\n") }
    let form = question.form(language).map { InterviewMessages.parenthesis($0.printable)[language] } ?? ""
    let prompt =
      "  \(question.pointer.description.dottedPath.printable)\(form)\(InterviewMessages.colon[language])"
    while true {
      try say(prompt)
      let line = try nextLine()
      guard case .text(let text) = line else {
        try say("\n")
        if case .interrupted(let signal) = line { return .signal(signal) }
        return .endOfInput
      }
      let answer = text.trimmed
      try echo(answer, question)
      if answer.isEmpty { return nil }
      if answer == "?" || answer == "？" {
        try say("  \(InterviewMessages.neededBy(rules)[language])\n")
        continue
      }
      if try take(answer, question, &report) { return nil }
    }
  }

  /// Shows an answer that came through a pipe, where nobody has typed it.
  private func echo(_ answer: String, _ question: Question) throws(RunFailure) {
    if isTerminal { return }
    let masker = Masker(detectors: pack.rules.flatMap(\.scan), showsPrivate: false)
      .hiding(question.node.annotations.isPrivate ? [answer] : [])
    try say("\(masker.masked(answer).printable)\n")
  }

  /// Takes an answer if it is one; says what it leads to, or what is wrong with it.
  private mutating func take(
    _ answer: String,
    _ question: Question,
    _ report: inout DocumentReport?
  ) throws(RunFailure) -> Bool {
    let candidate: Answers
    let isCount: Bool
    if case .count = question.kind {
      guard let count = Int(answer), (0...Question.mostEntries).contains(count) else {
        try say("  \(InterviewMessages.badCount[language])\n")
        return false
      }
      candidate = answers.setting(question.pointer, count: count)
      isCount = true
    } else {
      candidate = answers.setting(question.pointer, to: question.written(answer))
      isCount = false
    }
    guard let checked = check(candidate), checked.isUsable else {
      try say("  \(InterviewMessages.again[language])\n")
      return false
    }
    let before = Set((report?.results ?? []).filter { $0.status == .fail }.map(Finding.init))
    let news = checked.results.filter { $0.status == .fail && !before.contains(Finding($0)) }
    let place = question.pointer.description
    let wrong = news.filter { result in
      guard result.stage == nil else { return isSecret(result) }
      return result.place.pointer == place || (!isCount && result.place.pointer.hasPrefix("\(place)/"))
    }
    if let first = wrong.first {
      try say("  \(first.headline.printable)\n")
      if let fix = first.fix { try say("    \(fix.printable)\n") }
      if isSecret(first) { try say("  \(InterviewMessages.secret[language])\n") }
      return false
    }
    for result in news where result.stage != nil { try tell(result) }
    answers = candidate
    report = checked
    return true
  }

  /// Whether a result is about something that must not be written into any file.
  private func isSecret(_ result: RuleResult) -> Bool {
    pack.rules.contains { $0.id == result.ruleID && !$0.scan.isEmpty }
  }

  /// Tells a finding in short.
  private func tell(_ result: RuleResult) throws(RunFailure) {
    let colon = InterviewMessages.colon[language]
    let severity = InterviewMessages.severity(result.severity)[language]
    try say("  \(severity)[\(result.ruleID)]\(colon)\(result.headline.printable)\n")
    guard let fix = result.fix else { return }
    try say("    \(InterviewMessages.fix[language])\(colon)\(fix.printable)\n")
  }

  /// By what a finding is known again after the next answer.
  private struct Finding: Hashable {
    let rule: String
    let pointer: String

    init(_ result: RuleResult) {
      rule = result.ruleID
      pointer = result.place.pointer
    }
  }
}
