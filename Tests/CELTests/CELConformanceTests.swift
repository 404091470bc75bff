import CEL
import CELTestData
import Platform
import SourceText
import TestSupport
import Testing

@Suite struct CELConformanceTests {
  /// Where the data of the suite lies, beside the package or where the environment says; nil when it is absent.
  static let folder: String? = {
    let shared = ProcessEnvironment.nonemptyValue(of: "PREFLIGHT_SHARED") ?? PackageRoot.path + "/../shared"
    let folder = shared + "/conformance/cel"
    return FileKind(at: folder) == .directory ? folder : nil
  }()

  static let files: [String] =
    folder.map { folder in DirectoryWalk(folder) { $0.hasSuffix(".json") }.files } ?? []

  @Test(.enabled(if: folder != nil), arguments: files)
  func everyTestOfTheFilePasses(_ path: String) throws {
    let source = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path))
    let tests = try #require(JSONNode(source)?["tests"]?.elements)
    for node in tests where !ConformanceTest.needsMessages(node) {
      let test = try ConformanceTest(node)
      if case .failed(let expected, let actual) = test.run() {
        Issue.record("\(test.section)/\(test.name): \(test.expression): expected \(expected), not \(actual)")
      }
    }
  }

  /// What the runner says of a test written here.
  private func outcome(_ json: String) throws -> String {
    let node = try #require(JSONNode(SourceBuffer(name: "test", text: json)))
    return switch try ConformanceTest(node).run() {
    case .passed: "passed"
    case .failed(let expected, let actual): "expected \(expected), not \(actual)"
    }
  }

  @Test(arguments: [
    (#"{"expr": "1", "expected": {"value": {"int": "1"}}}"#, "passed"),
    (#"{"expr": "1", "expected": {"value": {"uint": "1"}}}"#, "expected 1u, not 1"),
    (#"{"expr": "1", "expected": {"value": {"double": "1.0"}}}"#, "expected 1.0, not 1"),
    (#"{"expr": "0.0", "expected": {"value": {"double": "-0.0"}}}"#, "expected -0.0, not 0.0"),
    (#"{"expr": "0.0 / 0.0", "expected": {"value": {"double": "NaN"}}}"#, "passed"),
    (
      #"{"expr": "[1, 2]", "expected": {"value": {"list": [{"int": "2"}, {"int": "1"}]}}}"#,
      "expected [2, 1], not [1, 2]"
    ),
    (#"{"expr": "[1u]", "expected": {"value": {"list": [{"int": "1"}]}}}"#, "expected [1], not [1u]"),
    (
      #"{"expr": "{'a': 1, 'b': 2}", "expected": {"value": {"map": [[{"string": "b"}, {"int": "2"}], [{"string": "a"}, {"int": "1"}]]}}}"#,
      "passed"
    ),
    (
      #"{"expr": "{1: 2}", "expected": {"value": {"map": [[{"uint": "1"}, {"int": "2"}]]}}}"#,
      "expected {1u: 2}, not {1: 2}"
    ),
    (#"{"expr": "'a'", "expected": {"value": {"bytes": "YQ=="}}}"#, "expected b\"a\", not \"a\""),
    (#"{"expr": "type(1)", "expected": {"value": {"type": "int"}}}"#, "passed"),
    (#"{"expr": "timestamp(0)", "expected": {"value": {"timestamp": "1970-01-01T00:00:00Z"}}}"#, "passed"),
    (
      #"{"expr": "duration('1s')", "expected": {"value": {"duration": "2s"}}}"#,
      "expected duration(\"2s\"), not duration(\"1s\")"
    ),
    (#"{"expr": "1 / 0", "expected": {"eval_error": true}}"#, "passed"),
    (#"{"expr": "1 +", "expected": {"eval_error": true}}"#, "passed"),
    (#"{"expr": "1", "expected": {"eval_error": true}}"#, "expected an error, not 1"),
    (
      #"{"expr": "1 / 0", "expected": {"value": {"int": "0"}}}"#,
      "expected 0, not error(\"division by zero\")"
    ),
    (
      #"{"expr": "x", "bindings": {"x": {"int": "7"}}, "type_env": [{"name": "x", "ident": "int"}], "expected": {"value": {"int": "7"}, "deduced_type": "int"}}"#,
      "passed"
    ),
    (
      #"{"expr": "[1]", "check_only": true, "expected": {"deduced_type": {"list": "uint"}}}"#,
      "expected of type list(uint), not type list(int)"
    ),
    (
      #"{"expr": "f(1)", "check_only": true, "type_env": [{"name": "f", "function": [{"id": "f", "params": ["int"], "result": "string", "instance": false}]}], "expected": {"deduced_type": "string"}}"#,
      "passed"
    ),
    (
      #"{"expr": "[1].sort()", "check_only": true, "type_env": [{"name": "sort", "function": [{"id": "sort", "params": [{"list": "int"}], "result": "string", "instance": true}]}], "expected": {"deduced_type": "string"}}"#,
      "passed"
    ),
    (
      #"{"expr": "[1].all(x, true)", "disable_macros": true, "disable_check": true, "expected": {"eval_error": true}}"#,
      "passed"
    ),
    (#"{"expr": "1 == 1u", "disable_check": true, "expected": {"value": {"bool": true}}}"#, "passed"),
    (
      #"{"expr": "y", "container": "x", "bindings": {"x.y": {"bool": true}}, "expected": {"value": {"bool": true}}}"#,
      "passed"
    ),
    (
      #"{"expr": "x || true", "bindings": {"x": {"error": ["bad"]}}, "expected": {"value": {"bool": true}}}"#,
      "passed"
    ),
    (#"{"expr": "x", "bindings": {"x": {"unknown": ["1"]}}, "expected": {"unknown": ["1"]}}"#, "passed"),
  ])
  func theRunnerIsExact(_ json: String, expected: String) throws {
    #expect(try outcome(json) == expected)
  }

  @Test(arguments: [
    #"{"expr": "1"}"#, #"{"expr": "1", "expected": {}}"#,
    #"{"expr": "1", "expected": {"value": {"int": "x"}}}"#,
    #"{"expr": "1", "expected": {"value": {"message": {}}}}"#,
    #"{"expr": "1", "expected": {"value": {"int": "1", "uint": "1"}}}"#,
    #"{"expr": "1", "expected": {"value": {"bytes": "!"}}}"#,
    #"{"expr": "x", "type_env": [{"name": "x", "ident": "number"}], "expected": {"value": {"int": "1"}}}"#,
  ])
  func badTestsAreNoPasses(_ json: String) throws {
    let node = try #require(JSONNode(SourceBuffer(name: "test", text: json)))
    #expect(throws: TestDataError.self) { try ConformanceTest(node) }
  }

  @Test func noJSON() { #expect(JSONNode(SourceBuffer(name: "test", text: "{")) == nil) }
}
