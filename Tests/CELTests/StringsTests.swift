import CEL
import Testing

@Suite struct StringsTests {
  @Test(arguments: [
    ("'tacocat'.charAt(0)", "\"t\""), ("'tacocat'.charAt(7)", "\"\""), ("'ta©o'.charAt(2)", "\"©\""),
    ("''.charAt(0)", "\"\""),
    ("'tacocat'.charAt(8)", "error: index out of range: 8"),
    ("'tacocat'.charAt(-1)", "error: index out of range: -1"),
    ("'ta©o©αT'.indexOf('©', 3)", "4"), ("'ta©o©αT'.indexOf('©α', 5)", "-1"), ("'abc'.indexOf('')", "0"),
    ("'abc'.indexOf('', 3)", "3"), ("'abc'.indexOf('c', 3)", "-1"),
    ("'abc'.indexOf('a', 4)", "error: index out of range: 4"),
    ("'abc'.indexOf('a', -1)", "error: index out of range: -1"), ("''.indexOf('a')", "-1"),
    ("'aaa'.lastIndexOf('aa')", "1"), ("'abc'.lastIndexOf('')", "3"), ("'abc'.lastIndexOf('', 1)", "1"),
    ("'ta©o©αT'.lastIndexOf('©', 3)", "2"), ("'abc'.lastIndexOf('abcd')", "-1"),
    ("''.lastIndexOf('@@')", "-1"),
    ("'abc'.lastIndexOf('a', 4)", "error: index out of range: 4"), ("'abc'.lastIndexOf('c', 3)", "2"),
    ("'abc'.lastIndexOf('a', -1)", "error: index out of range: -1"),
    ("'tacocat'.substring(7)", "\"\""), ("'ta©o©αT'.substring(2, 6)", "\"©o©α\""),
    ("'ab'.substring(1, 1)", "\"\""),
    ("'ab'.substring(3)", "error: index out of range: 3"),
    ("'ab'.substring(-1)", "error: index out of range: -1"),
    ("'ab'.substring(0, 3)", "error: index out of range: 3"),
    ("'ab'.substring(-1, 1)", "error: index out of range: -1"),
    ("'ab'.substring(2, 1)", "error: invalid substring range. start: 2, end: 1"),
    ("'a,b,c'.split(',')", #"["a", "b", "c"]"#), ("''.split(',')", #"[""]"#),
    ("',,'.split(',')", #"["", "", ""]"#),
    ("'a,b,c'.split(',', 2)", #"["a", "b,c"]"#), ("'a,b,c'.split(',', 0)", "[]"),
    ("'a,b,c'.split(',', 1)", #"["a,b,c"]"#),
    ("'a,b,c'.split(',', 9)", #"["a", "b", "c"]"#), ("'a,b,c'.split(',', -1)", #"["a", "b", "c"]"#),
    ("'añb'.split('')", #"["a", "ñ", "b"]"#), ("'añb'.split('', 2)", #"["a", "ñb"]"#), ("''.split('')", "[]"),
    ("'a--b'.split('--')", #"["a", "b"]"#),
    ("['x', 'y'].join()", "\"xy\""), ("['x'].join('-')", "\"x\""), ("[].join('-')", "\"\""),
    ("['x', 'é', ''].join('-')", "\"x-é-\""), ("dyn(['x', 1]).join()", "error: join wants strings, not int"),
    ("'banana'.replace('a', 'o')", "\"bonono\""), ("'banana'.replace('a', 'o', 2)", "\"bonona\""),
    ("'banana'.replace('a', 'o', 0)", "\"banana\""), ("'banana'.replace('a', 'o', -1)", "\"bonono\""),
    ("'aaa'.replace('aa', 'b')", "\"ba\""), ("'añ'.replace('', '-')", "\"-a-ñ-\""),
    ("'añ'.replace('', '-', 2)", "\"-a-ñ\""),
    ("''.replace('', '-')", "\"-\""), ("'abc'.replace('x', 'y')", "\"abc\""),
    ("'abc'.replace('abc', '')", "\"\""),
    ("'TacoCÆt'.lowerAscii()", "\"tacocÆt\""), ("'@[`{Zz'.lowerAscii()", "\"@[`{zz\""),
    ("'tacoCαt'.upperAscii()", "\"TACOCαT\""), ("'@[`{Zz'.upperAscii()", "\"@[`{ZZ\""),
    (#"'\u0085\u00a0\u1680 text\u2028'.trim()"#, "\"text\""), ("'  '.trim()", "\"\""),
    (#"'\u180etext\u200b\u2060\ufeff'.trim().size()"#, "8"),
    ("'añb'.reverse()", "\"bña\""), ("''.reverse()", "\"\""),
    (#"'e\u0301x'.reverse() == 'x\u0301e'"#, "true"),
    (
      #"strings.quote('bell\a \b\f\n\r\t\v "q" \\ ©')"#, #""\"bell\\a \\b\\f\\n\\r\\t\\v \\\"q\\\" \\\\ ©\"""#
    ),
    ("strings.quote('')", #""\"\"""#),
  ])
  func gives(_ expression: String, expected: String) { #expect(Evaluation.outcome(expression) == expected) }

  @Test(arguments: [
    "'hello'.charAt(true)", "24.indexOf('2')", "'42'.indexOf(4, 0)", "42.split('2')", "'42'.replace(2, 1)",
    "'42'.replace('2', '1', 1, false)", "30.substring(true, 3)", "'a'.join()", "1.trim()", "strings.quote(1)",
  ])
  func wrongTypesAreFoundByCheckerAndEvaluator(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }
}
