import Engine
import Platform
import Rules
import SourceText

/// `pack-bench SETUP...`: measures the built-in pack's expressions.
///
/// Prints one line about compiling all of them, and one a setup about running all rules over it:
///
///     compile NANOSECONDS EXPRESSIONS BYTES
///     rules SETUP NANOSECONDS LIBYAML-NANOSECONDS RESULTS PASSED NOT-APPLICABLE
///
/// `RESULTS` are those that somebody has to act on: for each, texts are filled in and places are looked up.
enum PackBenchCommand {
  /// Runs the benchmarks and returns the exit code.
  static func run(_ paths: [String]) -> Int32 {
    guard !paths.isEmpty else { return fail("usage: pack-bench SETUP...") }
    do {
      let compiling = try CompileBenchmark()
      StandardStream.output.say(try compiling.run() + "\n")
      for path in paths {
        let setup = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path))
        StandardStream.output.say(try RulesBenchmark(setup, compiling.compiled).run() + "\n")
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
