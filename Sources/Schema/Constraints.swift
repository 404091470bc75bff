import CEL
import Diagnostics
import YAMLDocument

/// The keywords that look at a value beyond its type (JSON Schema 2020-12, Validation §6).
struct ConstraintChecker {
  let tree: DocumentTree
  let schema: JSONSchema.Node
  /// The value itself.
  let target: NodeID
  /// The value, or the alias that stands for it in the text.
  let node: NodeID

  /// What the value breaks.
  ///
  /// A value of the wrong type has its own finding and breaks nothing here.
  func findings() -> [SchemaFinding] {
    switch tree.kind(target) {
    case .scalar, .alias: scalarFindings()
    case .sequence: sequenceFindings()
    case .mapping: mappingFindings()
    }
  }

  private func finding(
    _ message: LocalizedText,
    at place: NodeID? = nil,
    hint: LocalizedText? = nil,
    notes: [Note] = []
  ) -> SchemaFinding {
    let place = place ?? node
    return SchemaFinding(
      Diagnostic("schema-constraint", message, at: tree.range(place), hint: hint, notes: notes),
      node: place
    )
  }

  private func scalarFindings() -> [SchemaFinding] {
    let value = JSONValue(target, in: tree)
    if value == .null { return [] }
    var result: [SchemaFinding] = []
    let text = tree.text(target)
    if let members = schema.members, !members.contains(value) {
      let names = members.filter { $0 != .null }.map(\.plainText)
      result.append(
        finding(DocumentMessages.notOneOf(text, names), hint: .didYouMean(text, among: names))
      )
    }
    if case .string = value { result += textFindings(text) }
    if let number = number(value, text) { result += boundFindings(number, text) }
    return result
  }

  private func number(_ value: JSONValue, _ text: String) -> Decimal? {
    if case .number(let number) = value { return number }
    if let units = schema.units { return units.parse(text) }
    guard schema.format == .decimal else { return nil }
    return unsafe tree.withBytes(target) { bytes in unsafe MoneyText.parse(bytes) }
  }

  private func textFindings(_ text: String) -> [SchemaFinding] {
    var result: [SchemaFinding] = []
    if let pattern = schema.pattern, !pattern.regex.isFound(in: text) {
      result.append(finding(DocumentMessages.noMatch(text, pattern.source)))
    }
    let length = text.unicodeScalars.count
    if !schema.length.contains(length) {
      result.append(finding(DocumentMessages.length(length, schema.length)))
    }
    return result
  }

  private func boundFindings(_ number: Decimal, _ text: String) -> [SchemaFinding] {
    var result: [SchemaFinding] = []
    if let minimum = schema.minimum {
      let holds = minimum.isExclusive ? number > minimum.value : number >= minimum.value
      if !holds {
        let sign = minimum.isExclusive ? ">" : ">="
        result.append(finding(DocumentMessages.outOfBounds(text, sign, minimum.value.description)))
      }
    }
    if let maximum = schema.maximum {
      let holds = maximum.isExclusive ? number < maximum.value : number <= maximum.value
      if !holds {
        let sign = maximum.isExclusive ? "<" : "<="
        result.append(finding(DocumentMessages.outOfBounds(text, sign, maximum.value.description)))
      }
    }
    return result
  }

  private func sequenceFindings() -> [SchemaFinding] {
    guard schema.types.contains(.array) else { return [] }
    var result: [SchemaFinding] = []
    let count = tree.childCount(target)
    if !schema.count.contains(count) {
      result.append(finding(DocumentMessages.count(count, schema.count)))
    }
    if schema.hasUniqueItems {
      var first: [JSONValue: NodeID] = [:]
      for child in tree.children(target) {
        let value = JSONValue(child, in: tree)
        if let earlier = first[value] {
          let note = Note(DocumentMessages.firstItem, at: tree.range(earlier))
          result.append(finding(DocumentMessages.repeatedItem, at: child, notes: [note]))
        } else {
          first[value] = child
        }
      }
    }
    return result
  }

  private func mappingFindings() -> [SchemaFinding] {
    guard schema.types.contains(.object), !schema.required.isEmpty else { return [] }
    let present = Set(tree.entries(target).map { tree.text(tree.resolved($0.key)) })
    let place = tree.keyNode(ofValue: node) ?? node
    return schema.required.filter { !present.contains($0) }.map { key in
      SchemaFinding(
        Diagnostic("schema-constraint", DocumentMessages.missingKey(key), at: tree.range(place)),
        node: node,
        missingKey: key
      )
    }
  }
}

extension SchemaBinder {
  /// Adds what a value breaks beyond its type.
  ///
  mutating func checkConstraints(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ tree: DocumentTree
  ) {
    let checker = ConstraintChecker(tree: tree, schema: schema.nodes[index], target: target, node: node)
    add(checker.findings())
  }
}
