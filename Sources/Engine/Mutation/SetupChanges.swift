import CEL
import Platform
import Schema
import YAMLDocument

/// All changes of one value of a setup that may make a difference to a rule.
struct SetupChanges {
  private let schema: JSONSchema
  /// The names that the rule uses; other fields are left alone.
  private let isOfInterest: (String) -> Bool
  /// The numbers at which a condition may turn, and those beside them.
  private let numbers: [Decimal]
  /// Texts that conditions name.
  private let words: [String]
  /// The day of the test and the days around it that may count.
  private let days: [Int]
  private var changes: [SetupChange] = []

  init(
    _ schema: JSONSchema,
    numbers: [Decimal],
    words: [String],
    days: [Int],
    isOfInterest: @escaping (String) -> Bool
  ) {
    self.schema = schema
    self.numbers = numbers
    self.words = words
    self.days = days
    self.isOfInterest = isOfInterest
  }

  /// The changes of a setup.
  func all(of setup: SetupValue) -> [SetupChange] {
    var maker = self
    maker.visit(setup, schema.root, at: JSONPointer()) { $0 }
    return maker.changes
  }

  private mutating func visit(
    _ value: SetupValue,
    _ index: JSONSchema.Index?,
    at pointer: JSONPointer,
    in whole: (SetupValue) -> SetupValue
  ) {
    let node = index.map { schema.nodes[$0] }
    func change(_ new: SetupValue) {
      if new != value { changes.append(SetupChange(setup: whole(new), note: "\(pointer) \(new.yaml)")) }
    }
    switch value {
    case .mapping(let entries):
      for (position, entry) in entries.enumerated() {
        let property = node?.properties.first { $0.name == entry.key }?.schema
        var rest = entries
        rest.remove(at: position)
        let inner = pointer.appending(entry.key)
        if isOfInterest(entry.key) {
          changes.append(SetupChange(setup: whole(.mapping(rest)), note: "without \(inner)"))
        }
        visit(entry.value, property, at: inner) { new in
          var changed = entries
          changed[position].value = new
          return whole(.mapping(changed))
        }
      }
      for property in node?.properties ?? []
      where isOfInterest(property.name) && !entries.contains(where: { $0.key == property.name }) {
        for new in values(for: property.schema) {
          let added = entries + [SetupValue.Entry(key: property.name, value: new)]
          let note = "\(pointer.appending(property.name)) \(new.yaml)"
          changes.append(SetupChange(setup: whole(.mapping(added)), note: note))
        }
      }
    case .list(let elements):
      for (position, element) in elements.enumerated() {
        var rest = elements
        rest.remove(at: position)
        changes.append(
          SetupChange(setup: whole(.list(rest)), note: "without \(pointer.appending(position))")
        )
        changes.append(
          SetupChange(
            setup: whole(.list(elements + [element])),
            note: "\(pointer.appending(position)) twice"
          )
        )
        visit(element, node?.items, at: pointer.appending(position)) { new in
          var changed = elements
          changed[position] = new
          return whole(.list(changed))
        }
      }
      for new in node?.items.map({ values(for: $0) }) ?? [] {
        changes.append(
          SetupChange(
            setup: whole(.list(elements + [new])),
            note: "\(pointer.appending(elements.count)) \(new.yaml)"
          )
        )
        changes.append(
          SetupChange(
            setup: whole(.list([new] + elements)),
            note: "\(new.yaml) before \(pointer.appending(0))"
          )
        )
      }
    case .plain("true"): change(.plain("false"))
    case .plain("false"): change(.plain("true"))
    case .plain, .text:
      guard let index else { return }
      for new in values(for: index) { change(new) }
    }
  }

  /// Values that a field may have.
  private func values(for index: JSONSchema.Index) -> [SetupValue] {
    let node = schema.nodes[index]
    if let members = node.members {
      return members.compactMap { if case .string(let text) = $0 { .text(text) } else { nil } }
    }
    switch node.type {
    case .bool: return [.plain("true"), .plain("false")]
    case .int:
      return numbers.filter { Decimal($0.truncated) == $0 && isAllowed($0, node) }.map {
        .plain("\($0.truncated)")
      }
    case .decimal, .double:
      return numbers.filter { isAllowed($0, node) }.map { .plain($0.fixed(fractionDigits: 2)) }
    case .timestamp: return days.map { .text(CivilDate(daysSinceEpoch: $0).description) }
    case .string: return words.map { .text($0) }
    case .list: return [.list([])] + (node.items.map { values(for: $0).map { .list([$0]) } } ?? [])
    case .record: return [.mapping([])]
    default: return []
    }
  }

  private func isAllowed(_ number: Decimal, _ node: JSONSchema.Node) -> Bool {
    if let minimum = node.minimum, number < minimum.value { return false }
    if let maximum = node.maximum, maximum.value < number { return false }
    return true
  }
}

/// One change of a setup.
struct SetupChange {
  let setup: SetupValue
  /// What was changed, for the test's name: `/cards/0/balance 5.01`.
  let note: String
}
