package import CEL
import Diagnostics
import Platform
import SourceText
package import YAMLDocument

/// Walks a document along its schema once: checks each value and lays it out for expressions.
///
/// Expressions read a document as slots: a mapping with named properties becomes a run of slots in the
/// order of the schema, so that a field is found by its position. What is absent or null stays
/// `absent`, what has the wrong type becomes `invalid`; both are unknown to rules.
package struct SchemaBinder {
  package let schema: JSONSchema
  /// What the last document breaks, in the order of the text.
  package private(set) var findings: [SchemaFinding] = []
  private let store: SlotStore
  /// The document's private values, see ``privateTexts(_:)``.
  private var privateNodes: [NodeID] = []
  /// The number of each subschema's record type in the store.
  private let recordTypes: [UInt32]

  /// Makes a binder that fills `store`.
  package init(_ schema: JSONSchema, store: SlotStore) {
    self.schema = schema
    self.store = store
    recordTypes = schema.nodes.map { node in
      if case .record(let type) = node.type { UInt32(store.register(type)) } else { 0 }
    }
  }

  /// Empties the store, binds a document and gives the slot of the root's first field.
  ///
  /// A root that is no mapping is a finding, unless the document is empty; its fields are then absent.
  package mutating func bind(_ tree: DocumentTree) -> Int {
    findings.removeAll(keepingCapacity: true)
    store.removeAll()
    privateNodes.removeAll(keepingCapacity: true)
    let slot = store.reserve(1)
    if let root = tree.root { bind(root, schema.root, slot, tree) }
    if store.slots[slot].kind == .record { return Int(store.slots[slot].payload) }
    let base = reserveFields(schema.root, origin: tree.root?.index ?? 0)
    shadowAbsentFields(of: schema.root, base)
    return base
  }

  /// The texts of the values that the schema marks as private.
  package func privateTexts(_ tree: DocumentTree) -> [String] {
    privateNodes.map { tree.text($0) }
  }

  mutating func add(_ more: [SchemaFinding]) {
    findings += more
  }

  /// Binds one value to one slot.
  private mutating func bind(
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let target = tree.resolved(node)
    switch tree.kind(target) {
    case .scalar, .alias: bindScalar(target, node, index, slot, tree)
    case .sequence: bindSequence(target, node, index, slot, tree)
    case .mapping: bindMapping(target, node, index, slot, tree)
    }
    if schema.nodes[index].hasConstraints { checkConstraints(target, node, index, tree) }
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
    guard schema.nodes[index].types.contains(.array) else {
      return mismatch(target, node, index, slot, tree)
    }
    let count = tree.childCount(target)
    let first = store.reserve(count)
    store.slots[slot] = Slot.list(first: first, count: count, origin: node.index)
    let items = schema.nodes[index].items
    var position = first
    for child in tree.children(target) {
      if let items {
        bind(child, items, position, tree)
        if store.slots[position].kind == .absent { store.slots[position].origin = child.index }
      } else {
        bindAnything(child, position, tree)
      }
      position += 1
    }
  }

  private mutating func bindMapping(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    guard schema.nodes[index].types.contains(.object) else {
      return mismatch(target, node, index, slot, tree)
    }
    guard !schema.nodes[index].properties.isEmpty else {
      return bindMap(target, node, index, slot, tree)
    }
    let count = schema.nodes[index].properties.count
    let base = reserveFields(index, origin: node.index)
    store.slots[slot] = Slot.record(first: base, type: recordTypes[index], origin: node.index)
    var expected = 0
    for (key, value) in tree.entries(target) {
      let position = unsafe tree.withBytes(tree.resolved(key)) { bytes in
        unsafe schema.nodes[index].position(of: bytes, after: expected)
      }
      guard let position else {
        bindAdditional(key, value, index, tree)
        continue
      }
      expected = position + 1 < count ? position + 1 : 0
      guard store.slots[base + position].kind == .absent else { continue }
      bind(value, schema.nodes[index].properties[position].schema, base + position, tree)
    }
    shadowAbsentFields(of: index, base)
  }

  /// A mapping without named properties: a CEL map.
  private mutating func bindMap(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let count = tree.childCount(target)
    let first = store.reserve(2 * count)
    store.slots[slot] = Slot.map(first: first, count: count, origin: node.index)
    var position = first
    for (key, value) in tree.entries(target) {
      bindText(tree.resolved(key), origin: key, position, tree)
      switch schema.nodes[index].additionalProperties {
      case .matching(let schema): bind(value, schema, position + 1, tree)
      case .allowed: bindAnything(value, position + 1, tree)
      case .forbidden:
        bindAnything(value, position + 1, tree)
        bindAdditional(key, value, index, tree)
      }
      position += 2
    }
  }

  private mutating func bindAdditional(
    _ key: NodeID,
    _ value: NodeID,
    _ index: JSONSchema.Index,
    _ tree: DocumentTree
  ) {
    guard case .forbidden = schema.nodes[index].additionalProperties else { return }
    let name = tree.text(key)
    let known = schema.nodes[index].properties.map(\.name)
    let diagnostic = Diagnostic(
      "unknown-key",
      DocumentMessages.unknownKey(name),
      at: tree.range(key),
      hint: .didYouMean(name, among: known) ?? DocumentMessages.knownKeys(known)
    )
    findings.append(SchemaFinding(diagnostic, node: value))
  }

  /// Reserves the fields of a record, each absent and knowing whose field it is.
  private func reserveFields(_ index: JSONSchema.Index, origin: UInt32) -> Int {
    let count = schema.nodes[index].properties.count
    let base = store.reserve(count)
    for field in 0..<count {
      store.slots[base + field].origin = origin
      store.slots[base + field].length = UInt32(field)
    }
    return base
  }

  /// Gives each absent record fields of its own, so that an expression that reads one of them needs that
  /// field and not just the whole record.
  private func shadowAbsentFields(of index: JSONSchema.Index, _ base: Int) {
    for position in 0..<schema.nodes[index].properties.count
    where store.slots[base + position].kind == .absent {
      let property = schema.nodes[index].properties[position].schema
      guard case .record = schema.nodes[property].type else { continue }
      let header = store.reserve(1 + schema.nodes[property].properties.count)
      let fields = header + 1
      store.slots[base + position].payload = Int64(header)
      store.slots[header] = Slot.record(first: fields, type: recordTypes[property], origin: 0)
      for field in 0..<schema.nodes[property].properties.count {
        store.slots[fields + field].origin = UInt32(base + position)
        store.slots[fields + field].length = UInt32(field) | Slot.shadowBit
      }
      shadowAbsentFields(of: property, fields)
    }
  }
}

