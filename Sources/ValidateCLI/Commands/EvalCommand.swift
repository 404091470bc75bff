import CEL
import Diagnostics
import Engine
import Platform
import Reports
import Rules
import Schema
import SourceText
import YAMLDocument

/// `validate eval EXPRESSION [PATH]`: the value of one CEL expression over a setup.
///
/// The exit code is 0 for a value, 1 when a fact is missing, 2 when the expression or the setup can't
/// be used.
struct EvalCommand {
  private let arguments: Arguments
  private let settings: SettingsInForce
  private var language: Language { settings.language.value }

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    guard let expression = arguments.operands.first else { throw .missingOperand(.eval) }
    if arguments.operands.count > 2 { throw .extraOperand(arguments.operands[2], .eval) }
    let isJSON = try arguments.wantsJSON()
    let look = try arguments.look()
    let pack = try PackChoice(settings, includesEverything: true).compiled()[0]
    let program = try compile(expression, in: pack)
    let frame = Frame(pack.environment)
    frame.costLimit = Session.costLimit
    let tree = try tree(hiding: pack.pack.rules.flatMap(\.scan))
    let names = bind(frame, to: tree, in: pack)
    let value = program.evaluate(in: frame)
    var answer = Answer(
      value: value,
      type: program.resultType,
      expression: expression,
      names: names,
      buffer: tree.source
    )
    if arguments.has(.trace) {
      answer.trace = names.trace(
        of: program,
        in: frame,
        pack: pack,
        language: language,
        hasSetup: arguments.operands.count > 1
      )
    }
    try Tool.write(isJSON ? answer.json(language) : Array(answer.text(language, look).utf8))
    return answer.exitCode
  }

  private func compile(_ expression: String, in pack: CompiledPack) throws(RunFailure) -> Program {
    do throws(CompileErrors) {
      return try pack.environment.compile(expression)
    } catch {
      let buffer = SourceBuffer(name: "<expression>", text: expression)
      let count = error.issues.count
      throw RunFailure(
        .usage,
        LocalizedText(
          en: "the expression can't be used: \(count) \(count == 1 ? "error" : "errors")",
          zh: "表达式无法使用：\(count) 个错误"
        ),
        findings: error.issues.map { RunFailure.Finding($0, in: buffer) }
      )
    }
  }

  /// Lets the expression see the setup.
  private func bind(_ frame: Frame, to tree: DocumentTree, in pack: CompiledPack) -> SlotNames {
    var binder = SchemaBinder(pack.pack.schema, store: frame.store)
    let root = binder.bind(tree)
    for (field, variable) in pack.fieldVariables.enumerated() {
      frame.bind(variable, slot: root + field)
    }
    return SlotNames(
      tree: tree,
      binder: binder,
      store: frame.store,
      pack: pack.pack,
      showsPrivate: arguments.has(.showPrivate)
    )
  }

  /// The first document of the setup; without one, nothing is known.
  ///
  /// `detectors` find what must not be shown when it can't be read.
  private func tree(hiding detectors: [SecretDetector]) throws(RunFailure) -> DocumentTree {
    let path = arguments.operands.count > 1 ? arguments.operands[1] : nil
    var buffer = SourceBuffer(name: "<none>", text: "{}")
    let limits = try arguments.limits()
    if let path { buffer = try arguments.wholeInput(path, limits) }
    let reader = DocumentReader(limits: limits)
    reader.open(buffer, format: DocumentFormat(ofFile: buffer.name))
    var tree = DocumentTree()
    guard reader.next(into: &tree) else {
      throw RunFailure(
        .input,
        LocalizedText(
          en: "\(buffer.name): \(InputMessages.noDocument.english)",
          zh: "\(buffer.name)：\(InputMessages.noDocument.simplifiedChinese)"
        )
      )
    }
    if let failure = reader.failure {
      throw RunFailure(
        .input,
        LocalizedText(en: "\(buffer.name) can't be read as a setup", zh: "\(buffer.name) 无法作为配置读取"),
        findings: [
          RunFailure.Finding(
            failure,
            in: buffer,
            masker: Masker(detectors: detectors, showsPrivate: arguments.has(.showPrivate))
          )
        ]
      )
    }
    return tree
  }
}

/// What an expression gave.
private struct Answer {
  let value: Value
  let type: CELType
  let expression: String
  let names: SlotNames
  /// The text of the setup.
  let buffer: SourceBuffer
  var trace: ConditionTrace?

  var exitCode: Int32 {
    switch value {
    case .unknown: ExitCode.findings
    case .error: ExitCode.failure
    default: ExitCode.success
    }
  }

  func text(_ language: Language, _ look: Look) -> String {
    var lines = look.lines(describe(value, language), hang: 2)
    if let trace {
      let drawing = ConditionDrawing(
        language: language,
        look: look,
        path: buffer.name,
        lines: LineTable(buffer)
      )
      lines += [""] + drawing.text(trace)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  func json(_ language: Language) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("expression")
      json.string(expression)
      json.key("type")
      json.string(type.description)
      json.key("value")
      write(value, language, into: &json)
      json.write(trace, lines: LineTable(buffer))
    }
    json.endLine()
    return json.output.bytes
  }

  private func write(_ value: Value, _ language: Language, into json: inout JSONWriter) {
    json.object(isInline: true) { json in
      switch value {
      case .unknown(let set):
        json.key("unknown")
        json.array(missing(set)) { $0.string($1) }
      case .error(let error):
        json.key("error")
        json.string(names.masker.masked(error.text[language]))
      default:
        json.key("cel")
        json.string(names.masker.masked(value.debugDescription))
      }
    }
  }

  /// The facts that a value needs.
  private func missing(_ set: UnknownSet) -> [String] {
    set.attributes.map { $0.slot >= 0 ? names.name(of: Int($0.slot)) : $0.path }
  }

  private func describe(_ value: Value, _ language: Language) -> String {
    switch value {
    case .unknown(let set):
      let names = missing(set)
      return LocalizedText(
        en: "unknown: \(names.joined(separator: ", "))",
        zh: "未知：\(names.joined(separator: "、"))"
      )[language]
    case .error(let error):
      return names.masker.masked(
        LocalizedText(en: "error: \(error.text.english)", zh: "错误：\(error.text.simplifiedChinese)")[language]
      )
    default: return names.masker.masked(value.debugDescription)
    }
  }
}
