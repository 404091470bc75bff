package import CEL
import Diagnostics

/// What became of one test.
package enum ConformanceOutcome: Sendable {
  case passed
  /// The expected and the actual result as text.
  case failed(expected: String, actual: String)
}

extension ConformanceTest {
  /// Runs the test in an environment of these libraries.
  package func run(libraries: [Library]) -> ConformanceOutcome {
    var environment = Environment(libraries: libraries, container: container)
    declare(in: &environment)
    let program: Program
    do throws(CompileErrors) {
      program = try environment.compile(expression, check: isChecked, macros: expandsMacros)
    } catch {
      if case .error = expectation { return .passed }
      let messages = error.issues.map(\.message.english)
      return .failed(expected: expectedText, actual: "does not compile: \(messages.joined(separator: "; "))")
    }
    if case .value(_, let type?) = expectation, program.resultType != type {
      return .failed(expected: expectedText, actual: "type \(program.resultType)")
    }
    guard isEvaluated else { return .passed }
    let frame = Frame(environment)
    for (name, value) in bindings {
      if let index = environment.variableIndex(name) { frame.bind(index, value: value) }
    }
    return compare(program.evaluate(in: frame))
  }

  private func declare(in environment: inout Environment) {
    for declaration in declarations {
      switch declaration {
      case .variable(let name, let type): environment.declareVariable(name, type)
      case .function(let function): environment.declareFunction(function)
      }
    }
    // A program that is not checked finds its variables by the bindings alone.
    for (name, _) in bindings where environment.variableIndex(name) == nil {
      environment.declareVariable(name, .dyn)
    }
  }

  private func compare(_ actual: Value) -> ConformanceOutcome {
    switch (expectation, actual) {
    case (.error, .error), (.unknown, .unknown), (.value(nil, _), _): .passed
    case (.value(let expected?, _), _) where expected.isIdentical(to: actual): .passed
    default: .failed(expected: expectedText, actual: actual.text)
    }
  }

  private var expectedText: String {
    switch expectation {
    case .error: "an error"
    case .unknown: "unknown"
    case .value(let value, let type):
      [value?.text, type.map { "of type \($0)" }].compactMap { $0 }.joined(separator: " ")
    }
  }
}

extension Library {
  /// The libraries that the tests of a file are written for.
  ///
  /// All of them, except that `type_deduction` declares a function `sort` of its own. Decimals, which no
  /// other engine has, are left out: they would make more overloads fit a dyn argument.
  package static func forConformance(file: String) -> [Library] {
    let absent = [Library.decimal.name] + (file == "type_deduction" ? [Library.lists.name] : [])
    return all.filter { !absent.contains($0.name) } + [blocks]
  }
}