// MARK: - Scalars

extension SchemaBinder {
  private mutating func bindScalar(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    if schema.nodes[index].annotations.isPrivate { privateNodes.append(target) }
    let value = tree.value(target)
    if case .null = value {
      if !schema.nodes[index].types.contains(.null) { mismatch(target, node, index, slot, tree) }
      return
    }
    let types = schema.nodes[index].types
    let bound: Slot? =
      switch (schema.nodes[index].format, value) {
      case (.decimal, _): decimalSlot(target, tree)
      case (.date, .string): dateSlot(target, tree)
      case (.date, _): nil
      case (nil, .bool(let bool)) where types.contains(.boolean): Slot.bool(bool)
      case (nil, .int(let int)) where types.contains(.integer): Slot.int(int)
      case (nil, .int(let int)) where types.contains(.number): Slot.double(Double(int))
      case (nil, .bigInteger) where types.contains(.number):
        Slot.double(Double(tree.text(target)) ?? .infinity)
      case (nil, .float(let float)) where types.contains(.number): Slot.double(float)
      case (nil, .string) where types.contains(.string): textSlot(target, tree)
      default: nil
      }
    guard var bound else { return mismatch(target, node, index, slot, tree) }
    bound.origin = node.index
    store.slots[slot] = bound
  }

  private func decimalSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot? {
    unsafe tree.withBytes(target) { bytes in
      unsafe MoneyText.parse(bytes).map(Slot.decimal)
    }
  }

  private func dateSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot? {
    CivilDate(tree.text(target)).map { Slot.timestamp(seconds: Int64($0.daysSinceEpoch) * 86_400) }
  }

  private func textSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot {
    let (offset, length) = unsafe tree.withBytes(target) { bytes in unsafe store.appendText(bytes) }
    return Slot.string(offset: offset, length: length)
  }

  private func bindText(
    _ target: NodeID,
    origin: NodeID,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    var text = textSlot(target, tree)
    text.origin = origin.index
    store.slots[slot] = text
  }

  /// The value has a type that the schema does not allow.
  private mutating func mismatch(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    store.slots[slot].kind = .invalid
    store.slots[slot].origin = node.index
    let (message, hint) = TypeMismatch(tree: tree, node: target, schema: schema.nodes[index]).explanation
    findings.append(
      SchemaFinding(Diagnostic("wrong-type", message, at: tree.range(node), hint: hint), node: node)
    )
  }
}

// MARK: - Values without a schema

extension SchemaBinder {
  /// Lays out a value that no schema describes, as CEL reads JSON.
  private func bindAnything(_ node: NodeID, _ slot: Int, _ tree: DocumentTree) {
    let target = tree.resolved(node)
    switch tree.kind(target) {
    case .sequence:
      let first = store.reserve(tree.childCount(target))
      store.slots[slot] = Slot.list(first: first, count: tree.childCount(target), origin: node.index)
      for (offset, child) in tree.children(target).enumerated() {
        bindAnything(child, first + offset, tree)
      }
    case .mapping:
      let first = store.reserve(2 * tree.childCount(target))
      store.slots[slot] = Slot.map(first: first, count: tree.childCount(target), origin: node.index)
      for (offset, entry) in tree.entries(target).enumerated() {
        bindText(tree.resolved(entry.key), origin: entry.key, first + 2 * offset, tree)
        bindAnything(entry.value, first + 2 * offset + 1, tree)
      }
    case .scalar, .alias:
      var value: Slot =
        switch tree.value(target) {
        case .null: Slot.null
        case .bool(let bool): Slot.bool(bool)
        case .int(let int): Slot.int(int)
        case .float(let float): Slot.double(float)
        case .bigInteger: Slot.double(Double(tree.text(target)) ?? .infinity)
        case .string: textSlot(target, tree)
        }
      value.origin = node.index
      store.slots[slot] = value
    }
  }
}
