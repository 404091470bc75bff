import CEL
import Testing

@Suite struct OptionalsTests {
  @Test(arguments: [
    ("optional.of(null).hasValue()", "true"),
    ("optional.none().value()", "error: optional.none() dereference"), ("optional.none().orValue(42)", "42"),
    ("optional.of(1).orValue(1 / 0)", "1"),
    ("optional.none().orValue(1 / 0)", "error: division by zero"),
    ("optional.of(1).or(optional.of(1 / 0)).value()", "1"),
    ("optional.none().or(optional.of(2)).value()", "2"),
    (
      "[0, 0u, 0.0, '', b'', false, null, [], {}, duration('0'), decimal('0.00'), timestamp(0)].map(x, dyn(x)).exists(x, optional.ofNonZeroValue(x).hasValue())",
      "false"
    ),
    (
      "[1, -1u + 2u, 0.1, 'a', true, [0], {'a': 0}, duration('1ns'), decimal('0.01'), timestamp(1), int].map(x, dyn(x)).all(x, optional.ofNonZeroValue(x).hasValue())",
      "error: no such overload: -(uint)"
    ),
    (
      "[dyn(1), 1u, 0.1, 'a', true, [0], {'a': 0}, duration('1ns'), decimal('0.01'), timestamp(1), int].all(x, optional.ofNonZeroValue(x).hasValue())",
      "true"
    ),
    ("optional.of(2).optMap(x, x * 3).value()", "6"),
    ("optional.none().optMap(x, x * 3).hasValue()", "false"),
    ("optional.of(2).optFlatMap(x, optional.none()).hasValue()", "false"),
    ("optional.of(2).optMap(x, optional.of(3).optMap(y, x * y).value()).value()", "6"),
    ("optional.of(0).optMap(x, 1 / x)", "error: division by zero"),
    ("{'a': {'b': 1}}.?a.b", "optional.of(1)"), ("{'a': {'b': 1}}.?a.c", "optional.none()"),
    ("{}.?a.b.c", "optional.none()"), ("[1, 2][?1]", "optional.of(2)"), ("[1, 2][?2]", "optional.none()"),
    ("[1, 2][?-1]", "optional.none()"),
    ("[?optional.none(), ?optional.of(1), 2]", "[1, 2]"),
    ("{?'a': optional.none(), ?'b': optional.of(1)}", #"{"b": 1}"#), ("has({'a': {'b': 1}}.?a.b)", "true"),
    ("has({}.?a.b)", "false"),
    ("[1, 2].first().value() + [1, 2].last().value()", "3"), ("[].last().orValue('x')", "\"x\""),
    ("optional.unwrap([optional.of(1), optional.none()])", "[1]"), ("[optional.none()].unwrapOpt()", "[]"),
    ("optional.unwrap([dyn(optional.of(1)), 1])", "error: optional.unwrap wants optionals, not int"),
    ("optional.of([7, 8])[1]", "optional.of(8)"), ("optional.of({'a': 1})['a'].value()", "1"),
    ("optional.none()[0]", "optional.none()"),
  ])
  func gives(_ expression: String, expected: String) {
    let outcome = Evaluation.outcome(expression, check: false)
    #expect(outcome == expected)
  }

  @Test(arguments: ["optional.of(1).optMap(x.y, 1)", "optional.of(1).optFlatMap('x', 1)"])
  func variablesAreSimpleNames(_ expression: String) {
    let name = expression.contains("Flat") ? "optFlatMap" : "optMap"
    #expect(Evaluation.outcome(expression) == "invalid: \(name)() variable name must be a simple identifier")
  }

  @Test func optMapEvaluatesItsReceiverOnce() {
    // Without that, each level would double the work: 2^24 times.
    let nested = (0..<24).reduce("optional.of(1)") { expression, _ in "\(expression).optMap(x, x + 1)" }
    #expect(Evaluation.outcome("\(nested).value()") == "25")
  }
}
