import CEL
import Platform
import Rules
import Schema

/// Writes the setup that a situation describes.
struct SetupWriter {
  private let reader: ConditionReader

  init(_ reader: ConditionReader) { self.reader = reader }

  /// The setup as YAML, a line for each top-level field; nil when it cannot be written.
  func text(_ situation: Situation) -> String? {
    var root = Value.record([])
    for (symbol, number) in situation.numbers.sorted(by: { $0.key < $1.key }) {
      let symbol = reader.vocabulary.symbols[symbol]
      guard let steps = symbol.steps else { continue }
      guard let text = Self.text(number, symbol) else { return nil }
      root.set(text, at: steps[...])
    }
    for (symbol, value) in situation.bools.sorted(by: { $0.key < $1.key }) {
      if let steps = reader.vocabulary.symbols[symbol].steps { root.set("\(value)", at: steps[...]) }
    }
    for (symbol, text) in situation.texts.sorted(by: { $0.key < $1.key }) {
      if let steps = reader.vocabulary.symbols[symbol].steps {
        root.set(JSONText.quoted(text), at: steps[...])
      }
    }
    for (key, isWritten) in situation.written.sorted(by: { $0.key < $1.key }) where isWritten {
      guard let path = reader.writtenPaths[key], let steps = path.steps else { continue }
      root.set(sample(path.schema), at: steps[...], onlyIfMissing: true)
    }
    return root.lines
  }

  private static func text(_ number: Fraction, _ symbol: Symbol) -> String? {
    if symbol.isDate {
      guard number.isWhole, number.numerator % 86_400 == 0, let days = Int(exactly: number.numerator / 86_400)
      else { return nil }
      return CivilDate(daysSinceEpoch: days).description
    }
    return number.decimal?.description
  }

  /// Any value that fits a subschema.
  private func sample(_ schema: Int?) -> String {
    guard let schema else { return "x" }
    let node = reader.pack.pack.schema.nodes[schema]
    if let member = node.members?.first(where: { $0 != .null }) { return member.jsonText }
    switch node.type {
    case .bool: return "true"
    case .int, .double, .decimal: return node.minimum.map { "\($0.value)" } ?? "1"
    case .timestamp: return "2026-01-01"
    case .string: return "x"
    case .list: return "[]"
    default: return "{}"
    }
  }

  /// A value of the setup that is being written.
  private indirect enum Value {
    case text(String)
    case record([(name: String, value: Value)])
    case list(Value)

    mutating func set(_ text: String, at steps: ArraySlice<Symbol.Step>, onlyIfMissing: Bool = false) {
      guard let step = steps.first else {
        if onlyIfMissing, !isEmpty { return }
        self = .text(text)
        return
      }
      switch step {
      case .element:
        var element = Value.record([])
        if case .list(let present) = self { element = present }
        element.set(text, at: steps.dropFirst(), onlyIfMissing: onlyIfMissing)
        self = .list(element)
      case .field(let name):
        var fields: [(name: String, value: Value)] = []
        if case .record(let present) = self { fields = present }
        let index = fields.firstIndex { $0.name == name } ?? fields.count
        if index == fields.count { fields.append((name, .record([]))) }
        fields[index].value.set(text, at: steps.dropFirst(), onlyIfMissing: onlyIfMissing)
        self = .record(fields)
      }
    }

    private var isEmpty: Bool {
      if case .record(let fields) = self { return fields.isEmpty }
      return false
    }

    var flow: String {
      switch self {
      case .text(let text): text
      case .record(let fields):
        "{" + fields.map { "\($0.name): \($0.value.flow)" }.joined(separator: ", ") + "}"
      case .list(let element): "[" + element.flow + "]"
      }
    }

    var lines: String {
      guard case .record(let fields) = self, !fields.isEmpty else { return "{}" }
      return fields.map { "\($0.name): \($0.value.flow)" }.joined(separator: "\n")
    }
  }
}
