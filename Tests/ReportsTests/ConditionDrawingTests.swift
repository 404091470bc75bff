import Diagnostics
import Engine
import Reports
import Testing

@Suite("The drawing of a condition")
struct ConditionDrawingTests {
  private let sample = Sample()

  private func drawing(_ trace: ConditionTrace, width: Int? = nil, language: Language = .english) -> [String]
  {
    var result = sample.failing
    result.trace = trace
    var options = ReportOptions(run: Sample.run(language))
    options.look.width = width
    let bytes = TextReporter.report([sample.report([result])], Summary(), options)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let name = language == .english ? "  = condition: " : "  = 条件："
    let start = lines.firstIndex { $0.hasPrefix(name) } ?? lines.count
    let rest = lines[start...].prefix { !$0.hasPrefix("  = fix") && !$0.hasPrefix("  = 解决办法") }
    let indent = language == .english ? name.count : 10
    return [String(rest.first?.dropFirst(name.count) ?? "")]
      + rest.dropFirst().map { String($0.dropFirst(indent)) }
  }

  private func part(
    _ column: Int?,
    _ expression: String,
    _ value: String,
    depth: Int = 0,
    element: String? = nil,
    place: Place? = nil,
    omitted: Int = 0
  ) -> ConditionTrace.Part {
    ConditionTrace.Part(
      expression: expression,
      depth: depth,
      column: column,
      element: element,
      value: value,
      place: place,
      omitted: omitted
    )
  }

  private var short: ConditionTrace {
    ConditionTrace(
      condition: "card.balance >= params.minimum",
      parts: [
        part(13, "card.balance >= params.minimum", "false"),
        part(5, "card.balance", "$4.20", depth: 1, place: sample.place("/cards/0/balance", "4.20")),
        part(0, "card", "cards[0]", depth: 2, place: sample.place("/cards/0", "name")),
        part(23, "params.minimum", "$5.00", depth: 1),
      ]
    )
  }

  @Test("Each value stands under its part, with its place")
  func bars() {
    #expect(
      drawing(short) == [
        "card.balance >= params.minimum",
        "|    |       |         |",
        "|    |       false     $5.00",
        "|    $4.20  setup.yaml:3:14",
        "cards[0]  setup.yaml:2:5",
      ]
    )
  }

  @Test("Wide characters take two cells")
  func wide() {
    let trace = ConditionTrace(
      condition: "\"中文\" == n && 卡",
      parts: [
        part(5, "\"中文\" == n", "false"), part(8, "n", "\"中\"", depth: 1), part(13, "卡", "true"),
      ]
    )
    #expect(
      drawing(trace, language: .simplifiedChinese) == [
        "\"中文\" == n && 卡", "       |  |    |", "       |  |    true", "       |  \"中\"", "       false",
      ]
    )
  }

  @Test("Where paths take too much room, lines do")
  func lineNumbers() {
    let trace = ConditionTrace(
      condition: "card.balance >= params.minimum",
      parts: [
        part(13, "card.balance >= params.minimum", "false"),
        part(23, "params.minimum", "$5.00", depth: 1, place: sample.place("/cards/0/balance", "4.20")),
      ]
    )
    let bars = ["card.balance >= params.minimum", "             |         |"]
    #expect(drawing(trace, width: 62) == bars + ["             false     $5.00  setup.yaml:3:14"])
    #expect(drawing(trace, width: 61) == bars + ["             false     $5.00 (line 3)"])
    #expect(
      drawing(trace, width: 61, language: .simplifiedChinese).last
        == "             false     $5.00  setup.yaml:3:14"
    )
    #expect(
      drawing(trace, width: 56, language: .simplifiedChinese).last == "             false     $5.00（第 3 行）"
    )
  }

  @Test("A condition longer than the line is a list of its parts", arguments: [40, 45])
  func list(width: Int) {
    #expect(
      drawing(short, width: width) == [
        "card.balance >= params.minimum = false",
        "  card.balance = $4.20  setup.yaml:3:14",
        "    card = cards[0]  setup.yaml:2:5",
        "  params.minimum = $5.00",
      ]
    )
  }

  @Test("Parts that are left out are counted")
  func omittedParts() {
    let trace = ConditionTrace(condition: "a && b", parts: [part(2, "a && b", "false")], omitted: 3)
    #expect(drawing(trace) == ["a && b", "  |", "  false", "  and 3 more parts"])
    #expect(drawing(trace, language: .simplifiedChinese).last == "  另有 3 个部分")
  }

  @Test("Elements of a list follow, and those left out are counted")
  func elements() {
    let trace = ConditionTrace(
      condition: "numbers.all(n, n < 8)",
      parts: [
        part(8, "numbers.all(n, n < 8)", "false", omitted: 1),
        part(nil, "n < 8", "false", depth: 1, element: "numbers[1]"),
        part(nil, "n", "9", depth: 2, place: sample.place("/x", "4.20")),
      ]
    )
    #expect(
      drawing(trace) == [
        "numbers.all(n, n < 8)",
        "        |",
        "        false (1 more element)",
        "    numbers[1]: n < 8 = false",
        "      n = 9  setup.yaml:3:14",
      ]
    )
    #expect(drawing(trace, language: .simplifiedChinese)[2] == "        false（另有 1 个元素）")
  }
}
