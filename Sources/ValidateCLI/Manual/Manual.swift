import Diagnostics
import Reports
import Rules

/// The manual page, made from the tables of commands and options: `validate help --format man`.
struct Manual {
  private let language: Language
  private let commands = Command.allCases
  private var page = Roff()

  /// The whole page in one language.
  static func text(_ language: Language) -> String {
    var manual = Manual(language)
    manual.write()
    return manual.page.text
  }

  private init(_ language: Language) {
    self.language = language
  }

  private mutating func write() {
    // Without a date: the page is made anew with each version, and the same version makes the same page.
    page.macro("\\\" Made by 'validate help --format man'. Do not edit.")
    page.macro("TH VALIDATE 1 \"\" \"validate \(EngineVersion.text)\" \"\"")
    // No hyphenation: names of options and rules would be cut.
    page.macro("nh")
    page.macro("ad l")
    page.section(ManualTexts.name[language])
    page.plain("validate \\- \(Roff.escaped(ManualTexts.purpose[language]))")
    page.section(ManualTexts.synopsis[language])
    let options = "[\(Roff.italic("OPTIONS"))]"
    page.plain("\(Roff.bold("validate")) [\(Roff.bold("check"))] \(Roff.form("PATH..."))  \(options)")
    page.macro("br")
    page.line("\(Roff.bold("validate")) \(Roff.italic("COMMAND")) ... \(options)")
    page.section(ManualTexts.description[language])
    for paragraph in ManualTexts.descriptions { page.plain(Roff.escaped(paragraph[language])) }
    writeCommands()
    writeOptions()
    writeTable(ManualTexts.exitStatus, Help.exitCodes + [ManualTexts.interrupted])
    writeTable(ManualTexts.environment, ManualTexts.variables)
    writeTable(ManualTexts.files, ManualTexts.paths)
    page.section(ManualTexts.examples[language])
    for example in ManualTexts.runs {
      page.plain(Roff.escaped(example.summary[language]))
      page.example([example.command])
    }
    page.section(ManualTexts.seeAlso[language])
    page.plain(ManualTexts.others.map { "\(Roff.bold($0.0))(\($0.1))" }.joined(separator: ", "))
  }

  private mutating func writeCommands() {
    page.section(ManualTexts.commands[language])
    for command in commands {
      let forms = command.operands.isEmpty ? "" : " \(Roff.form(command.operands))"
      var body = Roff.escaped(command.summary[language])
      if command != .check {
        let options = command.options.filter { $0 != .help }
        let list = options.map { Roff.bold("--\($0.rawValue)") }.joined(separator: ", ")
        if !options.isEmpty { body += "\n\(Roff.escaped(ManualTexts.options[language])): \(list)" }
      }
      page.entry(Roff.bold(command.rawValue) + forms, body)
    }
  }

  private mutating func writeOptions() {
    page.section(ManualTexts.optionsHeading[language])
    for option in Option.allCases {
      let uses = commands.filter { $0.options.contains(option) }
      guard let first = uses.first else { continue }
      let entry = Help.entry(option, of: first)
      let letter = option.letter.map { "\(Roff.bold("-\($0)")), " } ?? ""
      let value = entry.value.map { " \(Roff.form($0))" } ?? ""
      var body = Roff.escaped(entry.summary[language])
      // Where an option differs from the first command that has it, that is said.
      var others: [(text: String, commands: [String])] = []
      for command in uses.dropFirst() {
        let other = Help.entry(option, of: command)
        guard other.value != entry.value || other.summary[language] != entry.summary[language] else {
          continue
        }
        let form = other.value.map { "\(Roff.form($0)): " } ?? ""
        let text = form + Roff.escaped(other.summary[language])
        if let index = others.firstIndex(where: { $0.text == text }) {
          others[index].commands.append(command.rawValue)
        } else {
          others.append((text, [command.rawValue]))
        }
      }
      for other in others {
        let names = other.commands.map(Roff.bold).joined(separator: ", ")
        body += "\n\(Roff.escaped(ManualTexts.with[language])) \(names): \(other.text)"
      }
      page.entry("\(letter)\(Roff.bold("--\(option.rawValue)"))\(value)", body)
      if option == .format { writeFormats() }
    }
  }

  private mutating func writeFormats() {
    page.macro("RS")
    for format in ReporterRegistry.all {
      page.entry(Roff.bold(format.name), Roff.escaped(format.summary[language]))
    }
    page.macro("RE")
  }

  private mutating func writeTable(_ heading: LocalizedText, _ rows: [(String, LocalizedText)]) {
    page.section(heading[language])
    for row in rows { page.entry(Roff.bold(row.0), Roff.escaped(row.1[language])) }
  }
}
