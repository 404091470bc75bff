import CEL
import Engine
import SourceText
import Testing

/// What the parts of a failing condition were worth, as people are told.
struct ConditionTraceTests {
  private static let setup = """
    a: 1
    b: 2
    on: true
    off: false
    name: abc
    money: 4.20
    group: {x: 5, y: 6}
    items:
      - {n: 1, on: true, name: p}
      - {n: 2, on: false, name: q}
      - {n: 3, on: true, name: r}
    numbers: [7, 8, 9, 10, 11]
    """

  /// The parts: `column expression = value @line:column`, one a line, indented by their depth.
  private func parts(
    _ setup: String = ConditionTraceTests.setup,
    check: String,
    forEach: String? = nil,
    variables: String = ""
  ) throws -> String {
    let pack = try SmallPack.rule(check: check, forEach: forEach, variables: variables)
    let session = Session(pack, options: SessionOptions(explains: true))
    var reports: [DocumentReport] = []
    session.check(SourceBuffer(name: "setup.yaml", text: setup), path: "setup.yaml") { reports.append($0) }
    let report = try #require(reports.first)
    let result = try #require(report.results.first { $0.status == .fail })
    let lines = LineTable(report.buffer)
    return (result.trace?.parts ?? []).map { part in
      var line = String(repeating: "  ", count: part.depth)
      line += part.column.map { "\($0) " } ?? "- "
      if let element = part.element { line += "\(element): " }
      line += "\(part.expression) = \(part.value)"
      if let range = part.place?.range {
        let location = lines.location(of: Int(range.start))
        line += " @\(location.line):\(location.column)"
      }
      return part.omitted > 0 ? line + " +\(part.omitted)" : line
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    ("a > 5", "2 a > 5 = false\n  0 a = 1 @1:4"),
    ("5 < a", "2 5 < a = false\n  4 a = 1 @1:4"),
    ("!on", "0 !on = false\n  1 on = true @3:5"),
    ("money >= 5", "6 money >= 5 = false\n  0 money = $4.20 @6:8"),
    ("name == 'x'", "5 name == 'x' = false\n  0 name = \"abc\" @5:7"),
    ("group.x > 5", "8 group.x > 5 = false\n  6 group.x = 5 @7:12"),
    (
      "(a + b) * 2 > 9",
      "12 (a + b) * 2 > 9 = false\n  8 (a + b) * 2 = 6\n    3 a + b = 3\n      1 a = 1 @1:4\n      5 b = 2 @2:4"
    ),
    // What was not needed has no value to show.
    ("off && a > 5", "4 off && a > 5 = false\n  0 off = false @4:6"),
    (
      "on ? a > 5 : off",
      "3 on ? a > 5 : off = false\n  0 on = true @3:5\n  7 a > 5 = false\n    5 a = 1 @1:4"
    ),
    ("name.startsWith('x')", "5 name.startsWith('x') = false\n  0 name = \"abc\" @5:7"),
    (
      "size(name) > a + 2",
      "11 size(name) > a + 2 = false\n  0 size(name) = 3\n    5 name = \"abc\" @5:7\n  15 a + 2 = 3\n    13 a = 1 @1:4"
    ),
    ("has(group.deep)", "0 has(group.deep) = false @7:1"),
    // Long lists are cut, and counted.
    ("a in numbers", "2 a in numbers = false\n  0 a = 1 @1:4\n  5 numbers = [7, 8, 9, …] 5 elements @12:1"),
    (
      "numbers[0] == 8",
      "11 numbers[0] == 8 = false\n  7 numbers[0] = 7 @12:11\n    0 numbers = [7, 8, 9, …] 5 elements @12:1"
    ),
    // Of the elements, those that decide.
    (
      "items.all(i, i.n < 2)",
      """
      6 items.all(i, i.n < 2) = false +1
        0 items = [items[0], items[1], items[2]] @8:1
        - items[1]: i.n < 2 = false
          - i.n = 2 @10:9
            - i = items[1] @10:6
        - items[2]: i.n < 2 = false
          - i.n = 3 @11:9
      """
    ),
    (
      "numbers.exists(n, n > 20)",
      """
      8 numbers.exists(n, n > 20) = false +2
        0 numbers = [7, 8, 9, …] 5 elements @12:1
        - numbers[0]: n > 20 = false
          - n = 7 @12:11
        - numbers[1]: n > 20 = false
          - n = 8 @12:14
        - numbers[2]: n > 20 = false
          - n = 9 @12:17
      """
    ),
    (
      "cel.bind(s, a + b, s > 5)",
      "0 cel.bind(s, a + b, s > 5) = false\n  14 a + b = 3\n    12 a = 1 @1:4\n    16 b = 2 @2:4\n  21 s > 5 = false\n    19 s = 3"
    ),
    // Constants only: nothing to tell.
    ("false", ""),
  ])
  func parts(check: String, wanted: String) throws {
    #expect(try parts(check: check) == wanted)
  }

  @Test func aVariableIsFollowedByWhatItWasMadeFrom() throws {
    let parts = try parts(check: "total > 5", variables: "variables: {total: a + b}")
    #expect(
      parts == "6 total > 5 = false\n  0 total = 3\n    - a + b = 3\n      - a = 1 @1:4\n      - b = 2 @2:4"
    )
  }

  @Test func theElementOfTheRuleIsNamed() throws {
    let parts = try parts(check: "item.n > 5", forEach: "items")
    #expect(parts == "7 item.n > 5 = false\n  5 item.n = 1 @9:9\n    0 item = items[0] @9:6")
  }

  @Test func numbersOfPeopleAreMaskedAndLongTextsCut() throws {
    let phone = try parts("name: \"+447700900123\"", check: "name == 'x'")
    #expect(phone.contains("0 name = \"+44••••••••23\""))
    let long = try parts("name: \(String(repeating: "x", count: 60))", check: "name == 'x'")
    #expect(long.contains("0 name = \"\(String(repeating: "x", count: 40))…\""))
  }

  @Test func nobodyPaysWithoutAsking() throws {
    let pack = try SmallPack.rule(check: "a > 5")
    let result = try #require(SmallPack.check(Self.setup, pack).first?.results.first)
    #expect(result.trace == nil)
  }

  @Test("Of a long condition 60 parts are shown, and the others counted", arguments: [20, 21, 40])
  func longCondition(count: Int) throws {
    let check = Array(repeating: "a == 1", count: count).joined(separator: " && ") + " && off"
    let pack = try SmallPack.rule(check: check)
    let session = Session(pack, options: SessionOptions(explains: true))
    var trace: ConditionTrace?
    session.check(SourceBuffer(name: "setup.yaml", text: Self.setup), path: "setup.yaml") {
      trace = $0.results.first { $0.status == .fail }?.trace
    }
    let shown = try #require(trace)
    // A comparison and its variable each, as many times `&&`, and the last variable.
    let all = 3 * count + 1
    #expect(shown.parts.count == min(all, 60))
    #expect(shown.omitted == all - shown.parts.count)
  }
}
