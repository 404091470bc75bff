import CEL
import Rules
import Schema

/// The values that conditions compare.
extension ConditionReader {
  /// A number as a sum of symbols, with everything that must be known for it to have a value.
  struct Number {
    var form: LinearForm
    var needs: Set<Int> = []
  }

  private static func isNumber(_ type: CELType) -> Bool {
    switch type {
    case .int, .decimal, .timestamp, .duration: true
    default: false
    }
  }

  func number(_ id: ExprID, _ source: Source) -> Number? {
    let type = source.program.type(of: id)
    guard Self.isNumber(type) else { return nil }
    if let constant = constant(id, source) { return Number(form: LinearForm(constant)) }
    if case .call(let function, nil, let arguments) = source.ast[id].kind {
      if let sum = sum(function, Array(source.ast[arguments]), id, source) { return sum }
    }
    if let name = parameter(id, source) {
      let symbol = vocabulary.symbol("params.\(name)", sort: .number(isWhole: type == .int)) {
        $0.isAlwaysKnown = true
      }
      return Number(form: LinearForm(symbol: symbol), needs: [symbol])
    }
    let symbol: Int
    if let path = path(id, source) {
      symbol = self.symbol(path, .number(isWhole: type == .int))
    } else if let position = position(id, source) {
      symbol = position
    } else {
      symbol = vocabulary.symbol(key(id, source), sort: .number(isWhole: type == .int)) {
        if isSize(id, source) { $0.minimum = Symbol.Limit(value: .zero, isExclusive: false) }
      }
    }
    return Number(form: LinearForm(symbol: symbol), needs: [symbol])
  }

  /// `+`, `-` and multiplication by a constant; they may leave the range of numbers, and then have no value.
  private func sum(_ function: String, _ arguments: [ExprID], _ id: ExprID, _ source: Source) -> Number? {
    let numbers = arguments.compactMap { number($0, source) }
    guard numbers.count == arguments.count, let first = numbers.first else { return nil }
    var form: LinearForm?
    switch (function, numbers.count) {
    case (Operator.negate, 1): form = first.form.negated
    case (Operator.add, 2): form = first.form.adding(numbers[1].form)
    case (Operator.subtract, 2): form = first.form.subtracting(numbers[1].form)
    case (Operator.multiply, 2):
      if first.needs.isEmpty, first.form.terms.isEmpty, !first.form.constant.isZero {
        form = numbers[1].form.scaled(by: first.form.constant)
      } else if numbers[1].needs.isEmpty, numbers[1].form.terms.isEmpty, !numbers[1].form.constant.isZero {
        form = first.form.scaled(by: numbers[1].form.constant)
      }
    default: return nil
    }
    guard let form else { return nil }
    let operation = vocabulary.symbol(key(id, source), sort: .operation)
    return Number(form: form, needs: Set(numbers.flatMap(\.needs)).union([operation]))
  }

  /// A number that is written in the condition, or the value of a parameter.
  private func constant(_ id: ExprID, _ source: Source) -> Fraction? {
    switch source.ast[id].kind {
    case .literal(.int(let value)): return Fraction(Int128(value))
    case .call(Operator.negate, nil, let arguments):
      guard case .literal(.int(let value)) = source.ast[source.ast[arguments].first ?? id].kind else {
        return nil
      }
      return Fraction(-Int128(value))
    case .call(let function, nil, let arguments):
      guard let argument = source.ast[arguments].first, source.ast[arguments].count == 1 else { return nil }
      return converted(function, source.ast[argument].kind)
    case .select:
      guard parameters == .present, let name = parameter(id, source),
        let value = pack.pack.parameters.first(where: { $0.name == name })?.value
      else { return nil }
      switch value {
      case .decimal(let decimal): return Fraction(decimal)
      case .int(let int): return Fraction(Int128(int))
      case .string, .bool, .date, .today: return nil
      }
    default: return nil
    }
  }

  /// `decimal("4.99")` and its like.
  private func converted(_ function: String, _ argument: AST.Kind) -> Fraction? {
    switch (function, argument) {
    case ("decimal", .literal(.string(let text))): Decimal(text).flatMap { Fraction($0) }
    case ("decimal", .literal(.int(let value))): Fraction(Int128(value))
    case ("duration", .literal(.string(let text))):
      Duration(parsing: text).flatMap { Fraction(Int128($0.nanoseconds), over: 1_000_000_000) }
    case ("timestamp", .literal(.string(let text))):
      Timestamp(parsing: text).flatMap { moment in
        Fraction(Int128(moment.seconds)).flatMap { seconds in
          Fraction(Int128(moment.nanoseconds), over: 1_000_000_000).flatMap { seconds.adding($0) }
        }
      }
    default: nil
    }
  }

  private func isSize(_ id: ExprID, _ source: Source) -> Bool {
    if case .call("size", _, _) = source.ast[id].kind { return true }
    return false
  }

  // MARK: Texts

  /// A text that is written in the condition, or the value of a parameter.
  func text(_ id: ExprID, _ source: Source) -> String? {
    if case .literal(.string(let text)) = source.ast[id].kind { return text }
    guard parameters == .present, let name = parameter(id, source),
      case .string(let text)? = pack.pack.parameters.first(where: { $0.name == name })?.value
    else { return nil }
    return text
  }

