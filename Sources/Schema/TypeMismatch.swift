import CEL
import Diagnostics
import YAMLDocument

/// Says why a value has the wrong type, and what its writer most likely meant.
struct TypeMismatch {
  let tree: DocumentTree
  let node: NodeID
  let schema: JSONSchema.Node

  /// What is wrong, and what to do about it.
  var explanation: (message: LocalizedText, hint: LocalizedText?) {
    let message = DocumentMessages.wrongType(wanted: wanted, found: found)
    return (message, hint)
  }

  private var text: String { tree.text(node) }

  /// The values that are allowed, when the schema lists them.
  private var members: [JSONValue]? {
    let members = schema.members?.filter { $0 != .null } ?? []
    return members.isEmpty ? nil : members
  }

  private var shown: String {
    let text = text
    return text.count > 40 ? String(text.prefix(40)) + "…" : text
  }

  private var wanted: LocalizedText {
    switch schema.format {
    case .decimal: return DocumentMessages.amount
    case .quantity: return DocumentMessages.quantity
    case .date: return DocumentMessages.date
    case nil: break
    }
    if let members {
      return DocumentMessages.oneOf(members.map(\.plainText))
    }
    let names = JSONTypes.names.filter { schema.types.subtracting(.null).contains($0.type) }
    return DocumentMessages.typeNames(names.map(\.name))
  }

  private var found: LocalizedText {
    switch tree.kind(node) {
    case .sequence: return DocumentMessages.typeNames(["array"])
    case .mapping: return DocumentMessages.typeNames(["object"])
    case .scalar, .alias: break
    }
    switch tree.value(node) {
    case .null: return DocumentMessages.nothing
    case .bool: return DocumentMessages.found("boolean", shown)
    case .int, .bigInteger: return DocumentMessages.found("integer", shown)
    case .float: return DocumentMessages.found("number", shown)
    case .string:
      return tree.style(node) == .plain
        ? DocumentMessages.found("string", shown) : DocumentMessages.found("string", "\"" + shown + "\"")
    }
  }

  private var hint: LocalizedText? {
    guard tree.kind(node) == .scalar else {
      return tree.kind(node) == .mapping && schema.types.contains(.array)
        ? DocumentMessages.startWithDash : nil
    }
    let types = schema.types
    if schema.format == .decimal { return amountHint }
    if let units = schema.units { return quantityHint(units) }
    if schema.format == .date { return DocumentMessages.writeDate }
    if types.contains(.boolean) { return booleanHint }
    if types.contains(.integer) || types.contains(.number) { return numberHint }
    if let members {
      return .didYouMean(text, among: members.map(\.plainText))
    }
    if types.contains(.string), tree.style(node) == .plain { return quoteHint }
    if types.contains(.array) { return DocumentMessages.startWithDash }
    return nil
  }

  /// A text was wanted and a plain scalar reads as something else: a phone number, `012`, `true`.
  private var quoteHint: LocalizedText? {
    switch tree.value(node) {
    case .null: nil
    case .int, .bigInteger, .float:
      text.first == "+" || text.count > 8
        ? DocumentMessages.quoteNumber(shown) : DocumentMessages.quoteDigits(shown)
    default: DocumentMessages.quote(shown)
    }
  }

  private var booleanHint: LocalizedText? {
    switch text.lowercased() {
    case "yes", "on", "y": DocumentMessages.yamlOneBoolean(text, "true")
    case "no", "off", "n": DocumentMessages.yamlOneBoolean(text, "false")
    case "true", "false": DocumentMessages.removeQuotes(text.lowercased())
    case "1": DocumentMessages.write("true")
    case "0": DocumentMessages.write("false")
    default: nil
    }
  }

  private var numberHint: LocalizedText? {
    if let number = decimalComma { return DocumentMessages.decimalPoint(number) }
    let digits = text.filter { $0 != "_" && $0 != "," }
    guard Decimal(digits) != nil else { return nil }
    if digits != text { return DocumentMessages.noSeparators(digits) }
    return tree.style(node) == .plain ? nil : DocumentMessages.removeQuotes(text)
  }

  private var amountHint: LocalizedText? {
    let text = text
    if let number = decimalComma { return DocumentMessages.decimalPoint(number) }
    let digits = text.filter { $0 != "_" && $0 != "," }
    if digits != text, Decimal(String(digits.drop { $0 == "$" })) != nil {
      return DocumentMessages.noSeparators(digits)
    }
    let number = text.filter { ("0"..."9").contains($0) || $0 == "." }
    if let stripped = Decimal(number), stripped.description != text {
      let isZeroPadded = text.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
      if isZeroPadded { return DocumentMessages.noLeadingZero(trimmed(text)) }
      let unit = text.filter { $0.isLetter || $0.isCurrencySymbol }
      if ["USD", "US", "US$", "美元", "刀"].contains(unit.uppercased()) {
        return DocumentMessages.write(number)
      }
      if !unit.isEmpty, unit != "e", unit != "E" { return DocumentMessages.otherCurrency(unit) }
    }
    return DocumentMessages.writeAmount
  }

  private func quantityHint(_ units: QuantityUnits) -> LocalizedText? {
    if let number = decimalComma { return DocumentMessages.decimalPoint(number) }
    let (number, unit) = QuantityUnits.parts(of: text)
    let suffix = String(unit.drop { $0 == " " })
    guard Decimal(number) != nil, !suffix.isEmpty else { return DocumentMessages.writeQuantity(units.names) }
    if suffix != unit, units.parse(number + suffix) != nil { return DocumentMessages.write(number + suffix) }
    // Units differ by single letters and by case: the nearest one may be worth a millionth of what was meant.
    let likely = units.names.filter { $0.lowercased() == suffix.lowercased() }
    return likely.count == 1
      ? DocumentMessages.write(number + likely[0]) : DocumentMessages.writeQuantity(units.names)
  }

  /// A number with a comma for a decimal point, such as `10,50`, as it has to be written: a single comma
  /// with one or two digits after it separates no thousands.
  private var decimalComma: String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[1].count) else { return nil }
    let number = parts[0].drop { $0 == "$" } + "." + parts[1]
    return Decimal(String(number)).map { _ in String(number) }
  }

  private func trimmed(_ text: String) -> String {
    let rest = text.drop { $0 == "0" }
    return rest.isEmpty || rest.first == "." ? "0" + rest : String(rest)
  }
}

extension JSONValue {
  /// The value as a person would write it in YAML: text without quotes.
  package var plainText: String {
    if case .string(let text) = self { return text }
    return jsonText
  }
}
