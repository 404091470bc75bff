/// What can stand in one place of a command line, as far as a shell can complete it.
enum CompletedValue: Hashable {
  /// One of some words.
  case words([String])
  /// A report format, perhaps with a file behind it.
  case formats
  /// A file or a folder.
  case file
  /// The id of a rule.
  case rule
  /// Ids of rules and `stage:NAME`, with commas between them.
  case rules
  /// The id of a stage.
  case stage
  /// The name of a command.
  case command
  /// Nothing that a shell could know.
  case unknown

  /// The meaning of the word by which the help names the place: `FILE`, `[PATH]`, `auto|always|never`.
  init(form: String) {
    var word = Substring(form)
    if word.hasPrefix("["), word.hasSuffix("]") { word = word.dropFirst().dropLast() }
    if word.hasSuffix("...") { word = word.dropLast(3) }
    let choices = word.split(separator: "|").map(String.init)
    if choices.count > 1, choices.allSatisfy({ $0.first?.isLowercase == true }) {
      self = .words(choices)
      return
    }
    switch word {
    case "FORMAT[=FILE]": self = .formats
    case "FILE", "PATH", "PACK", "OLD", "NEW", "SETUP": self = .file
    case "RULE": self = .rule
    case "ID[,ID]": self = .rules
    case "COMMAND": self = .command
    default: self = .unknown
    }
  }
}

extension Command {
  /// What can stand behind an option of this command; nil for an option without a value.
  func completedValue(of option: Option) -> CompletedValue? {
    guard let form = Help.entry(option, of: self).value else { return nil }
    if option == .stage { return .stage }
    let value = CompletedValue(form: form)
    // `lint` has ids of its own, which are no rules.
    return self == .lint && value == .rules ? .unknown : value
  }

  /// What its operands are; the last one stands for all further ones when `isOpen`.
  var completedOperands: (values: [CompletedValue], isOpen: Bool) {
    let forms = operands.split(separator: " ").map(String.init)
    return (forms.map(CompletedValue.init(form:)), forms.last?.contains("...") ?? false)
  }
}

extension Option {
  /// All its names with their dashes, the long ones first.
  var names: [String] {
    ["--\(rawValue)"] + (self == .format ? ["--output-format"] : []) + (letter.map { ["-\($0)"] } ?? [])
  }

  /// Whether saying it again adds to what was said before.
  var isRepeatable: Bool {
    switch self {
    case .format, .rules, .select, .ignore, .param: true
    default: false
    }
  }
}

extension String {
  /// The text as one word of a shell.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
