import CEL
import Testing

@Suite struct RegexTests {
  @Test(arguments: [
    ("'foobar'.matches('o+b')", "true"), ("'foobar'.matches('^o')", "false"),
    ("matches('foobar', '^foobar$')", "true"),
    ("''.matches('')", "true"), ("''.matches('a')", "false"), ("'abc'.matches('')", "true"),
    ("'é'.matches('^.$')", "true"),
    (#"'ÿ'.matches('^\\xff$')"#, "true"), ("'a\\nb'.matches('a.b')", "false"),
    ("'a\\nb'.matches('(?s)a.b')", "true"),
    ("'ABC'.matches('(?i)abc')", "true"), (#"'+44 20'.matches('^\\+44')"#, "true"),
    ("'x'.matches('(')", "error: invalid regular expression: missing ): ("),
    ("'x'.matches('(?=x)')", "error: invalid regular expression: invalid perl operator: (?="),
    (#"'x'.matches('(x)\\1')"#, #"error: invalid regular expression: invalid escape sequence: \1"#),
    ("'x'.matches('a{1001}')", "error: invalid regular expression: invalid repetition size: {1001}"),
    ("regex.replace('banana', 'a', 'x')", "\"bxnxnx\""),
    ("regex.replace('banana', 'a', 'x', 0)", "\"banana\""),
    ("regex.replace('banana', 'a', 'x', 2)", "\"bxnxna\""),
    ("regex.replace('banana', 'a', 'x', -12)", "\"bxnxnx\""),
    (#"regex.replace('foo bar', '(fo)o (ba)r', r'\2 \1')"#, "\"ba fo\""),
    (#"regex.replace('ab', '(a)|(b)', r'<\1\2>')"#, "\"<a><b>\""),
    (#"regex.replace('a.b', r'\.', r'\\')"#, #""a\\b""#),
    (#"regex.replace('abc', 'b', r'[\0]')"#, "\"a[b]c\""),
    ("regex.replace('abc', '', '-')", "\"-a-b-c-\""), ("regex.replace('ñb', 'x*', '-')", "\"-ñ-b-\""),
    ("regex.replace('baac', 'a*', 'x')", "\"xbxcx\""), ("regex.replace('', 'a', 'x')", "\"\""),
    (
      #"regex.replace('a', 'a', '\\1')"#,
      "error: replacement string references group 1 but regex has only 0 group(s)"
    ),
    (
      #"regex.replace('a', 'a', '\\x')"#,
      "error: invalid replacement string: a backslash must be followed by a digit or a backslash"
    ),
    (
      #"regex.replace('a', 'a', '\\')"#,
      "error: invalid replacement string: a backslash must be followed by a digit or a backslash"
    ),
    ("regex.replace('a', '(', 'x')", "error: invalid regular expression: missing ): ("),
    ("regex.extract('hello world', 'hello(.*)')", #"optional.of(" world")"#),
    ("regex.extract('HELLO', 'hello')", "optional.none()"),
    (#"regex.extract('item-A, item-B', r'item-\w+')"#, #"optional.of("item-A")"#),
    ("regex.extract('b', '(a)?b')", "optional.none()"),
    ("regex.extract('ab', '(a)(b)')", "error: regular expression has more than one capturing group"),
    ("regex.extract('x', '(')", "error: invalid regular expression: missing ): ("),
    (#"regex.extractAll('id:123, id:456', r'id:(\d+)')"#, #"["123", "456"]"#),
    (#"regex.extractAll('id:1', r'\w+')"#, #"["id", "1"]"#),
    ("regex.extractAll('x', 'y')", "[]"),
    ("regex.extractAll('ab', '(a)(b)')", "error: regular expression has more than one capturing group"),
    ("regex.extractAll('é1ü2', '[0-9]')", #"["1", "2"]"#), ("regex.extractAll('b ab', '(a)?b')", #"["a"]"#),
  ])
  func gives(_ expression: String, expected: String) {
    let outcome = Evaluation.outcome(expression)
    #expect(outcome == expected)
  }

  /// A pattern that is not constant goes through the cache of patterns.
  @Test(arguments: 0..<200)
  func patternsThatAreNotConstant(_ number: Int) {
    let variables: [(name: String, type: CELType, value: Value)] = [
      ("pattern", .string, .string("^\(number)$"))
    ]
    #expect(Evaluation.outcome("'\(number)'.matches(pattern)", variables) == "true")
    #expect(Evaluation.outcome("'\(number)x'.matches(pattern)", variables) == "false")
  }

  @Test func badPatternsThatAreNotConstantAreErrors() {
    let variables: [(name: String, type: CELType, value: Value)] = [("pattern", .string, .string("("))]
    #expect(
      Evaluation.outcome("'x'.matches(pattern)", variables)
        == "error: invalid regular expression: missing ): ("
    )
  }

  @Test func evilPatternsStayLinear() {
    // A backtracking engine would not come to an end.
    #expect(
      Evaluation.outcome(
        "('a'.replace('a', '" + String(repeating: "a", count: 5000) + "') + 'b').matches('^(a+)+$')"
      ) == "false"
    )
  }
}