  func textSymbol(_ id: ExprID, _ source: Source) -> Int {
    if let name = parameter(id, source) {
      return vocabulary.symbol("params.\(name)", sort: .text) { $0.isAlwaysKnown = true }
    }
    if case .select(let operand, "stage", false, false) = source.ast[id].kind,
      case .ident("run") = source.ast[operand].kind, source.scope["run"] == nil
    {
      return vocabulary.symbol("run.stage", sort: .text) {
        $0.isAlwaysKnown = true
        $0.members = [""] + pack.pack.stages.map(\.id)
      }
    }
    if let path = path(id, source) { return symbol(path, .text) }
    return vocabulary.symbol(key(id, source), sort: .text)
  }

  // MARK: Ways

  /// The name of the parameter that an expression reads.
  func parameter(_ id: ExprID, _ source: Source) -> String? {
    guard case .select(let operand, let field, false, false) = source.ast[id].kind,
      case .ident("params") = source.ast[operand].kind, source.scope["params"] == nil
    else { return nil }
    return field
  }

  /// `each.index`.
  private func position(_ id: ExprID, _ source: Source) -> Int? {
    guard case .select(let operand, "index", false, false) = source.ast[id].kind,
      case .ident("each") = source.ast[operand].kind, source.scope["each"] == nil, let list = source.list
    else { return nil }
    return vocabulary.symbol("each.index of \(list)", sort: .number(isWhole: true)) {
      $0.isAlwaysKnown = true
      $0.minimum = Symbol.Limit(value: .zero, isExclusive: false)
    }
  }

  /// The way to a value of the setup; nil when the expression is anything else.
  func path(_ id: ExprID, _ source: Source) -> Path? {
    switch source.ast[id].kind {
    case .ident(let name):
      if let local = source.scope[name] { return local }
      if let program = pack.variable(named: name) { return path(program.ast.root, source.outside(program)) }
      let schema = pack.pack.schema
      guard let field = schema.nodes[schema.root].properties.first(where: { $0.name == name }) else {
        return nil
      }
      return Path(key: name, schema: field.schema, steps: [.field(name)], ancestry: [name])
    case .select(let operand, let field, false, false):
      return path(operand, source).map { child(field, of: $0) }
    case .call(Operator.index, nil, let arguments):
      guard let list = source.ast[arguments].first, let position = source.ast[arguments].last,
        case .literal(.int(let index)) = source.ast[position].kind, let path = path(list, source)
      else { return nil }
      let items = path.schema.flatMap { pack.pack.schema.nodes[$0].items }
      return Path(
        key: "\(path.key)[\(index)]",
        schema: items,
        ancestry: path.ancestry,
        isSafe: false
      )
    default: return nil
    }
  }

  func child(_ field: String, of path: Path) -> Path {
    var schema: Int?
    if let parent = path.schema {
      let node = pack.pack.schema.nodes[parent]
      schema = node.properties.first { $0.name == field }?.schema
      if schema == nil, case .matching(let values) = node.additionalProperties { schema = values }
    }
    let key = "\(path.key).\(field)"
    return Path(
      key: key,
      schema: schema,
      steps: path.steps.map { $0 + [.field(field)] },
      ancestry: path.ancestry + [key],
      isSafe: path.isSafe
    )
  }

  /// An element of the list that an expression gives; a filtered list gives its condition too.
  func element(of id: ExprID, _ source: Source, mark: String) -> Element {
    if let path = path(id, source) {
      let items = path.schema.flatMap { pack.pack.schema.nodes[$0].items }
      let key = path.key + mark
      return Element(
        path: Path(
          key: key,
          schema: items,
          steps: mark == Self.element ? path.steps.map { $0 + [.element] } : nil,
          ancestry: path.ancestry + [key],
          isSafe: path.isSafe
        )
      )
    }
    switch source.ast[id].kind {
    case .ident(let name):
      if source.scope[name] == nil, let program = pack.variable(named: name) {
        return element(of: program.ast.root, source.outside(program), mark: mark)
      }
    case .comprehension(let index):
      let comprehension = source.ast.comprehensions[Int(index)]
      if comprehension.form == .filter, comprehension.secondVariable == nil {
        var element = element(of: comprehension.range, source, mark: mark)
        element.premises.append(
          formula(comprehension.body, inside(comprehension, source, element.path))
        )
        return element
      }
    default: break
    }
    let key = "(\(key(id, source)))\(mark)"
    return Element(path: Path(key: key, ancestry: [key]))
  }

  /// How the element that a rule looks at is marked.
  static let element = "[*]"

  /// The symbol of a value of the setup, with what its schema says.
  func symbol(_ path: Path, _ sort: Symbol.Sort) -> Int {
    vocabulary.symbol(path.key, sort: sort) { symbol in
      symbol.steps = path.steps
      symbol.ancestry = path.ancestry
      guard let index = path.schema else { return }
      let node = pack.pack.schema.nodes[index]
      switch sort {
      case .number:
        symbol.isDate = node.format == .date
        symbol.minimum = node.minimum.flatMap(Self.limit)
        symbol.maximum = node.maximum.flatMap(Self.limit)
        let numbers = node.members?.compactMap { member in
          if case .number(let number) = member { Fraction(number) } else { nil }
        }
        if let least = numbers?.min(), let most = numbers?.max() {
          symbol.minimum = Symbol.Limit(value: least, isExclusive: false)
          symbol.maximum = Symbol.Limit(value: most, isExclusive: false)
        }
      case .text:
        symbol.length = node.length
        symbol.members = node.members?.compactMap { member in
          if case .string(let text) = member { text } else { nil }
        }
      case .bool, .operation: break
      }
    }
  }

  private static func limit(_ bound: JSONSchema.Bound) -> Symbol.Limit? {
    Fraction(bound.value).map { Symbol.Limit(value: $0, isExclusive: bound.isExclusive) }
  }
}
