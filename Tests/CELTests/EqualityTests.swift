import CEL
import Testing

@Suite struct EqualityTests {
  @Test(arguments: [
    ("1 == 1", true), ("dyn(1) == 1u", true), ("dyn(1u) == 1.0", true), ("dyn(1) == 1.5", false),
    ("0.0 == -0.0", true), ("0.0 / 0.0 == 0.0 / 0.0", false), ("0.0 / 0.0 != 0.0 / 0.0", true),
    ("[0.0 / 0.0] == [0.0 / 0.0]", false), ("{'a': 0.0 / 0.0} == {'a': 0.0 / 0.0}", false),
    ("dyn(-1) == 18446744073709551615u", false),
    ("dyn(9007199254740993) == 9007199254740993.0", true),
    ("dyn(9223372036854775807) == 9223372036854775808.0", true),
    ("dyn(9223372036854775807u) == 9223372036854775807", true),
    ("dyn(1) == '1'", false), ("dyn(1) == true", false), ("dyn(null) == 0", false), ("null == null", true),
    ("dyn([]) == {}", false), ("dyn('') == b''", false),
    ("[1, 'a', null].map(x, dyn(x)) == [1.0, 'a', null].map(x, dyn(x))", true), ("[1] == [1, 1]", false),
    ("[] == []", true), ("{} == {}", true), ("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", true),
    ("{'a': 1} == {'b': 1}", false), ("{'a': 1} == {'a': 1, 'b': 2}", false),
    ("dyn({1: 'a'}) == {1u: 'a'}", true), ("dyn({'a': 1}) == {'a': 1.0}", true),
    ("[[1, 2]] == [[1, 2]]", true),
    ("'\u{E9}' == 'e\u{301}'", false), ("'\u{E9}' == '\u{E9}'", true),
    ("'a\u{323}\u{307}' == 'a\u{307}\u{323}'", false), ("'a' == 'a '", false), ("b'ab' == b'ab'", true),
    ("b'ab' == b'ba'", false),
    ("int == int", true), ("dyn(int) == uint", false), ("type([]) == list", true),
    ("dyn(type(1)) == 'int'", false), ("timestamp(0) == timestamp('1970-01-01T01:00:00+01:00')", true),
    ("duration('60s') == duration('1m')", true),
    ("dyn(timestamp(0)) == 0", false), ("optional.none() == optional.none()", true),
    ("optional.of(1) == optional.of(2)", false), ("dyn(optional.of(1)) == optional.of(1.0)", true),
    ("dyn(optional.of(1)) == 1", false),
    ("1 != 1", false), ("dyn(1) != '1'", true), ("dyn(3.0) in [1, 2, 3]", true),
    ("dyn(3u) in {3: 'a'}", true), ("dyn(3.5) in {3: 'a'}", false), ("dyn([1]) in {3: 'a'}", false),
    ("0.0 / 0.0 in [0.0 / 0.0]", false),
    ("dyn(null) in [1, null].map(x, dyn(x))", true), ("'a' in []", false),
    ("'\u{E9}' in {'e\u{301}': 1}", false), ("true in {true: 1}", true),
  ])
  func compares(_ expression: String, expected: Bool) {
    #expect(Evaluation.outcome(expression) == String(expected))
    #expect(Evaluation.outcome(expression, check: false) == String(expected))
  }

  /// Pairs in ascending order, whatever their types.
  @Test(arguments: [
    ("-1", "0u"), ("-9223372036854775808", "0u"), ("1", "1.5"), ("1u", "1.5"), ("-1.5", "-1"),
    ("9223372036854775807", "9223372036854775808u"), ("9223372036854775807", "1e19"),
    ("-1e19", "-9223372036854775808"),
    ("18446744073709551615u", "2e19"), ("-0.5", "0u"), ("1", "1.0 / 0.0"), ("-1.0 / 0.0", "0u"),
    ("false", "true"), ("''", "'a'"), ("'a'", "'ab'"), ("'Z'", "'a'"), ("'z'", "'é'"),
    ("'\u{FFFF}'", "'\u{10000}'"),
    ("b''", #"b'\x00'"#), ("b'a'", #"b'\xff'"#), ("timestamp(0)", "timestamp('1970-01-01T00:00:00.1Z')"),
    ("duration('-1s')", "duration('0')"), ("decimal('4.99')", "5"), ("4u", "decimal('4.01')"),
  ])
  func orders(_ less: String, _ greater: String) {
    for (expression, expected) in [
      ("dyn(\(less)) < \(greater)", true), ("dyn(\(less)) <= \(greater)", true),
      ("dyn(\(less)) > \(greater)", false), ("dyn(\(less)) >= \(greater)", false),
      ("dyn(\(greater)) > \(less)", true),
      ("dyn(\(greater)) < \(less)", false), ("dyn(\(less)) <= \(less)", true),
      ("dyn(\(less)) < \(less)", false), ("dyn(\(less)) == \(greater)", false),
    ] {
      #expect(Evaluation.outcome(expression) == String(expected), "\(expression)")
    }
  }

  @Test(arguments: ["<", "<=", ">", ">="])
  func nothingIsOrderedWithNaN(_ order: String) {
    for other in ["1.0", "dyn(1)", "dyn(1u)", "0.0 / 0.0"] {
      #expect(Evaluation.outcome("\(other) \(order) 0.0 / 0.0") == "false")
      #expect(Evaluation.outcome("0.0 / 0.0 \(order) \(other)") == "false")
    }
  }

  @Test(arguments: [
    "[1] < [2]", "{} < {}", "int < uint", "'a' < 1", "true < 1", "b'a' < 'b'",
    "timestamp(0) < 1", "optional.of(1) < optional.of(2)",
  ])
  func hasNoOrder(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }

  @Test func theCheckerWantsOneType() {
    #expect(Evaluation.outcome("1 < 1.5").hasPrefix("invalid: "))
    #expect(Evaluation.outcome("1 == 1u").hasPrefix("invalid: "))
    #expect(Evaluation.outcome("1 < 1.5", check: false) == "true")
  }
}
