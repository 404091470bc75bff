import CEL
import Diagnostics
import Rules

/// A condition as a sentence: `card.balance >= params.binding_minimum` is "card.balance is at least
/// binding_minimum (5)".
///
/// What has no words of its own is given as it is written.
struct ConditionWords {
  /// A condition, with the parts that must hold together, or of which one must, one by one.
  struct Sentence {
    /// `All of these hold`; nil for a single part.
    let lead: String?
    let parts: [String]
  }

  private let ast: AST
  private let parameters: [String: String]
  private let language: Language
  /// Sets what is code apart.
  private let code: (String) -> String

  init(
    _ program: Program,
    parameters: [Pack.Parameter],
    language: Language,
    code: @escaping (String) -> String = { $0 }
  ) {
    ast = program.ast
    self.parameters = Dictionary(
      parameters.map { ($0.name, $0.value.description) },
      uniquingKeysWith: { first, _ in first }
    )
    self.language = language
    self.code = code
  }

  /// The whole condition.
  var sentence: Sentence {
    for (function, lead) in [
      (Operator.and, say("all of these hold", "以下各项都成立")),
      (Operator.or, say("one of these holds", "以下至少一项成立")),
    ] {
      let parts = operands(of: function, ast.root)
      if parts.count > 1 { return Sentence(lead: lead, parts: parts.map { condition($0) }) }
    }
    return Sentence(lead: nil, parts: [condition(ast.root)])
  }

  // MARK: Conditions

  private func condition(_ id: ExprID, isNegated: Bool = false) -> String {
    switch ast[id].kind {
    case .literal(.bool(let value)):
      return value != isNegated ? say("always", "总是成立") : say("never", "从不成立")
    case .select(let operand, let field, isTest: true, _):
      let name = code("\(path(operand)).\(field)")
      return isNegated ? say("\(name) is not known", "\(name) 未写明") : say("\(name) is known", "\(name) 已写明")
    case .call(let function, let target, let arguments):
      if let words = condition(function, target, Array(ast[arguments]), id, isNegated: isNegated) {
        return words
      }
    case .comprehension(let index):
      if let words = condition(ast.comprehensions[Int(index)], isNegated: isNegated) { return words }
    default: break
    }
    let name = value(id)
    return isNegated ? say("\(name) is false", "\(name) 为假") : say("\(name) is true", "\(name) 为真")
  }

  private func condition(
    _ function: String,
    _ target: ExprID?,
    _ arguments: [ExprID],
    _ id: ExprID,
    isNegated: Bool
  ) -> String? {
    let all = (target.map { [$0] } ?? []) + arguments
    switch (function, all.count) {
    case (Operator.not, 1): return condition(all[0], isNegated: !isNegated)
    case (Operator.and, 2), (Operator.or, 2):
      // Of a negated group each part is negated, and "and" becomes "or".
      let parts = operands(of: function, id).map { part in
        let words = condition(part, isNegated: isNegated)
        return isGroup(part) ? bracketed(words) : words
      }
      let isAnd = (function == Operator.and) != isNegated
      return parts.joined(separator: isAnd ? say(" and ", "，并且") : say(" or ", "，或者"))
    case (Operator.conditional, 3):
      let test = condition(all[0])
      let yes = condition(all[1], isNegated: isNegated)
      let no = condition(all[2], isNegated: isNegated)
      return say("if \(test), then \(yes), otherwise \(no)", "若\(test)，则\(yes)，否则\(no)")
    case (Operator.in, 2): return membership(all[0], all[1], isNegated: isNegated)
    default: break
    }
    guard all.count == 2, let words = Self.relation(function, isNegated: isNegated) else { return nil }
    // A constant on the left reads better on the right: 0 <= x is "x is at least 0".
    if isConstant(all[0]), !isConstant(all[1]), let mirrored = Self.mirrored[function],
      let words = Self.relation(mirrored, isNegated: isNegated)
    {
      return joined(all[1], words, all[0])
    }
    return joined(all[0], words, all[1])
  }

  private func joined(_ left: ExprID, _ words: LocalizedText, _ right: ExprID) -> String {
    say(
      "\(value(left)) \(words.english) \(value(right))",
      "\(value(left)) \(words.simplifiedChinese) \(value(right))"
    )
  }

  private func membership(_ element: ExprID, _ list: ExprID, isNegated: Bool) -> String {
    let name = value(element)
    guard case .list(let elements, let optionals) = ast[list].kind, optionals.isEmpty else {
      let list = value(list)
      return isNegated
        ? say("\(name) is not in \(list)", "\(name) 不在 \(list) 中")
        : say("\(name) is in \(list)", "\(name) 在 \(list) 中")
    }
    let members = ast[elements].map(value)
    let words = say(members.joined(separator: ", "), members.joined(separator: "、"))
    return isNegated
      ? say("\(name) is none of \(words)", "\(name) 不是 \(words) 中的任何一个")
      : say("\(name) is one of \(words)", "\(name) 是 \(words) 之一")
  }

