import CEL
import Platform
import Rules
import Schema
import SourceText
import YAMLDocument

/// Makes the Swift source that holds a pack: see ``BundledPack`` for its three forms.
struct BundleWriter {
  private let pack: Pack

  /// Loads the pack in a folder.
  init(folder: String) throws {
    pack = try PackLoader.load(includesFixtures: true) { name in
      let bytes = try InputFile.bytes(ofFile: folder + "/" + name)
      return try PackFolder.read(SourceBuffer(name: name, bytes: bytes))
    }
  }

  /// The Swift source.
  func text() throws -> String {
    let schema = pack.files[pack.schemaFile]
    let leanSchema = schema.tree.root.map { keywords($0, in: schema.tree) }
    return """
      // Generated from rules/openai-billing by bin/generate. Do not edit.
      // swift-format-ignore-file

      extension BundledPack {
        /// What the pack's checks need, without the texts for people.
        static let conditions =
      \(try entry("pack.yaml", conditions, indent: "    "))

        /// The schema, without the texts for people.
        static let schema =
      \(try entry("setup.schema.yaml", leanSchema ?? "", indent: "    "))

        /// What the rules of each file say to people, in the order of ``files``.
        static let texts: [PackedFile] = [
      \(try pack.files.indices.map { try entry(pack.files[$0].path, texts(ofFile: $0), indent: "    ") }
        .joined(separator: ",\n")),
        ]

        /// The pack's files, the main one first.
        static let files: [File] = [
      \(pack.files.map { entry($0) }.joined(separator: ",\n")),
        ]
      }

      """
  }

  /// The main file with what the included ones hold, without the texts for people: each rule says where its
  /// texts are instead.
  private var conditions: String {
    let main = pack.files[0].tree
    guard let root = main.root else { return "" }
    var parts: [String] = []
    for (key, value) in main.entries(root) {
      let name = main.text(key)
      guard !["include", "rules", "fixtures", "data", "variables"].contains(name) else { continue }
      parts.append(member(name, name == "params" ? parameters(value, in: main) : main.flowText(value)))
    }
    parts.append(
      member("data", object(pack.tables.map { member($0.name, tree($0.place).flowText($0.place.node)) }))
    )
    parts.append(
      member("variables", object(pack.variables.map { member($0.name, JSONText.quoted($0.expression.text)) }))
    )
    let libraries = neededLibraries
    parts.append(member(PackLoader.libraries, list(libraries)))
    parts.append(member(PackLoader.functions, list(neededFunctions(of: libraries))))
    parts.append(member("rules", "[" + pack.rules.map(condition).joined(separator: ", ") + "]"))
    return object(parts)
  }

  private func parameters(_ node: NodeID, in tree: DocumentTree) -> String {
    object(
      tree.entries(node).map { name, parameter in
        let fields = tree.entries(parameter).filter { tree.text($0.key) != "description" }
        return member(
          tree.text(name),
          object(fields.map { member(tree.text($0.key), tree.flowText($0.value)) })
        )
      }
    )
  }

  /// A schema without the keywords that only matter to people.
  ///
  /// The keys of `properties` are names, not keywords, and all stay.
  private func keywords(_ node: NodeID, in tree: DocumentTree) -> String {
    guard tree.kind(node) == .mapping else { return tree.flowText(node) }
    var parts: [String] = []
    for (key, value) in tree.entries(node) {
      let keyword = tree.text(key)
      switch keyword {
      case _ where BundledPack.schemaKeysForPeople.contains(keyword): break
      case "properties", "$defs":
        let named = tree.entries(value).map { member(tree.text($0.key), keywords($0.value, in: tree)) }
        parts.append(member(keyword, object(named)))
      case "items", "additionalProperties": parts.append(member(keyword, keywords(value, in: tree)))
      default: parts.append(member(keyword, tree.flowText(value)))
      }
    }
    return object(parts)
  }

