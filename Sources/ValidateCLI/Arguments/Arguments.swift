import Diagnostics
import Reports

/// A command line, taken apart: what was said, not yet what it means.
struct Arguments {
  /// The subcommand; `check` when none was named.
  private(set) var command: Command = .check
  /// Whether the subcommand was written.
  private(set) var namesCommand = false
  /// What is neither an option nor the subcommand.
  private(set) var operands: [String] = []
  private var values: [Option: [String]] = [:]

  /// Takes a command line apart.
  ///
  /// - Throws: a failure of kind `usage` for the first word that is wrong.
  init(_ words: [String]) throws(RunFailure) {
    var rest = words[...]
    var optionsEnded = false
    var isFirstOperand = true
    while let word = rest.popFirst() {
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        if isFirstOperand, !optionsEnded, let named = Command(rawValue: word) {
          command = named
          namesCommand = true
        } else {
          operands.append(word)
        }
        isFirstOperand = false
      } else if word == "--" {
        optionsEnded = true
      } else if word.hasPrefix("--") {
        try readLong(word.dropFirst(2), &rest)
      } else {
        try readShort(word.dropFirst(), &rest)
      }
    }
    try checkOptions()
  }

  /// Whether an option without a value was given.
  func has(_ option: Option) -> Bool { values[option] != nil }

  /// The values of a repeatable option.
  func all(_ option: Option) -> [String] { values[option] ?? [] }

  /// The value of an option; the last one when it was repeated.
  func last(_ option: Option) -> String? { values[option]?.last }

  /// The values of a repeatable option whose values are lists with commas.
  func items(_ option: Option) -> [String] {
    all(option).flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The value of an option that has a fixed choice.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ option: Option,
    default standard: Choice
  ) throws(RunFailure) -> Choice where Choice.RawValue == String {
    guard let word = last(option) else { return standard }
    guard let choice = Choice(rawValue: word) else {
      throw .badChoice(option, word, among: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  private mutating func readLong(
    _ text: Substring,
    _ rest: inout ArraySlice<String>
  ) throws(RunFailure) {
    let equals = text.firstIndex(of: "=")
    let name = String(text[..<(equals ?? text.endIndex)])
    guard let option = Option(name: name) else { throw .unknownOption("--\(name)") }
    let inline = equals.map { String(text[text.index(after: $0)...]) }
    if option.placeholder == nil {
      guard inline == nil else { throw .unexpectedValue("--\(name)") }
      values[option, default: []].append("")
    } else {
      let value: String
      if let inline { value = inline } else { value = try Self.value(of: "--\(name)", option, &rest) }
      values[option, default: []].append(value)
    }
  }

  /// Letters behind one dash: flags, and at most one option with a value, which takes the rest.
  private mutating func readShort(
    _ text: Substring,
    _ rest: inout ArraySlice<String>
  ) throws(RunFailure) {
    var letters = text
    while let letter = letters.popFirst() {
      guard let option = Option(letter: letter) else { throw .unknownOption("-\(letter)") }
      guard option.placeholder != nil else {
        values[option, default: []].append("")
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let value = try letters.isEmpty ? Self.value(of: "-\(letter)", option, &rest) : String(letters)
      values[option, default: []].append(value)
      return
    }
  }

  private static func value(
    of name: String,
    _ option: Option,
    _ rest: inout ArraySlice<String>
  ) throws(RunFailure) -> String {
    guard let next = rest.first, next == "-" || !next.hasPrefix("-") else {
      throw .missingValue(name, option.placeholder ?? "")
    }
    rest.removeFirst()
    return next
  }

  private func checkOptions() throws(RunFailure) {
    if has(.help) || has(.version) { return }
    for option in Option.allCases where values[option] != nil {
      guard command.options.contains(option) else { throw .wrongCommand(option, command) }
    }
  }
}
