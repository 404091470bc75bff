package import CEL
import Diagnostics
import SourceText
package import YAMLDocument

/// Walks a document along its schema once: checks each value and lays it out for expressions.
///
/// Expressions read a document as slots: a mapping with named properties becomes a run of slots in the
/// order of the schema, so that a field is found by its position. What is absent or null stays
/// `absent`; what breaks the schema becomes `invalid`. Both are unknown to rules, so that a mistake is
/// reported once and not again by every rule that reads it.
package struct SchemaBinder {
  package let schema: JSONSchema
  /// What the last document breaks, in the order of the text.
  package private(set) var findings: [SchemaFinding] = []
  /// How many findings are kept of one document.
  package var findingLimit = Limits().findings
  /// How many findings more there were.
  package private(set) var omittedFindings = 0
  let plan: BindingPlan
  /// The slots being filled; the store's own while no document is being bound.
  var slots: [Slot] = []
  let store: SlotStore
  /// The document's private values, see ``privateTexts(_:)``.
  var privateNodes: [NodeID] = []
  /// The number of each subschema's record type in the store.
  private let recordTypes: [UInt32]

  /// Makes a binder that fills `store`.
  package init(_ schema: JSONSchema, store: SlotStore) {
    self.schema = schema
    self.store = store
    plan = BindingPlan(schema)
    recordTypes = schema.nodes.map { node in
      if case .record(let type) = node.type { UInt32(store.register(type)) } else { 0 }
    }
  }

  /// Empties the store, binds a document and gives the slot of the root's first field.
  ///
  /// A root that is no mapping is a finding, unless the document is empty; its fields are then absent.
  package mutating func bind(_ tree: DocumentTree) -> Int {
    if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
    omittedFindings = 0
    privateNodes.removeAll(keepingCapacity: true)
    store.removeAll()
    swap(&slots, &store.slots)
    defer { swap(&slots, &store.slots) }
    let slot = reserve(1)
    if let root = tree.root { bind(root, schema.root, slot, tree) }
    if slots[slot].kind == .record { return Int(slots[slot].payload) }
    let base = reserveFields(plan.entries[schema.root].propertyCount, origin: tree.root?.index ?? 0)
    standInForAbsentFields(of: schema.root, base)
    return base
  }

  /// The texts of the values that the schema marks as private.
  package func privateTexts(_ tree: DocumentTree) -> [String] {
    privateNodes.map { tree.text($0) }
  }

  mutating func add(_ more: [SchemaFinding]) {
    let kept = min(more.count, findingLimit - findings.count)
    findings += more.prefix(kept)
    omittedFindings += more.count - kept
  }

  /// Whether a finding more would not be kept; it is counted then, and need not be made.
  mutating func omitsFinding() -> Bool {
    guard findings.count >= findingLimit else { return false }
    omittedFindings += 1
    return true
  }

  /// All findings so far, those that are not kept included.
  var findingCount: Int { findings.count + omittedFindings }

  /// Reserves absent slots and gives the index of the first.
  mutating func reserve(_ count: Int) -> Int {
    let first = slots.count
    for _ in 0..<count { slots.append(Slot(.absent)) }
    return first
  }

  /// Binds one value to one slot.
  mutating func bind(_ node: NodeID, _ index: JSONSchema.Index, _ slot: Int, _ tree: DocumentTree) {
    let target = tree.resolved(node)
    switch tree.kind(target) {
    case .scalar, .alias: bindScalar(target, node, index, slot, tree)
    case .sequence: bindSequence(target, node, index, slot, tree)
    case .mapping: bindMapping(target, node, index, slot, tree)
    }
  }
}

// MARK: - Collections

extension SchemaBinder {
  private mutating func bindSequence(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let entry = plan.entries[index]
    if entry.sort == .anything, schema.nodes[index].types.contains(.array) {
      return bindAnything(node, slot, tree)
    }
    guard entry.sort == .list else { return mismatch(target, node, index, slot, tree) }
    let count = tree.childCount(target)
    let first = reserve(count)
    slots[slot] = Slot.list(first: first, count: count, origin: node.index)
    var child = NodeID(index: target.index + 1)
    for position in first..<first + count {
      if entry.items >= 0 {
        bind(child, entry.items, position, tree)
        if slots[position].kind == .absent { slots[position].origin = child.index }
      } else {
        bindAnything(child, position, tree)
      }
      child = tree.nextSibling(child)
    }
    if entry.quickCheck != .none { checkConstraints(target, node, index, tree) }
  }

