/// A text that grows up to a limit, for functions whose result may be much longer than what they are given.
struct LimitedText {
  private(set) var text: String = ""
  private var count = 0

  /// The greatest number of bytes; the evaluator's own limit for results is usually lower.
  static let limit = 1 << 24

  /// Adds a part, or throws when the text becomes too long.
  mutating func append(_ part: some StringProtocol) throws(EvalError) {
    count += part.utf8.count
    guard count <= Self.limit else {
      throw EvalError(
        .sizeExceeded,
        en: "a text is longer than \(Self.limit) bytes (text size limit)",
        zh: "文本超过 \(Self.limit) 字节（文本长度限制）"
      )
    }
    text += part
  }

  /// The string, or the error that it would be too long.
  static func value(_ body: (inout LimitedText) throws(EvalError) -> Void) -> Value {
    do throws(EvalError) {
      var text = LimitedText()
      try body(&text)
      return .string(text.text)
    } catch {
      return .error(error)
    }
  }
}
