/// A language that reports can be written in, by its BCP 47 tag.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case simplifiedChinese = "zh-Hans"
}

/// One text in every language.
///
/// Both languages are arguments of the initializer, so a message that lacks one does not compile, and
/// placeholders are interpolations, so they cannot differ by a spelling mistake.
public struct LocalizedText: Hashable, Sendable {
  /// The English text.
  public var english: String
  /// The text in Simplified Chinese.
  public var simplifiedChinese: String

  /// Makes a text from its two forms.
  public init(en english: String, zh simplifiedChinese: String) {
    self.english = english
    self.simplifiedChinese = simplifiedChinese
  }

  /// Makes a text that is the same in every language: a name, or words for rule authors.
  public init(_ text: String) {
    self.init(en: text, zh: text)
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .simplifiedChinese: simplifiedChinese
    }
  }
}
