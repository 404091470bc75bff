import Diagnostics
import SourceText
import YAMLDocument

extension Baseline {
  /// What the file calls its format.
  private static let format = "preflight-baseline"
  /// The only version of the format so far.
  private static let version = 1

  // MARK: Writing

  /// The file: JSON with a line for each finding, always in the same order.
  package func bytes() -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("format")
      json.string(Self.format)
      json.key("version")
      json.int(Self.version)
      json.key("findings")
      json.array(entries) { json, entry in
        json.object(isInline: true) { json in
          json.key("path")
          json.string(entry.path)
          json.key("document")
          json.int(entry.document)
          json.key("instance_path")
          json.string(entry.instancePath)
          json.key("rule_id")
          json.string(entry.ruleID)
          json.key("fingerprint")
          json.string(entry.fingerprint)
        }
      }
    }
    json.endLine()
    return json.output.bytes
  }

  // MARK: Reading

  /// Reads the bytes of a file.
  ///
  /// - Throws: a failure of kind `input` that says what is wrong with it, and where.
  package init(_ bytes: [UInt8], name: String) throws(RunFailure) {
    let buffer = SourceBuffer(name: name, bytes: bytes)
    var limits = Limits()
    limits.nodes = 1 << 30
    let reader = DocumentReader(limits: limits)
    var tree = DocumentTree()
    reader.open(buffer, format: .json)
    guard reader.next(into: &tree) else { throw .notABaseline(name) }
    if let failure = reader.failure { throw .brokenBaseline(failure, in: buffer) }
    guard let root = tree.root, Self.text("format", of: root, in: tree) == Self.format else {
      throw .notABaseline(name)
    }
    guard let version = Self.text("version", of: root, in: tree) else { throw .notABaseline(name) }
    guard version == "\(Self.version)" else {
      throw .otherBaselineVersion(name, version, known: Self.version)
    }
    guard let list = tree.value(of: "findings", in: root), tree.kind(list) == .sequence else {
      throw .notABaseline(name)
    }
    var entries: [Entry] = []
    for node in tree.children(list) {
      guard let entry = Self.entry(node, in: tree) else {
        throw .brokenBaseline(BaselineMessages.brokenEntry(tree.range(node)), in: buffer)
      }
      entries.append(entry)
    }
    self.init(entries)
  }

  private static func entry(_ node: NodeID, in tree: DocumentTree) -> Entry? {
    guard let path = text("path", of: node, in: tree),
      let document = text("document", of: node, in: tree).flatMap({ Int($0) }),
      let instancePath = text("instance_path", of: node, in: tree),
      let ruleID = text("rule_id", of: node, in: tree),
      let fingerprint = text("fingerprint", of: node, in: tree),
      fingerprint.utf8.count == 32
    else { return nil }
    return Entry(
      ruleID: ruleID,
      path: path,
      document: document,
      instancePath: instancePath,
      fingerprint: fingerprint
    )
  }

  private static func text(_ key: String, of mapping: NodeID, in tree: DocumentTree) -> String? {
    guard let value = tree.value(of: key, in: mapping), tree.kind(value) == .scalar else { return nil }
    return tree.text(value)
  }
}
