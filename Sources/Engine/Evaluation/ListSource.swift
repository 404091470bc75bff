import CEL
import Rules
import Schema

/// How the elements of a rule's `for_each` are found.
enum ListSource {
  /// The list stands in the setup: the position of a top-level field, then positions in records.
  case path(field: Int, [Int])
  /// The list has to be worked out.
  case expression

  /// Looks at the list expression: a plain way through the setup needs no evaluation, and its elements
  /// keep their places.
  init(_ program: Program, in pack: CompiledPack) {
    var names: [String] = []
    var id = program.ast.root
    while case .select(let operand, let field, false, false) = program.ast[id].kind {
      names.append(field)
      id = operand
    }
    guard case .ident(let root) = program.ast[id].kind,
      let field = pack.pack.schema.rootFields.firstIndex(where: { $0.name == root })
    else {
      self = .expression
      return
    }
    var positions: [Int] = []
    var type = pack.pack.schema.rootFields[field].type
    for name in names.reversed() {
      guard case .record(let record) = type, let position = record.index(of: name) else {
        self = .expression
        return
      }
      positions.append(position)
      type = record.fields[position].type
    }
    self = .path(field: field, positions)
  }

  /// The slot of the list in a store whose top-level fields begin at `base`; nil when a record on the
  /// way is missing, which never happens for a schema's records: absent ones have fields too.
  func slot(in store: SlotStore, base: Int) -> Int? {
    guard case .path(let field, let positions) = self else { return nil }
    var slot = base + field
    for position in positions {
      guard store.slots[slot].kind == .record || store.standIn(for: slot) != nil else { return nil }
      let record = store.slots[store.standIn(for: slot)?.slot ?? slot]
      slot = Int(record.payload) + position
    }
    return slot
  }
}
