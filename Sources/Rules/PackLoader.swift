import Diagnostics
import Platform
import Schema
import SourceText
import YAMLDocument

/// Reads a pack's files into a ``Pack``.
package struct PackLoader {
  /// Gives the text of a file, by its path relative to the pack's folder.
  package typealias FileProvider = (_ path: String) throws -> PackFile

  private var pack = Pack()
  private var issues: [PackIssue] = []
  private let provide: FileProvider
  private let includesFixtures: Bool
  /// The fixtures, and the files that hold them.
  private var fixtures: [PackNode] = []

  private init(includesFixtures: Bool, _ provide: @escaping FileProvider) {
    self.includesFixtures = includesFixtures
    self.provide = provide
  }

  /// Loads the pack whose main file is `path`, which names the others.
  ///
  /// The files of its fixtures are read only where that is asked for.
  package static func load(
    _ path: String = "pack.yaml",
    includesFixtures: Bool = false,
    from provide: @escaping FileProvider
  ) throws -> Pack {
    var loader = PackLoader(includesFixtures: includesFixtures, provide)
    loader.pack.files.append(try provide(path))
    try loader.loadMainFile()
    guard loader.issues.isEmpty else { throw PackErrors(issues: loader.issues) }
    return loader.pack
  }

  private static let keys = [
    "pack", "version", "engine", "title", "source", "schema", "files", "when", "params", "stages", "data",
    "variables", "include", "rules", "fixtures",
  ]

  /// The key with which the built-in pack says which CEL libraries it needs.
  package static let libraries = "@libraries"
  /// The key with which the built-in pack says which functions of those it needs.
  package static let functions = "@functions"

  private mutating func loadMainFile() throws {
    var reader = PackReader(file: 0, tree: pack.files[0].tree)
    guard let root = reader.tree.root else {
      add([Diagnostic("rule-pack", PackMessages.emptyPack, at: TextRange(at: 0))], file: 0)
      return
    }
    var includes: [NodeID] = []
    var rules: NodeID?
    var schema: NodeID?
    for (key, value) in reader.entries(root) {
      switch reader.text(key) {
      case "pack": pack.name = reader.scalar(value)
      case "version": pack.version = reader.scalar(value)
      case "engine": checkEngine(value, &reader)
      case "title": pack.title = reader.localizedText(value)
      case "source": pack.source = source(value, &reader)
      case "schema": schema = value
      case "files": pack.filePatterns = filePatterns(value, &reader)
      case "when": pack.when = reader.expression(value)
      case "params": pack.parameters = parameters(value, &reader)
      case "stages": pack.stages = stages(value, &reader)
      case "data": pack.tables += tables(value, &reader)
      case "variables": pack.variables += variables(value, &reader)
      case "include": includes = reader.elements(value)
      case "rules": rules = value
      case "fixtures": fixtures += reader.elements(value).map { reader.place($0) }
      case Self.libraries: pack.libraries = reader.elements(value).map { reader.text($0) }
      case Self.functions: pack.functions = reader.elements(value).map { reader.text($0) }
      default: reader.unknownKey(key, known: Self.keys)
      }
    }
    for (name, value) in [("pack", pack.name), ("version", pack.version)] where value.isEmpty {
      reader.report(PackMessages.missing(name), at: root)
    }
    if pack.stages.isEmpty { reader.report(PackMessages.missing("stages"), at: root) }
    if let rules { readRules(rules, &reader) }
    if let schema {
      try loadSchema(schema, &reader)
    } else {
      reader.report(PackMessages.missing("schema"), at: root)
    }
    for include in includes { try loadIncluded(include, &reader) }
    add(reader.issues, file: 0)
    if includesFixtures { try loadFixtures() }
    checkRules()
  }

  private mutating func loadIncluded(_ node: NodeID, _ main: inout PackReader) throws {
    guard let file = try open(node, &main) else { return }
    var reader = PackReader(file: file, tree: pack.files[file].tree)
    if let root = reader.tree.root {
      for (key, value) in reader.entries(root) {
        switch reader.text(key) {
        case "rules": readRules(value, &reader)
        case "fixtures": fixtures += reader.elements(value).map { reader.place($0) }
        case "data": pack.tables += tables(value, &reader)
        case "variables": pack.variables += variables(value, &reader)
        default: reader.unknownKey(key, known: ["rules", "data", "variables", "fixtures"])
        }
      }
    }
    add(reader.issues, file: file)
  }

  /// Reads the setups that fixtures name.
  private mutating func loadFixtures() throws {
    for place in fixtures {
      let tree = pack.files[place.file].tree
      guard let name = tree.value(of: "file", in: place.node) else {
        pack.fixtures.append(Pack.Fixture(place: place, setupFile: nil))
        continue
      }
      var reader = PackReader(file: place.file, tree: tree)
      let file = try open(tree.resolved(name), &reader)
      add(reader.issues, file: place.file)
      if let file { pack.fixtures.append(Pack.Fixture(place: place, setupFile: file)) }
    }
  }

  private mutating func loadSchema(_ node: NodeID, _ main: inout PackReader) throws {
    guard let file = try open(node, &main) else { return }
    pack.schemaFile = file
    do throws(SchemaErrors) {
      pack.schema = try SchemaLoader.load(pack.files[file].tree)
    } catch {
      add(error.issues, file: file)
    }
  }

  /// Reads a file that the main file names, and gives its index.
  private mutating func open(_ node: NodeID, _ main: inout PackReader) throws -> Int? {
    let path = main.scalar(node)
    do {
      pack.files.append(try provide(path))
      return pack.files.count - 1
    } catch let error as PackErrors {
      issues += error.issues
    } catch let error as PlatformError {
      main.report(PackMessages.unreadable(path, error.text), at: node)
    } catch {
      main.report(PackMessages.unreadable(path, LocalizedText(String(describing: error))), at: node)
    }
    return nil
  }

  private mutating func readRules(_ node: NodeID, _ reader: inout PackReader) {
    for element in reader.elements(node) {
      pack.rules.append(reader.rule(element, stages: pack.stages))
    }
  }

  /// Checks what only shows once all files are read.
  private mutating func checkRules() {
    for (index, rule) in pack.rules.enumerated() where !rule.id.isEmpty {
      if pack.rules[..<index].contains(where: { $0.id == rule.id }) {
        let range = pack.files[rule.place.file].tree.range(rule.place.node)
        add([Diagnostic("rule-pack", PackMessages.repeatedRule(rule.id), at: range)], file: rule.place.file)
      }
    }
    if pack.rules.isEmpty, issues.isEmpty {
      let range = pack.files[0].tree.root.map { pack.files[0].tree.range($0) } ?? TextRange(at: 0)
      add([Diagnostic("rule-pack", PackMessages.noRules, at: range)], file: 0)
    }
  }

  private mutating func add(_ diagnostics: [Diagnostic], file: Int) {
    let packFile = pack.files[file]
    issues += diagnostics.map {
      PackIssue(path: packFile.path, buffer: packFile.tree.source, diagnostic: $0)
    }
  }
}

