/// How bad a finding is; `error` is the worst.
public enum Severity: String, Comparable, CaseIterable, Sendable {
  /// Worth knowing.
  case info
  /// May cost something.
  case warning
  /// The step fails.
  case error

  /// Orders by weight: `info < warning < error`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
