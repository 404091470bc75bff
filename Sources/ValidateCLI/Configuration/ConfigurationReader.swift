import Diagnostics
import Platform
import Reports
import Rules
import SourceText
import YAMLDocument

/// Reads a configuration file.
struct ConfigurationReader {
  private let path: String
  private let text: ConfigurationText
  private var reader: PackReader

  /// The keys of a configuration file, in the order of its documentation.
  static let keys = ["packs", "select", "ignore", "severity", "params", "fail-on", "lang", "overrides"]
  /// The keys of an element of `overrides`.
  static let overrideKeys = ["paths"] + keys.filter { $0 != "lang" && $0 != "overrides" }

  /// Reads the file at `path`.
  ///
  /// - Throws: a failure of kind `configuration` with everything that is wrong in it.
  static func configuration(at path: String) throws(RunFailure) -> Configuration {
    let buffer: SourceBuffer
    do throws(PlatformError) {
      buffer = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path, limit: 1 << 24))
    } catch {
      throw .unreadableConfiguration(error)
    }
    let documents = DocumentReader(limits: Limits())
    documents.open(buffer, format: DocumentFormat(ofFile: path))
    var tree = DocumentTree()
    let hasDocument = documents.next(into: &tree)
    let problems = (documents.failure.map { [$0] } ?? []) + documents.findings
    if !problems.isEmpty { throw .brokenConfiguration(path, buffer, problems) }
    var configuration = Configuration(path: path)
    guard hasDocument, let root = tree.root, !tree.isNull(root) else { return configuration }
    var next = DocumentTree()
    if documents.next(into: &next) {
      let place = next.root.map { next.range($0) } ?? TextRange(at: buffer.bytes.count)
      throw .brokenConfiguration(
        path,
        buffer,
        [
          Diagnostic(
            "configuration",
            ConfigurationMessages.secondDocument,
            at: TextRange(at: Int(place.start))
          )
        ]
      )
    }
    var reader = ConfigurationReader(
      path: path,
      text: ConfigurationText(buffer),
      reader: PackReader(file: 0, tree: tree, code: "configuration")
    )
    reader.read(root, into: &configuration)
    guard reader.reader.issues.isEmpty else {
      throw .brokenConfiguration(path, buffer, reader.reader.issues)
    }
    return configuration
  }

  private mutating func read(_ root: NodeID, into configuration: inout Configuration) {
    for (key, value) in reader.entries(root) {
      switch reader.text(key) {
      case "overrides":
        for element in reader.elements(value) { configuration.overrides.append(override(element)) }
      case "lang":
        guard let word = word(value) else { continue }
        if let language = Language(tag: word) {
          configuration.settings.language = setting(language, value)
        } else {
          reportChoice("lang", word, among: Language.allCases.map(\.rawValue), at: value)
        }
      case let name:
        if !readShared(name, value, into: &configuration.settings) {
          reader.unknownKey(key, known: Self.keys)
        }
      }
    }
  }

  private mutating func override(_ node: NodeID) -> Configuration.Override {
    var settings = Configuration.Settings()
    var patterns: [PathPattern]?
    for (key, value) in reader.entries(node) {
      switch reader.text(key) {
      case "paths": patterns = words(value).map { PathPattern($0.value) }
      case "lang": reader.report(ConfigurationMessages.languageOfFile, at: key)
      case let name:
        if !readShared(name, value, into: &settings) { reader.unknownKey(key, known: Self.overrideKeys) }
      }
    }
    if patterns?.isEmpty ?? true { reader.report(ConfigurationMessages.noPaths, at: node) }
    return Configuration.Override(patterns: patterns ?? [], settings: settings)
  }

  /// Reads a key that is allowed everywhere; false for any other.
  private mutating func readShared(
    _ name: String,
    _ value: NodeID,
    into settings: inout Configuration.Settings
  ) -> Bool {
    switch name {
    case "packs":
      let packs = words(value)
      if packs.isEmpty { reader.report(ConfigurationMessages.noPacks, at: value) }
      settings.packs = packs.map { Setting(value: resolved($0.value), origin: $0.origin) }
    case "select": settings.select = words(value)
    case "ignore": settings.ignore = words(value)
    case "severity": settings.severities = severities(value)
    case "params": settings.parameters = parameters(value)
    case "fail-on":
      guard let word = word(value) else { return true }
      if let level = FailLevel(rawValue: word) {
        settings.failLevel = setting(level, value)
      } else {
        reportChoice("fail-on", word, among: FailLevel.allCases.map(\.rawValue), at: value)
      }
    default: return false
    }
    return true
  }

  private mutating func severities(_ node: NodeID) -> [Setting<Configuration.SeverityChange>] {
    var changes: [Setting<Configuration.SeverityChange>] = []
    for (key, value) in reader.entries(node) {
      guard let word = word(value) else { continue }
      if let severity = Severity(rawValue: word) {
        let change = Configuration.SeverityChange(rules: reader.text(key), severity: severity)
        changes.append(setting(change, key))
      } else {
        reportChoice("severity", word, among: ["error", "warning", "info"], at: value)
      }
    }
    return changes
  }

  private mutating func parameters(_ node: NodeID) -> [Setting<Configuration.ParameterChange>] {
    reader.entries(node).compactMap { key, value in
      guard let text = word(value) else { return nil }
      let change = Configuration.ParameterChange(
        name: reader.text(key),
        text: text,
        nameOrigin: .file(place(key))
      )
      return setting(change, value)
    }
  }

  /// The words of a list, or a single one.
  private mutating func words(_ node: NodeID) -> [Setting<String>] {
    let nodes = reader.tree.kind(node) == .scalar ? [node] : reader.elements(node)
    return nodes.compactMap { node in word(node).map { setting($0, node) } }
  }

  /// The text of a scalar; reports anything else.
  private mutating func word(_ node: NodeID) -> String? {
    if reader.tree.kind(node) == .scalar, reader.tree.isNull(node) || reader.text(node).isEmpty {
      reader.report(ConfigurationMessages.noValue, at: node)
      return nil
    }
    let count = reader.issues.count
    let text = reader.scalar(node)
    return reader.issues.count == count ? text : nil
  }

  private mutating func reportChoice(_ key: String, _ word: String, among choices: [String], at node: NodeID)
  {
    reader.report(
      ConfigurationMessages.badChoice(key, word),
      at: node,
      hint: .didYouMean(word, among: choices) ?? ConfigurationMessages.use(choices)
    )
  }

  private func setting<Value: Sendable>(_ value: Value, _ node: NodeID) -> Setting<Value> {
    Setting(value: value, origin: .file(place(node)))
  }

  private func place(_ node: NodeID) -> ConfigurationPlace {
    ConfigurationPlace(text: text, range: reader.tree.range(node))
  }

  /// A pack's path as seen from the working folder; the built-in pack's name stays.
  private func resolved(_ pack: String) -> String {
    if pack == BundledPack.name || pack.hasPrefix("/") { return pack }
    return FolderPath.joined(FolderPath.parent(of: path), pack)
  }
}

extension DocumentTree {
  fileprivate func isNull(_ node: NodeID) -> Bool {
    if kind(node) == .scalar, case .null = value(node) { return true }
    return false
  }
}