// MARK: - Parts of the main file

extension PackLoader {
  private func source(_ node: NodeID, _ reader: inout PackReader) -> Pack.Source {
    var title = ""
    var date: String?
    var url: String?
    for (key, value) in reader.entries(node) {
      switch reader.text(key) {
      case "title": title = reader.scalar(value)
      case "date": date = reader.scalar(value)
      case "url": url = reader.scalar(value)
      default: reader.unknownKey(key, known: ["title", "date", "url"])
      }
    }
    return Pack.Source(title: title, date: date, url: url)
  }

  private func filePatterns(_ node: NodeID, _ reader: inout PackReader) -> [String] {
    let elements = reader.elements(node)
    if elements.isEmpty, reader.tree.kind(node) == .sequence {
      reader.report(PackMessages.noFileName, at: node)
    }
    return elements.map { element in
      let pattern = reader.scalar(element)
      if pattern.contains("/") { reader.report(PackMessages.fileNameOnly(pattern), at: element) }
      return pattern
    }
  }

  private func stages(_ node: NodeID, _ reader: inout PackReader) -> [Pack.Stage] {
    reader.elements(node).map { element in
      var id = ""
      var title = LocalizedText("")
      for (key, value) in reader.entries(element) {
        switch reader.text(key) {
        case "id": id = reader.scalar(value)
        case "title": title = reader.localizedText(value)
        default: reader.unknownKey(key, known: ["id", "title"])
        }
      }
      if id.isEmpty { reader.report(PackMessages.missing("id"), at: element) }
      return Pack.Stage(id: id, title: title)
    }
  }

  private func parameters(_ node: NodeID, _ reader: inout PackReader) -> [Pack.Parameter] {
    reader.entries(node).compactMap { key, value in
      var type: ParameterType?
      var text: NodeID?
      var description: LocalizedText?
      for (field, content) in reader.entries(value) {
        switch reader.text(field) {
        case "type":
          let name = reader.scalar(content)
          type = ParameterType(rawValue: name)
          if type == nil {
            let known = ParameterType.allCases.map(\.rawValue)
            reader.report(
              PackMessages.unknownParameterType(name),
              at: content,
              hint: .didYouMean(name, among: known) ?? PackMessages.known(known)
            )
          }
        case "value": text = content
        case "description": description = reader.localizedText(content)
        default: reader.unknownKey(field, known: ["type", "value", "description"])
        }
      }
      guard let type, let text else {
        if text == nil { reader.report(PackMessages.missing("value"), at: value) }
        return nil
      }
      guard let parsed = ParameterValue(reader.scalar(text), type: type) else {
        reader.report(PackMessages.badParameter(reader.text(text), type.rawValue), at: text)
        return nil
      }
      return Pack.Parameter(
        name: reader.text(key),
        type: type,
        value: parsed,
        description: description,
        place: reader.place(value)
      )
    }
  }

  private func tables(_ node: NodeID, _ reader: inout PackReader) -> [Pack.Table] {
    reader.entries(node).map { Pack.Table(name: reader.text($0.key), place: reader.place($0.value)) }
  }

  private func variables(_ node: NodeID, _ reader: inout PackReader) -> [Pack.Variable] {
    reader.entries(node).map {
      Pack.Variable(name: reader.text($0.key), expression: reader.expression($0.value))
    }
  }

  /// The engine that the pack asks for: `>=MAJOR.MINOR`.
  private func checkEngine(_ node: NodeID, _ reader: inout PackReader) {
    let text = reader.scalar(node)
    let parts = text.dropFirst(2).split(separator: ".").map { Int($0) }
    guard text.hasPrefix(">="), (1...3).contains(parts.count), !parts.contains(nil) else {
      reader.report(PackMessages.badEngine(text), at: node)
      return
    }
    let wanted = parts.compactMap(\.self) + [0, 0]
    let present = EngineVersion.components
    if (wanted[0], wanted[1]) > (present[0], present[1]) {
      reader.report(PackMessages.newerEngine(text, EngineVersion.text), at: node)
    }
  }
}
