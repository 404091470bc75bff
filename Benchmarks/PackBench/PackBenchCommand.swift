import Engine
import Platform
import Rules
import SourceText

/// `pack-bench SETUP... [--advice SETUP...]`: measures the built-in pack's expressions.
///
/// Prints one line about compiling all of them, and one a setup about running all rules over it; behind
/// `--advice`, one a setup about blame and suggestions:
///
///     compile NANOSECONDS EXPRESSIONS BYTES
///     rules SETUP NANOSECONDS LIBYAML-NANOSECONDS RESULTS PASSED NOT-APPLICABLE
///     advice SETUP NANOSECONDS-WITHOUT NANOSECONDS-WITH FAILING SUGGESTIONS
///
/// `RESULTS` are those that somebody has to act on: for each, texts are filled in and places are looked up.
enum PackBenchCommand {
  /// Runs the benchmarks and returns the exit code.
  static func run(_ paths: [String]) -> Int32 {
    guard !paths.isEmpty else { return fail("usage: pack-bench SETUP... [--advice SETUP...]") }
    do {
      let compiling = try CompileBenchmark()
      StandardStream.output.say(try compiling.run() + "\n")
      let parts = paths.split(separator: "--advice", maxSplits: 1, omittingEmptySubsequences: false)
      for path in parts[0] {
        let setup = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path))
        StandardStream.output.say(try RulesBenchmark(setup, compiling.compiled).run() + "\n")
      }
      for path in parts.dropFirst().joined() {
        let setup = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path))
        StandardStream.output.say(try AdviceBenchmark(setup, compiling.compiled).run() + "\n")
      }
      return 0
    } catch let error as PlatformError {
      return fail("\(error.path): \(error.words)")
    } catch {
      return fail("\(error)")
    }
  }

  private static func fail(_ text: String) -> Int32 {
    StandardStream.error.say(text + "\n")
    return 1
  }
}

/// A benchmark that did not do its work.
struct BenchError: Error, CustomStringConvertible {
  let description: String
}
