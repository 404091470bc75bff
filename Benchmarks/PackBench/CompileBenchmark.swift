import CEL
import Platform
import Rules

/// Compiles all expressions of the built-in pack: parses, checks and plans each, and declares the names they see.
struct CompileBenchmark {
  private let pack: Pack
  private let options = PackCompiler.Options(today: Clocks.today.daysSinceEpoch)
  /// The pack as it was compiled first.
  let compiled: CompiledPack

  init() throws {
    pack = try BundledPack.load()
    compiled = try PackCompiler.compile(pack, options)
  }

  /// Measures, and gives the line to print.
  func run() throws -> String {
    let programs = Self.programs(of: compiled)
    let bytes = programs.reduce(0) { $0 + $1.source.utf8.count }
    guard programs.count == expressionCount else {
      throw BenchError(description: "\(programs.count) of \(expressionCount) expressions compiled")
    }
    let time = try Rounds.median(of: [
      {
        let again = try PackCompiler.compile(pack, options)
        return again.rules.count == compiled.rules.count && again.variables.count == compiled.variables.count
      }
    ])
    return "compile \(time[0]) \(programs.count) \(bytes)"
  }

  /// How many expressions the pack's files hold.
  private var expressionCount: Int {
    pack.rules.reduce(pack.variables.count) { count, rule in
      count + [rule.forEach?.list, rule.when, rule.check].count { $0 != nil }
    }
  }

  private static func programs(of pack: CompiledPack) -> [Program] {
    pack.rules.flatMap { [$0.list, $0.when, $0.check].compactMap(\.self) } + pack.variables.map(\.program)
  }
}
