import CEL
import Testing

@Suite struct ListsTests {
  @Test(arguments: [
    ("[1, 2, 3, 4].slice(1, 3)", "[2, 3]"), ("[1, 2].slice(0, 0)", "[]"), ("[1, 2].slice(2, 2)", "[]"),
    ("[1, 2].slice(0, 3)", "error: cannot slice(0, 3) a list of 2"),
    ("[1, 2].slice(-1, 1)", "error: cannot slice(-1, 1) a list of 2"),
    ("[1, 2].slice(2, 1)", "error: cannot slice(2, 1) a list of 2"),
    ("[dyn(1), [2, [3]]].flatten()", "[1, 2, [3]]"), ("[[], [[]]].flatten()", "[[]]"),
    ("[[1]].flatten(0)", "[[1]]"),
    ("[dyn(1), [2, [3, [4]]]].flatten(9)", "[1, 2, 3, 4]"),
    ("[[1]].flatten(-1)", "error: flatten depth must not be negative: -1"),
    ("[].flatten()", "[]"),
    ("[1, 2.0, 2u, 'a', 'a', null, null].map(x, dyn(x)).distinct()", #"[1, 2.0, "a", null]"#),
    ("[].distinct()", "[]"),
    ("[[1], [1.0], {'a': 1}, {'a': 1u}].map(x, dyn(x)).distinct()", #"[[1], {"a": 1}]"#),
    ("[dyn(1.5), 1.5, 2, 2.0].distinct()", "[1.5, 2]"), ("[0.0 / 0.0, 0.0 / 0.0].distinct().size()", "2"),
    ("[dyn(2.0), 2].distinct()", "[2.0]"),
    ("lists.range(3)", "[0, 1, 2]"), ("lists.range(0)", "[]"), ("lists.range(-5)", "[]"),
    ("lists.range(100001)", "error: lists.range(100001) has more than 100000 elements"),
    ("[3, 1, 2].reverse()", "[2, 1, 3]"), ("[].reverse()", "[]"),
    ("[3, 1, 2].sort()", "[1, 2, 3]"), ("['b', 'a', 'B'].sort()", #"["B", "a", "b"]"#), ("[].sort()", "[]"),
    ("[true, false].sort()", "[false, true]"),
    ("[duration('2s'), duration('1s')].sort()[0]", #"duration("1s")"#),
    (#"[b'b', b'a'].sort()"#, #"[b"a", b"b"]"#),
    ("[dyn(1), 'b'].sort()", "error: sort: elements of one type needed, not int and string"),
    ("[dyn(1), 2u].sort()", "error: sort: elements of one type needed, not int and uint"),
    ("dyn([[1]]).sort()", "error: sort: list has no order"),
    ("dyn([null]).sort()", "error: sort: null_type has no order"),
    ("['ccc', 'a', 'bb', 'd'].sortBy(x, size(x))", #"["a", "d", "bb", "ccc"]"#), ("[].sortBy(x, x)", "[]"),
    ("[1, 2, 3].sortBy(x, -x)", "[3, 2, 1]"), ("[1, 2].sortBy(x, 1 / 0)", "error: division by zero"),
    ("[[2, 1], [1]].sortBy(x, x.sortBy(y, y)[0])", "[[2, 1], [1]]"),
    ("[{'n': 'foo', 's': 0}, {'n': 'bar', 's': -10}].sortBy(e, e.s).map(e, e.n)", #"["bar", "foo"]"#),
  ])
  func gives(_ expression: String, expected: String) {
    let outcome = Evaluation.outcome(expression)
    #expect(outcome == expected)
  }

  @Test(arguments: [
    ("[1].sortBy(x.y, x)", "sortBy() variable name must be a simple identifier")
  ])
  func refuses(_ expression: String, message: String) {
    #expect(Evaluation.outcome(expression) == "invalid: \(message)")
  }

  @Test(arguments: ["[[1]].sort()", "'a'.slice(0, 1)", "lists.range('1')"])
  func wrongTypes(_ expression: String) { #expect(Evaluation.outcome(expression).hasPrefix("invalid: ")) }

  @Test func longListsStayFast() {
    // Quadratic work would take minutes.
    #expect(Evaluation.outcome("lists.range(100000).map(x, string(x)).distinct().size()") == "100000")
  }

  @Test(arguments: [
    ("sets.contains([1, 2.0, 3u].map(x, dyn(x)), [1.0, 2u, 3].map(x, dyn(x)))", "true"),
    ("sets.contains([], [])", "true"),
    ("sets.contains([], [1])", "false"), ("sets.contains([[1], [2]], [[2]])", "true"),
    ("sets.equivalent([1], [1, 1])", "true"),
    ("sets.equivalent([1, 2], [1])", "false"), ("sets.equivalent([], [])", "true"),
    ("sets.intersects([1], [])", "false"),
    ("sets.intersects([[1], [2, 3]], [[1, 2], [2, 3]])", "true"),
    ("sets.contains([0.0 / 0.0], [0.0 / 0.0])", "false"),
  ])
  func setsCompareWithoutOrder(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
  }
}
