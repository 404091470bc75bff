import CEL
import Rules
import Schema
import SourceText
import YAMLDocument

/// What the expressions of fuzzing may name: a variable of every plain type, and the fields, parameters and
/// variables of the bundled pack.
package struct ExpressionWorld {
  /// A variable and expressions for the values it takes.
  struct Variable {
    let name: String
    let type: CELType
    let values: [String]
  }

  let environment: Environment
  private let pack: Pack
  /// The values that each variable takes.
  private let values: [[Value]]
  private let elements: [(name: String, list: Int, field: Int)]

  static let variables: [Variable] = [
    Variable(name: "b", type: .bool, values: ["true", "false"]),
    Variable(name: "i", type: .int, values: literals(.int)),
    Variable(name: "j", type: .int, values: literals(.int)),
    Variable(name: "u", type: .uint, values: literals(.uint)),
    Variable(name: "d", type: .double, values: literals(.double)),
    Variable(name: "s", type: .string, values: literals(.string)),
    Variable(name: "y", type: .bytes, values: literals(.bytes)),
    Variable(name: "m", type: .decimal, values: literals(.decimal)),
    Variable(name: "at", type: .timestamp, values: literals(.timestamp)),
    Variable(name: "span", type: .duration, values: literals(.duration)),
    Variable(name: "ints", type: .list(.int), values: ["[]", "[3, 1, 2, 1]", "[-9223372036854775808]"]),
    Variable(name: "words", type: .list(.string), values: ["[]", "['b', '', 'aé日']", "['a,b', 'A']"]),
    Variable(
      name: "byName",
      type: .map(.string, .int),
      values: ["{}", "{'a': 1, 'b': -2}", "{'': 9223372036854775807}"]
    ),
    Variable(
      name: "x",
      type: .dyn,
      values: ["null", "1", "2u", "-0.5", "'a'", "[1, 'b']", "{'a': [1]}", "{1: 2, 2u: 3}", "b''", "int"]
    ),
    Variable(name: "maybe", type: .optional(.int), values: ["optional.none()", "optional.of(7)"]),
  ]

  /// Literals at the edges of each type.
  static func literals(_ type: CELType) -> [String] {
    switch type {
    case .null: ["null"]
    case .bool: ["true", "false"]
    case .int: ["0", "1", "-1", "2", "7", "64", "9223372036854775807", "-9223372036854775808", "1000"]
    case .uint: ["0u", "1u", "3u", "18446744073709551615u", "9223372036854775808u"]
    case .double:
      ["0.0", "-0.0", "1.5", "-2.25", "1e300", "1e-320", "9.223372036854775807e18", "double('NaN')"]
    case .string: ["''", "'a'", "'abc'", "'aé日本😀'", "'1'", "'%s %d'", "'a+'", "'2024-02-29'", "'\\u0000'"]
    case .bytes: ["b''", "b'a'", "b'\\xff\\x00'", "b'abc'"]
    case .decimal:
      ["decimal('0')", "decimal('4.99')", "decimal('-0.005')", "decimal('9223372036854775807')"]
    case .timestamp:
      [
        "timestamp('2024-02-29T23:59:59.5Z')", "timestamp('0001-01-01T00:00:00Z')",
        "timestamp('9999-12-31T23:59:59Z')", "timestamp(0)",
      ]
    case .duration: ["duration('0s')", "duration('1h30m')", "duration('-0.5s')", "duration('315576000000s')"]
    case .opaque("net.IP", _): ["ip('192.0.2.1')", "ip('2001:db8::1')", "ip('::ffff:192.0.2.1')"]
    case .opaque("net.CIDR", _): ["cidr('192.0.2.0/24')", "cidr('2001:db8::/32')", "cidr('0.0.0.0/0')"]
    default: []
    }
  }

  /// Makes the world; the bundled pack must load.
  package init() throws {
    pack = try BundledPack.load()
    var environment = Environment()
    for field in pack.schema.rootFields { environment.declareVariable(field.name, field.type) }
    var elements: [(name: String, list: Int, field: Int)] = []
    for (position, field) in pack.schema.rootFields.enumerated() {
      guard case .list(let element) = field.type, let list = environment.variableIndex(field.name)
      else { continue }
      let name = "one_of_\(field.name)"
      environment.declareVariable(name, element)
      elements.append((name, list, position))
    }
    environment.declareParameters(
      "params",
      pack.parameters.map { ($0.name, $0.type.celType, $0.value.celValue(today: 20_781)) }
    )
    for variable in Self.variables { environment.declareVariable(variable.name, variable.type) }
    for variable in pack.variables {
      // The tables of the pack are not declared: variables that read them stay away.
      if let program = try? environment.compile(variable.expression.text) {
        environment.define(variable.name, as: program)
      }
    }
    self.environment = environment
    self.elements = elements
    let plain = Environment()
    values = try Self.variables.map { variable in
      try variable.values.map { try plain.compile($0).evaluate(in: Frame(plain)) }
    }
  }

  /// A frame with a setup and values bound, as the choices say.
  func frame(_ choices: inout Choices) -> Frame {
    let frame = Frame(environment)
    frame.costLimit = 5000
    frame.limits.textBytes = 1 << 14
    frame.limits.elements = 1000
    frame.limits.values = 10_000
    bindSetup(choices.pick(Self.setups), frame)
    for (variable, values) in zip(Self.variables, values) {
      if let index = environment.variableIndex(variable.name) {
        frame.bind(index, value: choices.pick(values))
      }
    }
    frame.reset()
    return frame
  }

  private func bindSetup(_ setup: String, _ frame: Frame) {
    let reader = DocumentReader(limits: Limits())
    reader.open(SourceBuffer(name: "setup.yaml", text: setup), format: .yaml)
    var tree = DocumentTree()
    guard reader.next(into: &tree), reader.failure == nil else { preconditionFailure("unreadable: \(setup)") }
    var binder = SchemaBinder(pack.schema, store: frame.store)
    let root = binder.bind(tree)
    for (position, field) in pack.schema.rootFields.enumerated() {
      if let index = environment.variableIndex(field.name) { frame.bind(index, slot: root + position) }
    }
    for element in elements {
      guard let index = environment.variableIndex(element.name) else { continue }
      let list = frame.store.slots[root + element.field]
      if list.kind == .list, list.length > 0 {
        frame.bind(index, slot: Int(list.payload))
      } else {
        frame.bind(index, slot: root + element.field)
      }
    }
  }

  private static let setups: [String] = [
    "{}",
    """
    account: {signed_in: true, kind: individual}
    cards:
      - {name: a, balance: 20.00, bound: true, default: true, details: {number: true}, consecutive_failed_charges: 0}
      - {name: b, balance: 4.99, bound: false}
      - {balance: lots, bound: null}
    top_up: {amount: 10, status: planned}
    auto_recharge: {enabled: true, amount: 10}
    phones: [{number: "+447700900123", country: GB, code: received, verifications: 1}]
    api: {phone_verified: true, keys: 1}
    usage: {credit: 10.00, spent: 3.20}
    """,
    "cards: []\nphones: [{}]\ntop_up: {amount: null}\nusage: 5\n",
  ]
}
