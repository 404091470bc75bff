import CEL
import Testing

/// Short expressions whose results would not end: each must stop by itself.
@Suite struct SizeLimitsTests {
  @Test(arguments: [
    (doubling("[%, %]"), "error: lists and maps hold more than 1000000 values (nested value limit)"),
    (
      doubling("{'a': %, 'b': %}"), "error: lists and maps hold more than 1000000 values (nested value limit)"
    ),
    (
      doubling("[optional.of(%), optional.of(%)]"),
      "error: lists and maps hold more than 1000000 values (nested value limit)"
    ),
    (doubling("% + %"), "error: a string is longer than 1048576 bytes (text size limit)"),
    (
      "lists.range(100000).map(x, 'x').join('\(String(repeating: "-", count: 1000))')",
      "error: a text is longer than 16777216 bytes (text size limit)"
    ),
    (
      "cel.bind(s, '\(String(repeating: "x", count: 10000))', s.replace('', s))",
      "error: a text is longer than 16777216 bytes (text size limit)"
    ),
    (
      "cel.bind(s, '\(String(repeating: "x", count: 10000))', regex.replace(s, 'x', s))",
      "error: a text is longer than 16777216 bytes (text size limit)"
    ),
    (
      "cel.bind(s, '\(String(repeating: "x", count: 20000))', '%s'.format([lists.range(1000).map(x, s)]))",
      "error: a text is longer than 16777216 bytes (text size limit)"
    ),
    (
      "cel.bind(s, '\(String(repeating: "x", count: 20000))', '%s'.format([lists.range(1000).transformMap(i, x, s)]))",
      "error: a text is longer than 16777216 bytes (text size limit)"
    ),
  ])
  func stops(_ expression: String, expected: String) { #expect(Evaluation.outcome(expression) == expected) }

  /// `cel.bind(v1, [v0, v0], cel.bind(v2, [v1, v1], …))`.
  private static func doubling(_ template: String) -> String {
    let isText = template.contains("+")
    let values = (1...40).map { number in
      template.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "v\(number - 1)")
    }
    let bindings = values.enumerated().map { "cel.bind(v\($0.offset + 1), \($0.element), " }.joined()
    return "cel.bind(v0, \(isText ? "'x'" : "[dyn(0)]"), \(bindings)v40\(String(repeating: ")", count: 41))"
  }

  @Test func weightCountsWhatAWalkMeets() {
    let inner = ListValue([.int(1), .int(2)])
    var outer = ListValue([.list(inner), .list(inner)])
    #expect(inner.weight == 3)
    #expect(outer.weight == 7)
    outer.append(.optional(OptionalValue(.list(inner))))
    #expect(outer.weight == 11)
    outer.append(contentsOf: inner)
    #expect(outer.weight == 14)
    var map = MapValue()
    #expect(map.insert(.string("a"), .list(inner)) == nil)
    #expect(map.weight == 5)
  }
}
