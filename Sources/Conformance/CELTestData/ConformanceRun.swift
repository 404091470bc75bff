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
  ///
  /// A library that declares a function which the test declares too is left out: the test means its own.
  package func run(libraries: [Library] = Library.conformance) -> ConformanceOutcome {
    var environment = Environment(libraries: libraries.filter { !clashes(with: $0) }, container: container)
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

  private func clashes(with library: Library) -> Bool {
    declarations.contains { declaration in
      guard case .function(let function) = declaration else { return false }
      return library.name != Library.standard.name && library.functions.contains { $0.name == function.name }
    }
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
  /// The libraries that the suite is written for: all but decimals, which no other engine has; they would make
  /// more overloads fit a dyn argument.
  package static let conformance: [Library] = all.filter { $0.name != decimal.name } + [blocks]
}
