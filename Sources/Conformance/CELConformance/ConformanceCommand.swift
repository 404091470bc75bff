import CEL
import CELTestData
import Platform
import SourceText

/// `cel-conformance DIR...`: runs every `*.json` of the folders.
enum ConformanceCommand {
  /// Runs the tests and returns the exit code: 0 when none failed.
  static func run(_ folders: [String]) -> Int32 {
    guard !folders.isEmpty else {
      complain("usage: cel-conformance DIR...")
      return 2
    }
    var rows: [Row] = []
    for folder in folders {
      let walk = DirectoryWalk(folder) { $0.hasSuffix(".json") }
      for failure in walk.failures {
        complain("\(failure.path): \(failure.words)")
        return 1
      }
      for path in walk.files {
        guard let row = runFile(path) else { return 1 }
        rows.append(row)
      }
    }
    report(rows)
    return rows.contains { $0.failed > 0 } ? 1 : 0
  }

  /// The counts of one file.
  private struct Row {
    var name: String
    var passed = 0
    var failed = 0
    var skipped = 0
  }

  private static func runFile(_ path: String) -> Row? {
    let bytes: [UInt8]
    do throws(PlatformError) {
      bytes = try InputFile.bytes(ofFile: path)
    } catch {
      complain("\(error.path): \(error.words)")
      return nil
    }
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    let name = String(fileName.dropLast(".json".count))
    guard let tests = JSONNode(SourceBuffer(name: path, bytes: bytes))?["tests"]?.elements else {
      complain("\(path): no tests")
      return nil
    }
    var row = Row(name: name)
    for (position, node) in tests.enumerated() {
      if ConformanceTest.needsMessages(node) {
        row.skipped += 1
        continue
      }
      do throws(TestDataError) {
        let test = try ConformanceTest(node)
        switch test.run() {
        case .passed: row.passed += 1
        case .failed(let expected, let actual):
          row.failed += 1
          print(
            """
            FAIL \(name) #\(position) \(test.section)/\(test.name)
              expression: \(test.expression)
              expected:   \(expected)
              actual:     \(actual)
            """
          )
        }
      } catch {
        row.failed += 1
        print("FAIL \(name) #\(position): \(error)")
      }
    }
    return row
  }

  private static func report(_ rows: [Row]) {
    let width = rows.map(\.name.count).max() ?? 0
    var total = Row(name: "total")
    for row in rows {
      print(line(row.name, row, width: width))
      total.passed += row.passed
      total.failed += row.failed
      total.skipped += row.skipped
    }
    print("\(total.passed) passed, \(total.failed) failed, \(total.skipped) skipped")
  }

  private static func print(_ text: String) { StandardStream.output.say(text + "\n") }

  private static func complain(_ text: String) { StandardStream.error.say(text + "\n") }

  private static func line(_ name: String, _ row: Row, width: Int) -> String {
    let padded = name + String(repeating: " ", count: width - name.count)
    return "\(padded)  \(right(row.passed)) passed \(right(row.failed)) failed \(right(row.skipped)) skipped"
  }

  private static func right(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }
}
