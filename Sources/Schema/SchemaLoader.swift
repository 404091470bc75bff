import CEL
package import Diagnostics
import SourceText
package import YAMLDocument

/// Why a schema can't be used: everything that is wrong with it, with places in its own text.
package struct SchemaErrors: Error {
  package let issues: [Diagnostic]
}

/// Compiles the JSON Schema that a YAML or JSON tree holds.
///
/// Every keyword is known, or the schema is refused: a keyword that is skipped is a check that does
/// not happen.
package struct SchemaLoader {
  private let tree: DocumentTree
  private var schema = JSONSchema()
  private var issues: [Diagnostic] = []
  /// Definitions that are being compiled, to find references that never end.
  private var openReferences: [String] = []
  /// The nodes of the definitions.
  private var definitions = NameTable()

  private init(_ tree: DocumentTree) {
    self.tree = tree
  }

  /// Compiles the schema in `tree`.
  package static func load(_ tree: DocumentTree) throws(SchemaErrors) -> JSONSchema {
    var loader = SchemaLoader(tree)
    guard let root = tree.root else {
      throw SchemaErrors(issues: [Diagnostic("schema", SchemaMessages.emptySchema, at: TextRange(at: 0))])
    }
    loader.collectDefinitions(root)
    loader.schema.root = loader.compile(root, name: "setup")
    guard loader.issues.isEmpty else { throw SchemaErrors(issues: loader.issues) }
    return loader.schema
  }

  private mutating func collectDefinitions(_ root: NodeID) {
    guard tree.kind(root) == .mapping else { return }
    for (key, value) in tree.entries(root) where tree.text(key) == "$defs" {
      guard tree.kind(value) == .mapping else { continue }
      for (name, definition) in tree.entries(value) {
        definitions.set(tree.text(name), to: Int(definition.index))
      }
    }
  }

  /// Compiles one subschema and gives its index; `name` becomes part of its record type's name.
  private mutating func compile(_ node: NodeID, name: String) -> JSONSchema.Index {
    let node = tree.resolved(node)
    let index = schema.nodes.count
    schema.nodes.append(JSONSchema.Node())
    guard tree.kind(node) == .mapping else {
      if case .bool(true) = tree.value(node) { return index }
      report(SchemaMessages.notASchema, at: node)
      return index
    }
    if let target = reference(in: node) {
      return compileReference(target, at: node, replacing: index)
    }
    var result = JSONSchema.Node()
    for (key, value) in tree.entries(node) {
      apply(tree.text(key), key: key, value: tree.resolved(value), to: &result, name: name)
    }
    if result.units != nil, result.format != .quantity { report(SchemaMessages.unitsOfNothing, at: node) }
    if result.annotations.isPrivate, result.isContainer { report(SchemaMessages.privateContainer, at: node) }
    result.finish(name: name, nodes: schema.nodes)
    schema.nodes[index] = result
    return index
  }

  private func reference(in node: NodeID) -> NodeID? {
    tree.entries(node).first { tree.text($0.key) == "$ref" }?.value
  }

  private mutating func compileReference(
    _ target: NodeID,
    at node: NodeID,
    replacing index: JSONSchema.Index
  ) -> JSONSchema.Index {
    let text = tree.text(target)
    let prefix = "#/$defs/"
    guard text.hasPrefix(prefix), let definition = definitions[String(text.dropFirst(prefix.count))] else {
      let known = definitions.keys.sorted().map { prefix + $0 }
      report(SchemaMessages.unknownReference(text), at: target, hint: .didYouMean(text, among: known))
      return index
    }
    var annotations = JSONSchema.Annotations()
    for (key, value) in tree.entries(node) {
      switch tree.text(key) {
      case "$ref": break
      case "title": annotations.title = localized(value, over: annotations.title)
      case "description": annotations.description = localized(value, over: annotations.description)
      case "x-zh-Hans": applyChinese(value, to: &annotations)
      default: report(SchemaMessages.besideReference(tree.text(key)), at: key)
      }
    }
    guard !openReferences.contains(text) else {
      report(SchemaMessages.endlessReference(text), at: target)
      return index
    }
    openReferences.append(text)
    defer { openReferences.removeLast() }
    let result = compile(NodeID(index: UInt32(definition)), name: String(text.dropFirst(prefix.count)))
    if let title = annotations.title { schema.nodes[result].annotations.title = title }
    if let description = annotations.description {
      schema.nodes[result].annotations.description = description
    }
    return result
  }

  private mutating func apply(
    _ keyword: String,
    key: NodeID,
    value: NodeID,
    to result: inout JSONSchema.Node,
    name: String
  ) {
    switch keyword {
    case "$schema", "$id", "$comment", "$defs", "deprecated": break
    case "title": result.annotations.title = localized(value, over: result.annotations.title)
    case "description":
      result.annotations.description = localized(value, over: result.annotations.description)
    case "x-zh-Hans": applyChinese(value, to: &result.annotations)
    case "x-private": result.annotations.isPrivate = bool(value)
    case "readOnly": result.annotations.isReadOnly = bool(value)
    case "examples": result.annotations.example = tree.firstChild(value).map { JSONValue($0, in: tree) }
    case "default": result.annotations.defaultValue = JSONValue(value, in: tree)
    case "type": result.types = types(value)
    case "format": result.format = format(value)
    case "properties": result.properties = properties(value, of: name)
    case "additionalProperties": result.additionalProperties = additional(value, of: name)
    case "required": result.required = strings(value)
    case "items": result.items = compile(value, name: name + "[]")
    case "enum": result.members = tree.children(value).map { JSONValue($0, in: tree) }
    case "const": result.members = [JSONValue(value, in: tree)]
    case "pattern": result.pattern = pattern(value)
    case "minimum": result.minimum = bound(value, isExclusive: false)
    case "maximum": result.maximum = bound(value, isExclusive: false)
    case "exclusiveMinimum": result.minimum = bound(value, isExclusive: true)
    case "exclusiveMaximum": result.maximum = bound(value, isExclusive: true)
    case "minLength": result.length = count(value)...max(count(value), result.length.upperBound)
    case "maxLength": result.length = min(result.length.lowerBound, count(value))...count(value)
    case "minItems": result.count = count(value)...max(count(value), result.count.upperBound)
    case "maxItems": result.count = min(result.count.lowerBound, count(value))...count(value)
    case "uniqueItems": result.hasUniqueItems = bool(value)
    case "x-units": result.units = units(value)
    default:
      report(
        SchemaMessages.unknownKeyword(keyword),
        at: key,
        hint: .didYouMean(keyword, among: Self.keywords)
      )
    }
  }

  /// The keywords that ``apply(_:key:value:to:name:)`` knows, for suggestions.
  static let keywords = [
    "$schema", "$id", "$comment", "$defs", "$ref", "deprecated", "title", "description", "x-zh-Hans",
    "x-private", "readOnly", "examples", "default", "type", "format", "properties", "additionalProperties",
    "required",
    "items", "enum", "const", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
    "x-units",
  ]
}

