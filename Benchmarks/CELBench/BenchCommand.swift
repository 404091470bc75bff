import CEL
import CELTestData
import Platform
import SourceText

/// `cel-bench [--records] FILE`: measures compiling and evaluating expressions.
///
/// The file is a JSON list of `{name, expr, bindings}` with typed values; where it also says what is `expected`,
/// the result is checked. With `--records`, maps with string keys are bound as records of a slot store, which
/// is how documents are bound to rules.
enum BenchCommand {
  /// Runs the benchmarks and returns the exit code.
  static func run(_ arguments: [String]) -> Int32 {
    let asRecords = arguments.first == "--records"
    let paths = arguments.dropFirst(asRecords ? 1 : 0)
    guard let path = paths.first, paths.count == 1 else { return fail("usage: cel-bench [--records] FILE") }
    let bytes: [UInt8]
    do throws(PlatformError) {
      bytes = try InputFile.bytes(ofFile: path)
    } catch {
      return fail("\(error.path): \(error.words)")
    }
    guard let root = JSONNode(SourceBuffer(name: path, bytes: bytes)) else { return fail("\(path): no JSON") }
    var exitCode: Int32 = 0
    for node in root.elements {
      do throws(BenchError) {
        let line = try Benchmark(node, asRecords: asRecords).run()
        StandardStream.output.say(line + "\n")
      } catch {
        exitCode = fail(error.description)
      }
    }
    return exitCode
  }

  private static func fail(_ text: String) -> Int32 {
    StandardStream.error.say(text + "\n")
    return 1
  }
}

/// A benchmark that cannot be run.
struct BenchError: Error, CustomStringConvertible {
  let description: String
}
