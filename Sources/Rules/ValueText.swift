package import CEL
package import Diagnostics
import Platform

/// Writes values as a person of one language would.
package struct ValueText: Sendable {
  package let language: Language

  package init(language: Language) {
    self.language = language
  }

  /// The value in words.
  package func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .bool(let value): bool(value)
    case .decimal(let value): value.description
    case .timestamp(let value): day(value)
    case .list(let list): joined(list.map { text($0) })
    case .optional(let optional): optional.value.map { text($0) } ?? ""
    case .null: language == .english ? "nothing" : "空"
    case .unknown: language == .english ? "unknown" : "未知"
    case .error(let error): "⟨" + error.text[language] + "⟩"
    default: plain(value)
    }
  }

  /// The text that CEL's `format` gives.
  private func plain(_ value: Value) -> String {
    (try? PlainText.text(of: value)) ?? value.text
  }

  private func bool(_ value: Bool) -> String {
    switch language {
    case .english: value ? "yes" : "no"
    case .simplifiedChinese: value ? "是" : "否"
    }
  }

  /// A point in time; midnight in UTC is a day.
  private func day(_ value: Timestamp) -> String {
    guard value.nanoseconds == 0, value.seconds % 86_400 == 0 else { return plain(.timestamp(value)) }
    return CivilDate(daysSinceEpoch: Int(value.seconds / 86_400)).description
  }

  /// The words of a list.
  package func joined(_ words: [String]) -> String {
    words.joined(separator: language == .english ? ", " : "、")
  }

  /// An amount of US dollars with at least two decimals: `$4.20`, `4.20 美元`.
  package func money(_ amount: Decimal) -> String {
    var digits = amount.description
    let isNegative = digits.first == "-"
    if isNegative { digits.removeFirst() }
    let decimals = digits.firstIndex(of: ".").map { digits[$0...].dropFirst().count } ?? 0
    if decimals == 0 { digits += "." }
    if decimals < 2 { digits += String(repeating: "0", count: 2 - decimals) }
    let sign = isNegative ? "-" : ""
    return language == .english ? sign + "$" + digits : sign + digits + " 美元"
  }
}
