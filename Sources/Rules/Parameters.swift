package import CEL
import Platform

/// The type of a pack's parameter.
package enum ParameterType: String, Sendable, CaseIterable {
  case decimal
  case int
  case string
  case bool
  case date

  /// The type that expressions see.
  package var celType: CELType {
    switch self {
    case .decimal: .decimal
    case .int: .int
    case .string: .string
    case .bool: .bool
    case .date: .timestamp
    }
  }
}

/// The value of a pack's parameter.
package enum ParameterValue: Hashable, Sendable, CustomStringConvertible {
  case decimal(Decimal)
  case int(Int64)
  case string(String)
  case bool(Bool)
  /// A day, in days since 1970-01-01.
  case date(Int)
  /// The day on which the run happens.
  case today

  /// Reads a value of the given type; nil when the text has another form.
  package init?(_ text: String, type: ParameterType) {
    switch type {
    case .decimal:
      guard let value = Decimal(String(text.drop { $0 == "$" })) else { return nil }
      self = .decimal(value)
    case .int:
      guard let value = Int64(text) else { return nil }
      self = .int(value)
    case .string: self = .string(text)
    case .bool:
      guard text == "true" || text == "false" else { return nil }
      self = .bool(text == "true")
    case .date:
      if text == "today" {
        self = .today
      } else {
        guard let date = CivilDate(text) else { return nil }
        self = .date(date.daysSinceEpoch)
      }
    }
  }

  /// The value that expressions see; `today` in days since 1970-01-01.
  package func celValue(today: Int) -> Value {
    switch self {
    case .decimal(let value): .decimal(value)
    case .int(let value): .int(value)
    case .string(let value): .string(value)
    case .bool(let value): .bool(value)
    case .date(let days): Self.midnight(days)
    case .today: Self.midnight(today)
    }
  }

  /// The beginning of a day in UTC; every ``CivilDate`` fits a CEL timestamp.
  private static func midnight(_ days: Int) -> Value {
    Timestamp(seconds: Int64(days) * 86_400).map(Value.timestamp)
      ?? .error(.overflow, en: "the date is out of range", zh: "日期超出范围")
  }

  /// The value as it is written in a pack or on the command line.
  package var description: String {
    switch self {
    case .decimal(let value): value.description
    case .int(let value): String(value)
    case .string(let value): value
    case .bool(let value): String(value)
    case .date(let days): CivilDate(daysSinceEpoch: days).description
    case .today: "today"
    }
  }
}
