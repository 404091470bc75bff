import Diagnostics
import Platform

extension Language {
  /// The language that a command line or else the environment asks for.
  ///
  /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, as POSIX says. All forms of
  /// Chinese get Simplified Chinese, the nearest there is; everything else English.
  static var ofEnvironment: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = ProcessEnvironment.nonemptyValue(of: name) else { continue }
      return value == "zh" || value.hasPrefix("zh_") || value.hasPrefix("zh-") || value.hasPrefix("zh.")
        ? .simplifiedChinese : .english
    }
    return .english
  }

  /// The language of a command line that may hold a mistake elsewhere.
  static func guess(from words: [String]) -> Language {
    var guess = Language.ofEnvironment
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == "--lang", index + 1 < words.count {
        guess = Language(rawValue: words[index + 1]) ?? guess
      } else if word.hasPrefix("--lang=") {
        guess = Language(rawValue: String(word.dropFirst(7))) ?? guess
      }
    }
    return guess
  }
}
