import CEL
import Diagnostics
import SourceText

/// Compiles the texts of rules in one language.
struct TemplateCompiler {
  private let pack: Pack
  private let language: Language
  private(set) var issues: [PackIssue] = []

  init(pack: Pack, language: Language) {
    self.pack = pack
    self.language = language
  }

  /// The texts of a rule whose conditions see `scope`.
  mutating func texts(of rule: Rule, scope: Environment) -> RuleTexts {
    var environment = scope
    environment.declareFunctions(TemplateFunctions.all(for: language))
    if !rule.scan.isEmpty {
      environment.declareVariable(Self.secret, .map(.string, .dyn))
    }
    let texts = pack.texts(of: rule)
    for definition in texts.lets {
      let source = language == .english ? definition.english : definition.simplifiedChinese
      if let program = compile(source, text: source.text, offset: 0, in: environment) {
        environment.define(definition.name, as: program)
      }
    }
    return RuleTexts(
      title: template(texts.title, in: environment),
      message: template(texts.message, in: environment),
      fix: template(texts.fix, in: environment),
      why: template(texts.why, in: environment),
      environment: environment
    )
  }

  /// What a scanning rule's texts know of the secret that was found: a map with `kind` and `length`.
  static let secret = "secret"

  private mutating func template(_ texts: LocalizedNode?, in environment: Environment) -> Template? {
    guard let place = texts?[language] else { return nil }
    let source = ExpressionSource(text: pack.text(place), place: place)
    var parts: [Template.Part] = []
    for piece in TemplateScanner.pieces(of: source.text) {
      switch piece {
      case .text(let text): parts.append(.text(text))
      case .expression(let text, let offset):
        if let program = compile(source, text: text, offset: offset, in: environment) {
          parts.append(.expression(program))
        }
      case .unclosed(let offset):
        let diagnostic = Diagnostic(
          "rule-pack",
          PackMessages.unclosedPlaceholder,
          at: TextRange(offset, offset + 2)
        )
        issues.append(pack.issue(diagnostic, in: source))
      }
    }
    return Template(parts: parts, language: language)
  }

  private mutating func compile(
    _ source: ExpressionSource,
    text: String,
    offset: Int,
    in environment: Environment
  ) -> Program? {
    do throws(CompileErrors) {
      return try environment.compile(text)
    } catch {
      issues += error.issues.map { pack.issue($0, in: source, from: offset) }
      return nil
    }
  }
}