  private func condition(_ rule: Rule) -> String {
    let tree = tree(rule.place)
    let needed = ["id", "stage", "severity", "for_each", "when", "check", "scan"]
    var parts = tree.entries(rule.place.node).filter { needed.contains(tree.text($0.key)) }.map {
      member(tree.text($0.key), tree.flowText($0.value))
    }
    let file = BundledPack.coreFileCount + rule.place.file
    parts.append(member(PackReader.textsElsewhere, JSONText.quoted("\(file):\(textsNode(of: rule))")))
    return object(parts)
  }

  /// What the rules of a file say to people, as a list.
  ///
  ///
  ///
  private func texts(ofFile file: Int) -> String {
    let rules = pack.rules.filter { $0.place.file == file }
    return "[" + rules.map(texts).joined(separator: ", ") + "]"
  }

  private func texts(of rule: Rule) -> String {
    let tree = tree(rule.place)
    let needed = ["title", "let", "message", "fix", "why", "source"]
    return object(
      tree.entries(rule.place.node).filter { needed.contains(tree.text($0.key)) }.map {
        member(tree.text($0.key), tree.flowText($0.value))
      }
    )
  }

  /// The node of a rule's texts in the list that ``texts(ofFile:)`` gives: the list is node 0, and nodes are
  /// counted in the order of the text.
  private func textsNode(of rule: Rule) -> Int {
    let earlier = pack.rules.prefix { $0.id != rule.id }.filter { $0.place.file == rule.place.file }
    let list = "[" + earlier.map(texts).joined(separator: ", ") + "]"
    let nodes = (try? PackFolder.read(SourceBuffer(name: "", text: list)))?.tree.nodeCount ?? 1
    return nodes
  }

  /// The CEL libraries without which the pack would not compile.
  private var neededLibraries: [String] {
    needed(Library.names) { $0.libraries = $1 }
  }

  /// The functions of those libraries without which the pack would not compile.
  private func neededFunctions(of libraries: [String]) -> [String] {
    let functions = libraries.compactMap { Library.named($0) }.flatMap(\.functions).map(\.name)
    let names = functions.indices.filter { functions.firstIndex(of: functions[$0]) == $0 }.map {
      functions[$0]
    }
    return needed(names) { pack, names in
      pack.libraries = libraries
      pack.functions = names
    }
  }

  /// Those of some names that the pack can't do without; `setting` gives it some of them.
  private func needed(_ names: [String], setting set: (inout Pack, [String]) -> Void) -> [String] {
    var needed = names
    for name in names {
      let fewer = needed.filter { $0 != name }
      var lean = pack
      set(&lean, fewer)
      let compiled = try? PackCompiler.compile(lean, PackCompiler.Options(today: 0))
      if let compiled, compiled.textIssues().isEmpty { needed = fewer }
    }
    return needed
  }

  private func list(_ names: [String]) -> String {
    "[" + names.map(JSONText.quoted).joined(separator: ", ") + "]"
  }

  private func tree(_ place: PackNode) -> DocumentTree { pack.files[place.file].tree }

  private func member(_ key: String, _ value: String) -> String { JSONText.quoted(key) + ": " + value }

  private func object(_ members: [String]) -> String { "{" + members.joined(separator: ", ") + "}" }

  // MARK: Swift

  private func entry(_ path: String, _ text: String, indent: String) throws -> String {
    let tree = try PackFolder.read(SourceBuffer(name: path, text: text)).tree
    return """
      \(indent)PackedFile(
      \(indent)  file: File(path: \(literal(path)), text: \(literal(text))),
      \(indent)  tree: #"\(tree.packed())"#,
      \(indent)  sideText: \(literal(tree.packedSideText))
      \(indent))
      """
  }

  private func entry(_ file: PackFile) -> String {
    let text = String(decoding: file.tree.source.bytes, as: UTF8.self)
    return "    File(path: \(literal(file.path)), text: \(literal(text)))"
  }

  /// A Swift string literal on one line.
  private func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
