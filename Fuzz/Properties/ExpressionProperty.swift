import CEL
import Diagnostics
import SourceText

/// Parsing and checking never crash and blame places inside the text; a tree written out and read again is
/// the same; the planned evaluation and the trace agree with the plain interpreter.
///
/// An input whose first byte is 1 is taken as choices for ``ProgramGenerator``, any other as text.
package final class ExpressionProperty: Property {
  private let world: ExpressionWorld
  /// How many expressions passed the checker, so that a run can be seen to try something.
  package private(set) var checkedCount: Int = 0

  /// Makes the property; the bundled pack must load.
  package init() {
    do {
      world = try ExpressionWorld()
    } catch {
      preconditionFailure("the bundled pack does not load: \(error)")
    }
  }

  package func violation(_ bytes: [UInt8]) -> String? {
    if bytes.first == 1 { return violation(Choices(Array(bytes.dropFirst()))) }
    return violation(String(decoding: bytes, as: UTF8.self), Choices(bytes))
  }

  /// Tries the expression that the choices make.
  package func violation(_ choices: Choices) -> String? {
    var generator = ProgramGenerator(choices)
    let source = generator.expression()
    return violation(source, generator.rest)
  }

  private func violation(_ source: String, _ choices: Choices) -> String? {
    firstViolation { () throws(Violation) in
      guard let unchecked = try program(source, check: false) else { return }
      try requireSameWhenWritten(unchecked)
      var choices = choices
      let frame = world.frame(&choices)
      try requireAgreement(unchecked, frame)
      guard let checked = try program(source, check: true) else { return }
      checkedCount += 1
      try requireAgreement(checked, frame)
    }
  }

  private func program(_ source: String, check: Bool) throws(Violation) -> Program? {
    do throws(CompileErrors) {
      return try world.environment.compile(source, check: check)
    } catch {
      try require(
        !error.issues.isEmpty && error.issues.count <= 20,
        "\(error.issues.count) issues: \(source)"
      )
      for issue in error.issues { try requireInside(issue, count: source.utf8.count) }
      return nil
    }
  }

  private func requireSameWhenWritten(_ program: Program) throws(Violation) {
    let text = Unparser(program.ast).text
    guard text.utf8.count <= world.environment.parserOptions.lengthLimit else { return }
    let again: Program
    do throws(CompileErrors) {
      again = try world.environment.compile(text, check: false)
    } catch {
      throw Violation("\(program.source)\nis written as\n\(text)\n\(error.issues.map(\.message.english))")
    }
    try require(
      again.ast.debugDescription == program.ast.debugDescription,
      "\(program.ast.debugDescription)\nis written as\n\(text)\nand read as\n\(again.ast.debugDescription)"
    )
    try require(Unparser(again.ast).text == text, "\(text)\nis written again as\n\(Unparser(again.ast).text)")
  }

  private func requireAgreement(_ program: Program, _ frame: Frame) throws(Violation) {
    frame.reset()
    let plain = program.evaluatePlainly(in: frame)
    frame.reset()
    let planned = program.evaluate(in: frame)
    frame.reset()
    let trace = program.trace(in: frame)
    let traced = trace.nodes[trace.root].value
    // Both count steps, not in the same order: which of them runs out first is left open.
    if [plain, planned, traced].contains(where: isOverBudget) { return }
    let outcome = outcome(plain)
    try require(
      self.outcome(planned) == outcome,
      "\(program.source)\nplain: \(plain.text)\nplanned: \(planned.text)"
    )
    try require(
      self.outcome(traced) == outcome,
      "\(program.source)\nplain: \(plain.text)\ntraced: \(traced.text)"
    )
    guard program.resultType == .bool else { return }
    frame.reset()
    let verdict = program.evaluateBool(in: frame)
    try require(
      isVerdict(verdict, of: plain),
      "\(program.source)\nplain: \(plain.text)\nverdict: \(verdict)"
    )
  }

  private func isOverBudget(_ value: Value) -> Bool {
    if case .error(let error) = value { error.kind == .costExceeded } else { false }
  }

  /// The value in words.
  ///
  /// Where several parts of an expression fail, which is reported is left open.
  private func outcome(_ value: Value) -> String {
    if case .error = value { "error" } else { value.text }
  }

  private func isVerdict(_ verdict: Verdict, of value: Value) -> Bool {
    switch (verdict, value) {
    case (.isTrue, .bool(true)), (.isFalse, .bool(false)), (.unknown, .unknown), (.error, .error): true
    default: false
    }
  }
}