// MARK: - The values of keywords

extension SchemaLoader {
  private mutating func properties(_ value: NodeID, of name: String) -> [JSONSchema.Property] {
    guard tree.kind(value) == .mapping else {
      report(SchemaMessages.mappingWanted, at: value)
      return []
    }
    var result: [JSONSchema.Property] = []
    for (key, child) in tree.entries(value) {
      let property = tree.text(key)
      result.append(
        JSONSchema.Property(
          name: property,
          schema: compile(child, name: name + "." + property)
        )
      )
    }
    return result
  }

  private mutating func additional(
    _ value: NodeID,
    of name: String
  ) -> JSONSchema.AdditionalProperties {
    if tree.kind(value) == .scalar, case .bool(let isAllowed) = tree.value(value) {
      return isAllowed ? .allowed : .forbidden
    }
    return .matching(compile(value, name: name + ".*"))
  }

  private mutating func types(_ value: NodeID) -> JSONTypes {
    var result: JSONTypes = []
    for name in tree.kind(value) == .sequence ? Array(tree.children(value)) : [value] {
      let text = tree.text(name)
      if let type = JSONTypes.names.first(where: { $0.name == text })?.type {
        result.insert(type)
      } else {
        let names = JSONTypes.names.map(\.name)
        report(SchemaMessages.unknownType(text), at: name, hint: .didYouMean(text, among: names))
      }
    }
    return result
  }

