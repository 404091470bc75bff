import Diagnostics
import Platform
import Reports

extension Language {
  /// The language of a BCP 47 tag or of a locale's name: `zh-Hans-CN`, `zh_CN.UTF-8`, `en-US`.
  ///
  /// All forms of Chinese get Simplified Chinese, the nearest there is; other languages are nil.
  init?(tag: String) {
    // A locale's encoding and variant say nothing about the language.
    let name = tag.prefix { $0 != "." && $0 != "@" }
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isLetterOrDigit) })
    else {
      return nil
    }
    switch parts.first?.lowercased() {
    case "en": self = .english
    case "zh": self = .simplifiedChinese
    default: return nil
    }
  }

  /// The language that the environment asks for.
  static var ofEnvironment: Language { settingOfEnvironment.value }

  /// The language that the environment asks for, and the variable that says so.
  ///
  /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, as POSIX says. Languages that
  /// there are no texts in get English.
  static var settingOfEnvironment: Setting<Language> {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = ProcessEnvironment.nonemptyValue(of: name) else { continue }
      return Setting(value: Language(tag: value) ?? .english, origin: .environment(name))
    }
    return Setting(value: .english, origin: .standard)
  }

  /// The language of a command line that may hold a mistake elsewhere.
  static func guess(from words: [String]) -> Language {
    var guess = Language.ofEnvironment
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == "--lang", index + 1 < words.count {
        guess = Language(tag: words[index + 1]) ?? guess
      } else if word.hasPrefix("--lang=") {
        guess = Language(tag: String(word.dropFirst(7))) ?? guess
      }
    }
    return guess
  }
}

extension Arguments {
  /// The language that `--lang` names, or else the environment.
  func language() throws(RunFailure) -> Language {
    guard let word = last(.lang) else { return .ofEnvironment }
    guard let language = Language(tag: word) else {
      throw .badChoice(.lang, word, among: Language.allCases.map(\.rawValue))
    }
    return language
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