  private mutating func bindMapping(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let entry = plan.entries[index]
    switch entry.sort {
    case .record: bindRecord(entry, target, node, index, slot, tree)
    case .map: bindMap(entry, target, node, index, slot, tree)
    case .anything where schema.nodes[index].types.contains(.object): return bindAnything(node, slot, tree)
    default: return mismatch(target, node, index, slot, tree)
    }
    if entry.quickCheck != .none { checkConstraints(target, node, index, tree) }
  }

  private mutating func bindRecord(
    _ entry: BindingPlan.Entry,
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let base = reserveFields(entry.propertyCount, origin: node.index)
    slots[slot] = Slot.record(first: base, type: recordTypes[index], origin: node.index)
    var expected = 0
    var key = NodeID(index: target.index + 1)
    for _ in 0..<tree.childCount(target) {
      let value = tree.nextSibling(key)
      let position = unsafe tree.withBytes(tree.resolved(key)) { name in
        unsafe plan.position(of: name, in: entry, after: expected)
      }
      if let position {
        expected = position + 1 < entry.propertyCount ? position + 1 : 0
        // Of a key that stands twice the first counts; the reader has reported it.
        if slots[base + position].kind == .absent {
          bind(value, plan.properties[entry.firstProperty + position].schema, base + position, tree)
        }
      } else {
        checkAdditional(key, value, index, tree)
      }
      key = tree.nextSibling(value)
    }
    standInForAbsentFields(of: index, base)
  }

  /// A mapping without named properties: a CEL map.
  private mutating func bindMap(
    _ entry: BindingPlan.Entry,
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let count = tree.childCount(target)
    let first = reserve(2 * count)
    slots[slot] = Slot.map(first: first, count: count, origin: node.index)
    var position = first
    for (key, value) in tree.entries(target) {
      bindText(tree.resolved(key), origin: key, position, tree)
      if case .matching(let schema) = entry.additional {
        bind(value, schema, position + 1, tree)
      } else {
        bindAnything(value, position + 1, tree)
        checkAdditional(key, value, index, tree)
      }
      position += 2
    }
  }

  /// A key that no property names.
  private mutating func checkAdditional(
    _ key: NodeID,
    _ value: NodeID,
    _ index: JSONSchema.Index,
    _ tree: DocumentTree
  ) {
    switch plan.entries[index].additional {
    case .allowed: return
    case .matching(let schema):
      // No expression can name the key, so there is no slot to keep: only its findings count.
      bind(value, schema, reserve(1), tree)
    case .forbidden:
      if omitsFinding() { return }
      let name = tree.text(key)
      let known = schema.nodes[index].properties.map(\.name)
      let diagnostic = Diagnostic(
        "unknown-key",
        DocumentMessages.unknownKey(name),
        at: tree.range(key),
        hint: .didYouMean(name, among: known) ?? DocumentMessages.knownKeys(known)
      )
      add([SchemaFinding(diagnostic, node: value)])
    }
  }

  /// Reserves the fields of a record, each absent and knowing whose field it is.
  private mutating func reserveFields(_ count: Int, origin: UInt32) -> Int {
    let base = slots.count
    for field in 0..<count { slots.append(Slot(.absent, length: UInt32(field), origin: origin)) }
    return base
  }

  /// Gives each absent record a record without any known field to stand for it, so that an expression that
  /// reads one of them needs that field and not just the whole record.
  private mutating func standInForAbsentFields(of index: JSONSchema.Index, _ base: Int) {
    let entry = plan.entries[index]
    for position in 0..<entry.propertyCount where slots[base + position].kind == .absent {
      let property = plan.properties[entry.firstProperty + position].schema
      guard plan.entries[property].sort == .record else { continue }
      let header = reserve(1)
      let fields = slots.count
      for field in 0..<plan.entries[property].propertyCount {
        slots.append(
          Slot(.absent, length: UInt32(field) | Slot.shadowBit, origin: UInt32(base + position))
        )
      }
      slots[base + position].payload = Int64(header)
      slots[header] = Slot.record(first: fields, type: recordTypes[property], origin: 0)
      standInForAbsentFields(of: property, fields)
    }
  }
}