  private func condition(_ comprehension: AST.Comprehension, isNegated: Bool) -> String? {
    guard comprehension.secondVariable == nil else { return nil }
    let name = code(comprehension.variable)
    let list = value(comprehension.range)
    let body = condition(comprehension.body)
    switch (comprehension.form, isNegated) {
    case (.all, false): return say("for every \(name) in \(list): \(body)", "\(list) 中每个 \(name) 都满足：\(body)")
    case (.all, true):
      return say("not for every \(name) in \(list): \(body)", "\(list) 中并非每个 \(name) 都满足：\(body)")
    case (.exists, false): return say("for some \(name) in \(list): \(body)", "\(list) 中有 \(name) 满足：\(body)")
    case (.exists, true): return say("for no \(name) in \(list): \(body)", "\(list) 中没有 \(name) 满足：\(body)")
    case (.existsOne, false):
      return say("for exactly one \(name) in \(list): \(body)", "\(list) 中恰好有一个 \(name) 满足：\(body)")
    case (.existsOne, true):
      return say("not for exactly one \(name) in \(list): \(body)", "\(list) 中满足条件的 \(name) 不是恰好一个：\(body)")
    default: return nil
    }
  }

  // MARK: Values

  /// A value; parameters with what they are now.
  private func value(_ id: ExprID) -> String {
    switch ast[id].kind {
    case .select(let operand, let field, isTest: false, _):
      if case .ident("params") = ast[operand].kind {
        let value = parameters[field].map { " (\($0))" } ?? ""
        return code(field) + value
      }
      return code(path(id))
    case .call(let function, let target, let arguments):
      let all = (target.map { [$0] } ?? []) + Array(ast[arguments])
      if let sign = Self.arithmetic[function], all.count == 2 {
        return "\(operand(all[0])) \(sign) \(operand(all[1]))"
      }
      if function == "size", all.count == 1 {
        return say("the size of \(value(all[0]))", "\(value(all[0])) 的个数")
      }
      return code(Unparser(ast).text(id))
    default: return code(Unparser(ast).text(id))
    }
  }

  /// A part of a sum or product.
  private func operand(_ id: ExprID) -> String {
    if case .call(let function, _, _) = ast[id].kind, Self.arithmetic[function] != nil {
      return bracketed(value(id))
    }
    return value(id)
  }

  private func path(_ id: ExprID) -> String { Unparser(ast).text(id) }

  // MARK: Shape

  /// The parts of a chain of one operator.
  private func operands(of function: String, _ id: ExprID) -> [ExprID] {
    guard case .call(function, _, let arguments) = ast[id].kind else { return [id] }
    return ast[arguments].flatMap { operands(of: function, $0) }
  }

  private func isGroup(_ id: ExprID) -> Bool {
    switch ast[id].kind {
    case .call(Operator.not, _, let arguments): ast[arguments].first.map(isGroup) ?? false
    case .call(let function, _, _): [Operator.and, Operator.or, Operator.conditional].contains(function)
    case .comprehension: true
    default: false
    }
  }

  private func isConstant(_ id: ExprID) -> Bool {
    switch ast[id].kind {
    case .literal: true
    case .select(let operand, _, isTest: false, _):
      if case .ident("params") = ast[operand].kind { true } else { false }
    default: false
    }
  }

  private func bracketed(_ text: String) -> String { say("(\(text))", "（\(text)）") }

  private func say(_ english: String, _ chinese: String) -> String {
    LocalizedText(en: english, zh: chinese)[language]
  }

  private static let arithmetic = [
    Operator.add: "+", Operator.subtract: "-", Operator.multiply: "×", Operator.divide: "/",
    Operator.modulo: "%",
  ]

  private static let mirrored = [
    Operator.less: Operator.greater, Operator.lessOrEqual: Operator.greaterOrEqual,
    Operator.greater: Operator.less, Operator.greaterOrEqual: Operator.lessOrEqual,
    Operator.equals: Operator.equals, Operator.notEquals: Operator.notEquals,
  ]

  /// The verb between two values.
  private static func relation(_ function: String, isNegated: Bool) -> LocalizedText? {
    switch (function, isNegated) {
    case (Operator.equals, false), (Operator.notEquals, true): LocalizedText(en: "is", zh: "是")
    case (Operator.equals, true), (Operator.notEquals, false): LocalizedText(en: "is not", zh: "不是")
    case (Operator.less, false), (Operator.greaterOrEqual, true): LocalizedText(en: "is less than", zh: "小于")
    case (Operator.less, true), (Operator.greaterOrEqual, false): LocalizedText(en: "is at least", zh: "不小于")
    case (Operator.greater, false), (Operator.lessOrEqual, true): LocalizedText(en: "is more than", zh: "大于")
    case (Operator.greater, true), (Operator.lessOrEqual, false): LocalizedText(en: "is at most", zh: "不大于")
    case ("startsWith", false): LocalizedText(en: "begins with", zh: "的开头是")
    case ("startsWith", true): LocalizedText(en: "does not begin with", zh: "的开头不是")
    case ("endsWith", false): LocalizedText(en: "ends with", zh: "的结尾是")
    case ("endsWith", true): LocalizedText(en: "does not end with", zh: "的结尾不是")
    case ("contains", false): LocalizedText(en: "contains", zh: "包含")
    case ("contains", true): LocalizedText(en: "does not contain", zh: "不包含")
    case ("matches", false): LocalizedText(en: "matches the pattern", zh: "符合模式")
    case ("matches", true): LocalizedText(en: "does not match the pattern", zh: "不符合模式")
    default: nil
    }
  }
}
