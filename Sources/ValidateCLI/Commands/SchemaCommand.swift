import Reports
import Rules
import YAMLDocument

/// `validate schema`: the JSON Schema of a setup file, for editors.
struct SchemaCommand {
  private let arguments: Arguments
  private let settings: SettingsInForce

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    if let extra = arguments.operands.first { throw .extraOperand(extra, .schema) }
    let packs = try PackChoice(settings, includesEverything: true).packs
    var json = JSONWriter(.indented)
    let tree = packs[0].files[packs[0].schemaFile].tree
    if let root = tree.root { json.write(root, of: tree) }
    json.endLine()
    try Tool.write(json.output.bytes)
    return ExitCode.success
  }
}

extension JSONWriter {
  /// Writes a node of a tree, its scalars read by the core schema (YAML 1.2.2 §10.3).
  ///
  /// Numbers keep the spelling they have in the text wherever JSON knows it.
  mutating func write(_ node: NodeID, of tree: DocumentTree) {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .mapping:
      object { json in
        for entry in tree.entries(node) {
          json.key(named: tree.text(entry.key))
          json.write(entry.value, of: tree)
        }
      }
    case .sequence:
      array(tree.children(node)) { $0.write($1, of: tree) }
    case .scalar, .alias:
      writeScalar(node, of: tree)
    }
  }

  private mutating func writeScalar(_ node: NodeID, of tree: DocumentTree) {
    switch tree.value(node) {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): literal(String(value))
    case .float(let value) where value.isFinite: literal("\(value)")
    case .bigInteger, .float, .string: string(tree.text(node))
    }
  }
}
