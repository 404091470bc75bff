import CEL

/// Makes programs at random that pass the checker, from a seed.
struct RandomPrograms {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    // splitmix64
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }

  private mutating func pick(_ choices: String...) -> String { choices[number(below: choices.count)] }

  // MARK: Expressions

  /// Names of card records in scope; `c` and `d` are comprehension variables.
  private var cards = ["card", "cards[0]", "cards[1]", "first_bound"]

  private mutating func card() -> String { cards[number(below: cards.count)] }

  private mutating func inScope(_ name: String, _ body: (inout Self) -> String) -> String {
    cards += [name, name, name]
    let text = body(&self)
    cards.removeLast(3)
    return text
  }

  mutating func bool(_ depth: Int) -> String {
    if depth == 0 {
      return pick(
        "\(card()).bound",
        "\(card())['default']",
        "has(\(card()).balance)",
        "has(\(card()).details.bank)",
        "\(card()).details.number",
        "true",
        "false",
        "m.flag",
        "m.missing",
        "has(m.flag)",
        "dyn(m.name)"
      )
    }
    let deeper = depth - 1
    switch number(below: 20) {
    case 0, 1, 2: return "(\(bool(deeper)) && \(bool(deeper)))"
    case 3, 4, 5: return "(\(bool(deeper)) || \(bool(deeper)))"
    case 6: return "!(\(bool(deeper)))"
    case 7: return "(\(bool(deeper)) ? \(bool(deeper)) : \(bool(deeper)))"
    case 8: return "(\(int(deeper)) \(comparison()) \(int(deeper)))"
    case 9: return "(\(double(deeper)) \(comparison()) \(double(deeper)))"
    case 10, 11: return "(\(decimal(deeper)) \(comparison()) \(decimal(deeper)))"
    case 12: return "(\(string(deeper)) \(comparison()) \(string(deeper)))"
    case 13: return "(\(bool(deeper)) \(pick("==", "!=")) \(bool(deeper)))"
    case 14:
      let condition = inScope("c") { $0.bool(deeper) }
      return "cards.\(pick("all", "exists", "exists_one"))(c, \(condition))"
    case 15: return "(\(string(deeper)) in \(pick("['abc', 'x', '']", "[s, 'y']", "\(card()).tags")))"
    case 16: return "(\(int(deeper)) in [1, 2, 3])"
    case 17:
      return
        "\(string(deeper)).\(pick("matches('^a+b')", "startsWith('ab')", "endsWith('c')", "contains(s)"))"
    case 18: return "(dyn(\(int(deeper))) \(comparison()) \(pick("any", "m.count", "m.balance", "2.5")))"
    default:
      let condition = inScope("c") { $0.bool(deeper) }
      return "bound_cards.\(pick("all", "exists", "exists_one"))(c, \(condition))"
    }
  }

  private mutating func comparison() -> String { pick("==", "!=", "<", "<=", ">", ">=") }

  mutating func int(_ depth: Int) -> String {
    if depth == 0 {
      return pick(
        "n",
        "\(card()).count",
        "1",
        "-3",
        "9223372036854775807",
        "params.limit",
        "0",
        "int(m.count)"
      )
    }
    let deeper = depth - 1
    switch number(below: 9) {
    case 0, 1: return "(\(int(deeper)) \(pick("+", "-", "*", "/", "%")) \(int(deeper)))"
    case 2: return "size(\(string(deeper)))"
    case 3: return "cards.size()"
    case 4: return "(\(bool(deeper)) ? \(int(deeper)) : \(int(deeper)))"
    case 5: return "cel.bind(c, \(card()), \(inScope("c") { $0.int(deeper) }))"
    case 6: return "cards.filter(c, \(inScope("c") { $0.bool(deeper) })).size()"
    case 7: return "-\(int(0))"
    default: return "\(card()).tags.size()"
    }
  }

  mutating func double(_ depth: Int) -> String {
    if depth == 0 { return pick("\(card()).score", "1.5", "0.0", "-2.25", "double(n)") }
    let deeper = depth - 1
    switch number(below: 4) {
    case 0, 1: return "(\(double(deeper)) \(pick("+", "-", "*", "/")) \(double(deeper)))"
    case 2: return "(\(bool(deeper)) ? \(double(deeper)) : \(double(deeper)))"
    default: return double(0)
    }
  }

  mutating func decimal(_ depth: Int) -> String {
    if depth == 0 {
      return pick("\(card()).balance", "params.minimum", "decimal('4.99')", "decimal('0.005')")
    }
    let deeper = depth - 1
    switch number(below: 5) {
    case 0, 1: return "(\(decimal(deeper)) \(pick("+", "-", "*")) \(decimal(deeper)))"
    case 2: return "(\(bool(deeper)) ? \(decimal(deeper)) : \(decimal(deeper)))"
    case 3: return "(\(decimal(deeper)) + \(int(0)))"
    default: return decimal(0)
    }
  }

  mutating func string(_ depth: Int) -> String {
    if depth == 0 {
      return pick("s", "\(card()).name", "'abc'", "''", "\(card()).details.bank", "params.label", "'é'")
    }
    let deeper = depth - 1
    switch number(below: 5) {
    case 0: return "(\(string(deeper)) + \(string(deeper)))"
    case 1: return "(\(bool(deeper)) ? \(string(deeper)) : \(string(deeper)))"
    case 2: return "\(card()).tags[\(pick("0", "1", "5", "n"))]"
    case 3: return "cards.map(c, \(inScope("c") { $0.string(deeper) })).join('-')"
    default: return string(0)
    }
  }

  /// An expression of any type.
  mutating func expression(depth: Int) -> String {
    switch number(below: 8) {
    case 0: int(depth)
    case 1: double(depth)
    case 2: decimal(depth)
    case 3: string(depth)
    case 4: "cards.map(c, \(inScope("c") { $0.bool(depth - 1) }), \(inScope("c") { $0.int(depth - 1) }))"
    default: bool(depth)
    }
  }

  // MARK: Input

  private mutating func field(_ known: CardInput.Field) -> CardInput.Field {
    switch number(below: 20) {
    case 0, 1: .absent
    case 2: .null
    case 3: .invalid
    default: known
    }
  }

  private mutating func cardFields() -> [CardInput.Field] {
    let strings = ["abc", "", "ab", "travel-card", "é"]
    return [
      field(.decimal(Int64(number(below: 1000)), UInt8(number(below: 4)))),
      field(.bool(chance(50))),
      field(.string(strings[number(below: 5)])),
      field(.int(Int64(number(below: 5)))),
      field(.double(Double(number(below: 7)) / 2)),
      field(.strings(Array(strings.prefix(number(below: 4))))),
      field(.bool(chance(50))),
      field(.record([field(.bool(chance(50))), field(.string("abc"))])),
    ]
  }

  mutating func input() -> CardInput {
    let cards = (0..<number(below: 4)).map { _ in cardFields() }
    return CardInput(
      card: chance(90) ? cardFields() : nil,
      cards: chance(90) ? cards : nil,
      n: field(.int(Int64(number(below: 6)))),
      s: field(.string("abc"))
    )
  }
}
