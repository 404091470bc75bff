import CEL
import Diagnostics

/// Short ways from an expression to what became of it.
enum Evaluation {
  /// The value as an expression would write it, `error: …` with its message, or `invalid: …` with the
  /// messages of the compiler.
  static func outcome(
    _ expression: String,
    _ variables: [(name: String, type: CELType, value: Value)] = [],
    check: Bool = true,
    libraries: [Library] = Library.all
  ) -> String {
    switch value(expression, variables, check: check, libraries: libraries) {
    case .success(.error(let error)): "error: \(error.message)"
    case .success(let value): value.text
    case .failure(let errors): "invalid: \(errors.issues.map(\.message.english).joined(separator: "; "))"
    }
  }

  /// The value of an expression.
  static func value(
    _ expression: String,
    _ variables: [(name: String, type: CELType, value: Value)] = [],
    check: Bool = true,
    libraries: [Library] = Library.all
  ) -> Result<Value, CompileErrors> {
    var environment = Environment(libraries: libraries)
    for (name, type, _) in variables { environment.declareVariable(name, type) }
    do throws(CompileErrors) {
      let program = try environment.compile(expression, check: check)
      let frame = Frame(environment)
      for (name, _, value) in variables {
        if let index = environment.variableIndex(name) { frame.bind(index, value: value) }
      }
      return .success(program.evaluate(in: frame))
    } catch {
      return .failure(error)
    }
  }

  /// The kind of the error that an expression ends in; nil when it has a value or does not compile.
  static func errorKind(_ expression: String, check: Bool = true) -> EvalError.Kind? {
    guard case .success(.error(let error)) = value(expression, check: check) else { return nil }
    return error.kind
  }
}
