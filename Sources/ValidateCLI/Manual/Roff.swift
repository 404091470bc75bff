/// Text for `man`, by the macros of man(7).
struct Roff {
  private(set) var text = ""

  /// A request or macro on a line of its own; `words` are written as they are.
  mutating func macro(_ words: String) { text += ".\(words)\n" }

  /// A heading.
  mutating func section(_ title: String) { text += ".SH \(Self.escaped(title))\n" }

  /// An entry: a tag, and what is said about it.
  mutating func entry(_ tag: String, _ body: String) {
    text += ".TP\n\(Self.guarded(tag))\n"
    paragraphs(body)
  }

  /// Text with marks for fonts; an empty line begins a paragraph of the same indentation.
  mutating func paragraphs(_ body: String) {
    for (index, part) in body.split(separator: "\n").enumerated() {
      if index > 0 { text += ".IP\n" }
      text += Self.guarded(String(part)) + "\n"
    }
  }

  /// A paragraph at the margin.
  mutating func plain(_ body: String) { text += ".PP\n\(Self.guarded(body))\n" }

  /// A line that goes on where the last one ended.
  mutating func line(_ body: String) { text += Self.guarded(body) + "\n" }

  /// Lines that stay as they are.
  mutating func example(_ lines: [String]) {
    text += ".PP\n.RS 4\n.EX\n" + lines.map { Self.guarded(Self.escaped($0)) + "\n" }.joined() + ".EE\n.RE\n"
  }

  /// What is typed as it stands.
  static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  /// What stands for something else.
  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// A form such as `FORMAT[=FILE]` or `auto|always|never`: words in capitals stand for something else.
  static func form(_ form: String) -> String {
    var result = ""
    var word = ""
    func flushed() -> String {
      if word.isEmpty { return "" }
      return word.allSatisfy { !$0.isLowercase } && word.contains { $0.isLetter } ? italic(word) : bold(word)
    }
    for character in form {
      if character.isLetter || character.isNumber || "-:".contains(character) {
        word.append(character)
      } else {
        result += flushed() + escaped(String(character))
        word = ""
      }
    }
    return result + flushed()
  }

  /// Text in which nothing is a command; a hyphen is the one of the keyboard, as in options.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      // Without spaces between words, a line may end behind such a mark.
      case "，", "。", "；", "：", "、", "）", "”": result += "\(character)\\:"
      default: result.append(character)
      }
    }
  }

  /// A line that does not begin like a command.
  private static func guarded(_ line: String) -> String {
    line.first == "." || line.first == "'" ? "\\&\(line)" : line
  }
}
