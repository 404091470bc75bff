import CEL
import Schema

/// A value that might take the place of another one in the setup.
enum NewValue: Hashable {
  case bool(Bool)
  case int(Int64)
  /// A whole number, where any number may stand.
  case number(Int64)
  /// Exact money.
  case decimal(Decimal)
  /// A number with a unit, and how it is written.
  case quantity(Decimal, String)
  case string(String)

  /// The value as an evaluation reads it; texts are put into the store.
  func slot(in store: SlotStore, origin: UInt32) -> Slot {
    switch self {
    case .bool(let flag): return Slot(.bool, payload: flag ? 1 : 0, origin: origin)
    case .int(let number): return Slot(.int, payload: number, origin: origin)
    case .number(let number):
      return Slot(.double, payload: Int64(bitPattern: Double(number).bitPattern), origin: origin)
    case .decimal(let number), .quantity(let number, _):
      return Slot(.decimal, payload: number.coefficient, origin: origin, scale: number.scale)
    case .string(let text):
      let (offset, length) = store.appendText(text.utf8)
      return Slot(.string, payload: Int64(offset), length: UInt32(length), origin: origin)
    }
  }

  /// The value as an exact number.
  var decimal: Decimal? {
    switch self {
    case .int(let number), .number(let number): Decimal(number)
    case .decimal(let number), .quantity(let number, _): number
    case .bool, .string: nil
    }
  }

  /// The value as JSON, with cents where the old value had them or the new one needs them.
  func json(replacing old: String?) -> String {
    switch self {
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number), .number(let number): return String(number)
    case .decimal(let number):
      let short = number.shortened
      let hasPoint = old?.contains(".") ?? false
      return short.scale == 0 && !hasPoint
        ? short.description : short.fixed(fractionDigits: max(2, Int(short.scale)))
    case .quantity(_, let text): return Decimal(text) == nil ? JSONText.quoted(text) : text
    case .string(let text): return JSONText.quoted(text)
    }
  }

  /// The value as it is written into a setup in place of `old`: in quotation marks and with a dollar sign
  /// where the old value had them.
  func written(replacing old: String?, isJSON: Bool) -> String {
    let quote = old?.first.flatMap { $0 == "\"" || $0 == "'" ? String($0) : nil }
    switch self {
    case .bool, .int, .number: return json(replacing: old)
    case .decimal:
      let bare = quote == nil ? old : old.map { String($0.dropFirst().dropLast()) }
      let sign = bare?.hasPrefix("$") ?? false ? "$" : ""
      return (quote ?? "") + sign + json(replacing: bare) + (quote ?? "")
    case .quantity(_, let text):
      return isJSON ? json(replacing: old) : (quote ?? "") + text + (quote ?? "")
    case .string(let text):
      guard !isJSON, Self.isPlain(text) else { return JSONText.quoted(text) }
      return (quote ?? "") + text + (quote ?? "")
    }
  }

  /// Words that some readers of YAML take for something else than a text.
  private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  /// Whether a text means itself in YAML without quotation marks.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter, !reserved.contains(text.lowercased()) else {
      return false
    }
    return text.utf8.allSatisfy {
      $0.isLetter || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}

extension Decimal {
  /// The same number without zeros at its end.
  var shortened: Decimal {
    var digits = coefficient
    var scale = scale
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
    return Decimal(coefficient: digits, scale: scale)
  }
}