  private mutating func format(_ value: NodeID) -> JSONSchema.Format? {
    let text = tree.text(value)
    if let format = JSONSchema.Format(rawValue: text) { return format }
    let names = JSONSchema.Format.allCases.map(\.rawValue)
    report(SchemaMessages.unknownFormat(text, names), at: value, hint: .didYouMean(text, among: names))
    return nil
  }

  private mutating func pattern(_ value: NodeID) -> JSONSchema.Pattern? {
    let text = tree.text(value)
    do throws(EvalError) {
      return JSONSchema.Pattern(source: text, regex: try CEL.Pattern(text))
    } catch {
      report(SchemaMessages.badPattern(text, error.text), at: value)
      return nil
    }
  }

  private mutating func bound(_ value: NodeID, isExclusive: Bool) -> JSONSchema.Bound? {
    guard let number = Decimal(tree.text(value)) else {
      report(SchemaMessages.numberWanted, at: value)
      return nil
    }
    return JSONSchema.Bound(value: number, isExclusive: isExclusive)
  }

  private mutating func count(_ value: NodeID) -> Int {
    if case .int(let count) = tree.value(value), count >= 0 { return Int(count) }
    report(SchemaMessages.countWanted, at: value)
    return 0
  }

  private mutating func units(_ value: NodeID) -> QuantityUnits? {
    guard tree.kind(value) == .mapping else {
      report(SchemaMessages.mappingWanted, at: value)
      return nil
    }
    var units: [QuantityUnits.Unit] = []
    for (key, factor) in tree.entries(value) {
      guard let number = Decimal(tree.text(tree.resolved(factor))), 0 < number else {
        report(SchemaMessages.numberWanted, at: factor)
        continue
      }
      units.append(QuantityUnits.Unit(name: tree.text(key), factor: number))
    }
    return QuantityUnits(units)
  }

  private mutating func bool(_ value: NodeID) -> Bool {
    if case .bool(let result) = tree.value(value) { return result }
    report(SchemaMessages.booleanWanted, at: value)
    return false
  }

  private mutating func strings(_ value: NodeID) -> [String] {
    guard tree.kind(value) == .sequence else {
      report(SchemaMessages.listWanted, at: value)
      return []
    }
    return tree.children(value).map { tree.text($0) }
  }

  private func localized(_ value: NodeID, over old: LocalizedText?) -> LocalizedText {
    let text = tree.text(value)
    return LocalizedText(en: text, zh: old?.simplifiedChinese ?? text)
  }

  /// The extension keyword `x-zh-Hans`: `title` and `description` in Simplified Chinese.
  private mutating func applyChinese(_ value: NodeID, to annotations: inout JSONSchema.Annotations) {
    guard tree.kind(value) == .mapping else {
      report(SchemaMessages.mappingWanted, at: value)
      return
    }
    for (key, text) in tree.entries(value) {
      let chinese = tree.text(text)
      switch tree.text(key) {
      case "title":
        annotations.title = LocalizedText(en: annotations.title?.english ?? chinese, zh: chinese)
      case "description":
        annotations.description = LocalizedText(en: annotations.description?.english ?? chinese, zh: chinese)
      default:
        report(SchemaMessages.unknownKeyword("x-zh-Hans/" + tree.text(key)), at: key)
      }
    }
  }

  private mutating func report(_ message: LocalizedText, at node: NodeID, hint: LocalizedText? = nil) {
    issues.append(Diagnostic("schema", message, at: tree.range(node), hint: hint))
  }
}
