import CEL
import CELTestData
import Diagnostics

/// One expression with its bindings.
struct Benchmark {
  private let name: String
  private let expression: String
  private let bindings: [(name: String, value: Value)]
  private let asRecords: Bool
  /// What must come out, where the file says.
  private let expected: Value?

  init(_ node: JSONNode, asRecords: Bool) throws(BenchError) {
    guard let name = node["name"]?.string, let expression = node["expr"]?.string else {
      throw BenchError(description: "a benchmark has a name and an expr")
    }
    self.name = name
    self.expression = expression
    self.asRecords = asRecords
    var bindings: [(name: String, value: Value)] = []
    for (variable, value) in node["bindings"]?.members ?? [] {
      do throws(TestDataError) {
        bindings.append((variable, try value.typedValue()))
      } catch {
        throw BenchError(description: "\(name): \(error.description)")
      }
    }
    self.bindings = bindings
    do throws(TestDataError) {
      expected = try node["expected"]?.typedValue()
    } catch {
      throw BenchError(description: "\(name): \(error.description)")
    }
  }

  /// Measures, and gives the line to print.
  func run() throws(BenchError) -> String {
    var environment = Environment()
    var binder = RecordBinder()
    for (variable, value) in bindings {
      let type = asRecords ? binder.type(of: value, name: variable) : ValueTypes.type(of: value)
      environment.declareVariable(variable, type)
    }
    let program = try compile(in: environment)
    let frame = Frame(environment)
    for (variable, value) in bindings {
      guard let index = environment.variableIndex(variable) else { continue }
      if asRecords {
        frame.bind(index, slot: binder.bind(value, name: variable, in: frame.store))
      } else {
        frame.bind(index, value: value)
      }
    }
    let result = program.evaluate(in: frame)
    if result.isErrorOrUnknown { throw BenchError(description: "\(name): \(result.text)") }
    if let expected, !result.isEqual(to: expected) {
      throw BenchError(description: "\(name): \(result.text) instead of \(expected.text)")
    }
    let compileTime = try Stopwatch.median { () throws(BenchError) in
      _ = try compile(in: environment)
      return true
    }
    let isCondition = program.resultType == .bool
    let evaluationTime = try Stopwatch.median { () throws(BenchError) in
      if isCondition {
        switch program.evaluateBool(in: frame) {
        case .isTrue, .isFalse: true
        default: false
        }
      } else {
        !program.evaluate(in: frame).isErrorOrUnknown
      }
    }
    return "\(name)\t\(compileTime)\t\(evaluationTime)"
  }

  private func compile(in environment: Environment) throws(BenchError) -> Program {
    do throws(CompileErrors) {
      return try environment.compile(expression)
    } catch {
      let words = error.issues.map(\.message.english).joined(separator: "; ")
      throw BenchError(description: "\(name): \(words)")
    }
  }
}
