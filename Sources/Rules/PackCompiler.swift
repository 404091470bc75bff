import CEL
package import Diagnostics
import Schema
package import SourceText
import YAMLDocument

/// Compiles a pack's conditions against its schema.
package struct PackCompiler {
  /// What a run may set.
  package struct Options: Sendable {
    /// The day the rules take for today, in days since 1970-01-01.
    package var today: Int
    /// The stage that the user asks about; empty for none.
    package var stage: String

    package init(today: Int, stage: String = "") {
      self.today = today
      self.stage = stage
    }
  }

  private let pack: Pack
  private let options: Options
  private var issues: [PackIssue] = []
  private var variables: [(name: String, program: Program)] = []

  private init(_ pack: Pack, _ options: Options) {
    self.pack = pack
    self.options = options
  }

  /// Compiles every condition of the pack.
  ///
  /// Message texts are compiled when they are needed, see ``CompiledPack/textIssues()``.
  package static func compile(_ pack: Pack, _ options: Options) throws(PackErrors) -> CompiledPack {
    var compiler = PackCompiler(pack, options)
    let result = compiler.compile()
    guard compiler.issues.isEmpty else { throw PackErrors(issues: compiler.issues) }
    return result
  }

  private mutating func compile() -> CompiledPack {
    let base = baseEnvironment()
    let lists = pack.rules.map { rule in rule.forEach.flatMap { compile($0.list, in: base) } }
    let elements = zip(pack.rules, lists).map { rule, list in
      rule.forEach.map { loop in
        Scopes.LoopVariable(name: loop.name, type: elementType(of: list, loop.list))
      }
    }
    var loopVariables: [Scopes.LoopVariable] = []
    for case let element? in elements where !loopVariables.contains(element) {
      checkName(element.name, in: base, elements: elements)
      loopVariables.append(element)
    }
    let scopes = Scopes(base: base, loopVariables: loopVariables)
    let rules = pack.rules.indices.map { index in
      let rule = pack.rules[index]
      let scope = elements[index].map { scopes.scope(of: $0) } ?? base
      return CompiledRule(
        list: lists[index],
        element: elements[index].flatMap { scope.variableIndex($0.name) },
        when: rule.when.flatMap { compile($0, in: scope, expecting: .bool) },
        check: rule.check.flatMap { compile($0, in: scope, expecting: .bool) }
      )
    }
    return CompiledPack(
      pack: pack,
      today: options.today,
      when: pack.when.flatMap { compile($0, in: base, expecting: .bool) },
      rules: rules,
      variables: variables,
      environment: scopes.everything,
      ruleScopes: elements.map { element in element.map { scopes.scope(of: $0) } ?? base }
    )
  }

  /// The setup's fields, the parameters, the tables and the variables.
  ///
  ///
  ///
  ///
  private mutating func baseEnvironment() -> Environment {
    var environment = Environment(
      libraries: pack.libraries.map { $0.compactMap { Library.named($0) } },
      functions: pack.functions
    )
    for field in pack.schema.rootFields { environment.declareVariable(field.name, field.type) }
    environment.declareParameters(
      "params",
      pack.parameters.map { ($0.name, $0.type.celType, $0.value.celValue(today: options.today)) }
    )
    environment.declareParameters(
      "data",
      pack.tables.map { table in
        let value = ConstantTable.value(of: table.place.node, in: pack.files[table.place.file].tree)
        return (table.name, ConstantTable.type(of: value), value)
      }
    )
    environment.declareParameters(Scopes.run, [("stage", .string, .string(options.stage))])
    for variable in pack.variables {
      if let program = compile(variable.expression, in: environment) {
        environment.define(variable.name, as: program)
        variables.append((variable.name, program))
      }
    }
    return environment
  }

  private mutating func compile(
    _ expression: ExpressionSource,
    in environment: Environment,
    expecting type: CELType? = nil
  ) -> Program? {
    do throws(CompileErrors) {
      return try environment.compile(expression.text, expecting: type)
    } catch {
      issues += error.issues.map { pack.issue($0, in: expression) }
      return nil
    }
  }

  private mutating func elementType(of list: Program?, _ source: ExpressionSource) -> CELType {
    switch list?.resultType {
    case .list(let element)?: return element
    case .dyn?, nil: return .dyn
    case let other?:
      let whole = TextRange(0, source.text.utf8.count)
      issues.append(
        pack.issue(Diagnostic("cel-type", CompilerMessages.listWanted("\(other)"), at: whole), in: source)
      )
      return .dyn
    }
  }

  /// A loop variable that hides another name would make expressions mean two things.
  private mutating func checkName(
    _ name: String,
    in base: Environment,
    elements: [Scopes.LoopVariable?]
  ) {
    guard base.variableIndex(name) != nil || ["params", "data", Scopes.run, Scopes.each].contains(name) else {
      return
    }
    for (rule, element) in zip(pack.rules, elements) where element?.name == name {
      let tree = pack.files[rule.place.file].tree
      issues.append(
        PackIssue(
          path: pack.files[rule.place.file].path,
          buffer: tree.source,
          diagnostic: Diagnostic(
            "rule-pack",
            CompilerMessages.hiddenName(name),
            at: tree.range(rule.place.node)
          )
        )
      )
    }
  }
}

/// What is said about expressions of a pack beyond what CEL itself says.
enum CompilerMessages {
  static func listWanted(_ type: String) -> LocalizedText {
    LocalizedText(
      en: "for_each needs a list, and this is of type \(type)",
      zh: "for_each 需要一个列表，而这里的类型是 \(type)"
    )
  }

  static func hiddenName(_ name: String) -> LocalizedText {
    LocalizedText(
      en: "for_each names its element '\(name)', which is the name of something else",
      zh: "for_each 的元素名“\(name)”与已有的名称重复"
    )
  }
}

extension Pack {
  /// A range of an expression, as one of the pack's file; `offset` is where the expression begins in its scalar.
  package func range(
    of range: TextRange,
    in expression: ExpressionSource,
    from offset: Int = 0
  ) -> TextRange {
    let tree = files[expression.place.file].tree
    let node = expression.place.node
    let start = tree.sourceOffset(node, at: offset + Int(range.start))
    let end = tree.sourceOffset(node, at: offset + Int(range.end))
    return TextRange(start, max(start, end))
  }

  /// An issue inside an expression, moved to its place in the pack's file.
  package func issue(
    _ diagnostic: Diagnostic,
    in expression: ExpressionSource,
    from offset: Int = 0
  ) -> PackIssue {
    let file = files[expression.place.file]
    func place(_ range: TextRange) -> TextRange { self.range(of: range, in: expression, from: offset) }
    return PackIssue(
      path: file.path,
      buffer: file.tree.source,
      diagnostic: Diagnostic(
        diagnostic.code,
        diagnostic.message,
        at: place(diagnostic.range),
        severity: diagnostic.severity,
        hint: diagnostic.hint,
        notes: diagnostic.notes.map { Note($0.message, at: place($0.range)) }
      )
    )
  }
}
