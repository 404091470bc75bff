import CEL

/// Input of the shape that rules see: cards in a slot store, and a few plain values.
struct CardInput {
  static let cardType = RecordType(
    name: "Card",
    fields: [
      ("balance", .decimal), ("bound", .bool), ("name", .string), ("count", .int), ("score", .double),
      ("tags", .list(.string)), ("default", .bool), ("details", .record(detailsType)),
    ]
  )
  static let detailsType = RecordType(name: "Details", fields: [("number", .bool), ("bank", .string)])

  /// The names and types that ``environment`` declares.
  static let environment: Environment = {
    var environment = Environment()
    environment.declareVariable("card", .record(cardType))
    environment.declareVariable("cards", .list(.record(cardType)))
    environment.declareVariable("n", .int)
    environment.declareVariable("s", .string)
    environment.declareVariable("m", .map(.string, .dyn))
    environment.declareVariable("any", .dyn)
    environment.declareParameters(
      "params",
      [
        ("minimum", .decimal, .decimal(Decimal(5))), ("limit", .int, .int(3)),
        ("label", .string, .string("abc")),
      ]
    )
    if let bound = try? environment.compile("cards.filter(c, c.bound)") {
      environment.define("bound_cards", as: bound)
    }
    if let first = try? environment.compile("bound_cards[0]") { environment.define("first_bound", as: first) }
    return environment
  }()

  /// A field's content: nothing means absent.
  enum Field: Sendable {
    case absent
    case null
    case invalid
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case decimal(Int64, UInt8)
    case string(String)
    case strings([String])
    case record([Field])
  }

  let frame = Frame(Self.environment)
  private var store: SlotStore { frame.store }

  /// Makes input with one card as `card` and these as `cards`; nil leaves the variable absent.
  init(card: [Field]?, cards: [[Field]]?, n: Field = .int(3), s: Field = .string("abc")) {
    let details = store.register(Self.detailsType)
    let type = store.register(Self.cardType)
    precondition(details == 0 && type == 1)
    bind("card", card.map { .record($0) } ?? .absent)
    let slot = store.reserve(1)
    if let cards {
      let first = store.reserve(cards.count)
      store.slots[slot] = Slot(.list, payload: Int64(first), length: UInt32(cards.count))
      for (index, card) in cards.enumerated() { write(.record(card), to: first + index) }
    }
    frame.bind(index("cards"), slot: slot)
    bind("n", n)
    bind("s", s)
    frame.bind(
      index("m"),
      value: .map(
        MapValue([
          ("balance", .double(7.5)), ("count", .int(4)), ("flag", .bool(true)), ("name", .string("abc")),
          ("list", .list(ListValue([.int(1), .int(2)]))), ("none", .null),
        ])
      )
    )
    frame.bind(index("any"), value: .int(2))
  }

  private func index(_ name: String) -> Int {
    guard let index = Self.environment.variableIndex(name) else { preconditionFailure("no variable \(name)") }
    return index
  }

  private func bind(_ name: String, _ field: Field) {
    let slot = store.reserve(1)
    write(field, to: slot)
    frame.bind(index(name), slot: slot)
  }

  private func write(_ field: Field, to slot: Int) {
    switch field {
    case .absent: store.slots[slot] = Slot(.absent)
    case .null: store.slots[slot] = Slot(.null)
    case .invalid: store.slots[slot] = Slot(.invalid)
    case .bool(let flag): store.slots[slot] = Slot(.bool, payload: flag ? 1 : 0)
    case .int(let number): store.slots[slot] = Slot(.int, payload: number)
    case .double(let number): store.slots[slot] = Slot(.double, payload: Int64(bitPattern: number.bitPattern))
    case .decimal(let coefficient, let scale):
      store.slots[slot] = Slot(.decimal, payload: coefficient, scale: scale)
    case .string(let text):
      let (offset, length) = store.appendText(text.utf8)
      store.slots[slot] = Slot(.string, payload: Int64(offset), length: UInt32(length))
    case .strings(let texts):
      let first = store.reserve(texts.count)
      store.slots[slot] = Slot(.list, payload: Int64(first), length: UInt32(texts.count))
      for (index, text) in texts.enumerated() { write(.string(text), to: first + index) }
    case .record(let fields):
      let type = fields.count == Self.detailsType.fields.count ? 0 : 1
      let count = type == 0 ? Self.detailsType.fields.count : Self.cardType.fields.count
      let first = store.reserve(count)
      store.slots[slot] = Slot(.record, payload: Int64(first), length: UInt32(type))
      for (index, field) in fields.enumerated() { write(field, to: first + index) }
    }
  }

  /// A card with every field written.
  static func card(
    _ name: String,
    balance: Int64,
    bound: Bool,
    isDefault: Bool = false,
    count: Int64 = 2,
    tags: [String] = ["a", "b"]
  ) -> [Field] {
    [
      .decimal(balance, 2), .bool(bound), .string(name), .int(count), .double(1.5), .strings(tags),
      .bool(isDefault), .record([.bool(true), .string("bank")]),
    ]
  }

  /// Compiles and evaluates, as text.
  func evaluate(_ source: String) throws -> String {
    try Self.environment.compile(source).evaluate(in: frame).text
  }

  /// Compiles and evaluates a condition.
  func verdict(_ source: String) throws -> Verdict {
    try Self.environment.compile(source, expecting: .bool).evaluateBool(in: frame)
  }
}
