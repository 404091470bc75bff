/// Makes conditions about a ``SmallPack``'s fields at random, from a seed.
struct RandomConditions {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    // splitmix64
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(limit))
  }

  private mutating func pick(_ choices: [String]) -> String { choices[number(below: choices.count)] }

  mutating func condition(_ depth: Int) -> String {
    guard depth > 0 else { return atom() }
    switch number(below: 10) {
    case 0, 1, 2: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
    case 3, 4, 5: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
    case 6: return "!(\(condition(depth - 1)))"
    case 7: return "(\(condition(depth - 1)) ? \(condition(depth - 1)) : \(condition(depth - 1)))"
    default: return atom()
    }
  }

  private mutating func atom() -> String {
    let order = pick(["<", "<=", ">", ">=", "==", "!="])
    switch number(below: 12) {
    case 0, 1: return "a \(order) \(number())"
    case 2: return "b \(order) \(number())"
    case 3: return "a \(order) b"
    case 4: return "a + b \(order) \(number()) + 3"
    case 5: return "money \(order) \(pick(["2", "3", "decimal('2.5')", "a"]))"
    case 6: return "group.x \(order) \(pick(["a", "3", "4"]))"
    case 7: return "has(group.x)"
    case 8: return "name \(pick(["==", "!="])) '\(pick(["x", "y"]))'"
    case 9: return "name in ['x', 'z']"
    case 10: return "on == off"
    default:
      return pick(["on", "off", "true", "false", "numbers.exists(n, n > 2 && n < 3)", "size(name) > 0"])
    }
  }

  private mutating func number() -> String { pick(["2", "3", "4"]) }

  /// Setups with every combination of some values and of what is not written.
  static var setups: [String] {
    var lines = [""]
    let choices: [[String]] = [
      ["", "a: 2\n", "a: 3\n", "a: 4\n"], ["", "b: 3\n", "b: 5\n"],
      ["", "on: true\n", "on: false\n"], ["", "off: true\n"],
      ["", "money: 2.5\n", "money: 3\n"],
      ["", "name: x\n", "name: w\n"],
      ["", "group: {x: 3}\n", "group: {x: 4}\n", "group: {x: no}\n", "group: 5\n"],
      ["numbers: [2, 3]\n"],
    ]
    for choice in choices { lines = lines.flatMap { line in choice.map { line + $0 } } }
    return lines
  }
}
