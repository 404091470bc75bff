import CEL

/// Makes expressions of any type out of choices: literals, variables, and calls of every function and
/// operator of every library, found by their declared types.
///
/// What it makes is well-formed; some of it does not pass the checker.
package struct ProgramGenerator {
  /// One way to make a value: an overload whose result may have the wanted type.
  private struct Maker {
    let function: String
    let overload: Overload
  }

  private static let makers: [Maker] = Library.all.flatMap(\.functions).flatMap { function in
    function.overloads.map { Maker(function: function.name, overload: $0) }
  }
  .filter { maker in
    let name = maker.function
    return (!name.hasPrefix("@") || name == Operator.in)
      && !([maker.overload.result] + maker.overload.parameters).contains(where: isUnmakeable)
  }

  /// The types that parameters of declarations stand for.
  private static let simpleTypes: [CELType] = [
    .int, .string, .bool, .dyn, .double, .decimal, .uint, .timestamp, .duration, .bytes, .null, .list(.int),
    .map(.string, .int), .optional(.int), .opaque("net.IP", []), .opaque("net.CIDR", []),
  ]

  private var choices: Choices
  private var variables: [(name: String, type: CELType)]
  /// How many parts the expression may still have.
  private var budget: Int

  /// Makes a generator over the variables of ``ExpressionWorld``.
  package init(_ choices: Choices, size: Int = 40) {
    self.choices = choices
    budget = size
    variables = ExpressionWorld.variables.map { ($0.name, $0.type) }
  }

  /// What is left of the choices.
  var rest: Choices { choices }

  /// An expression of some type.
  package mutating func expression() -> String {
    expression(choices.pick(Self.simpleTypes), depth: 1 + choices.number(below: 5))
  }

  private mutating func expression(_ type: CELType, depth: Int) -> String {
    budget -= 1
    guard depth > 0, budget > 0, !choices.isUsedUp else { return leaf(type) }
    switch choices.number(below: 16) {
    case 0: return leaf(type)
    case 1:
      let condition = expression(.bool, depth: depth - 1)
      return "(\(condition) ? \(expression(type, depth: depth - 1)) : \(expression(type, depth: depth - 1)))"
    case 2, 3: return macro(type, depth: depth - 1)
    case 4: return "dyn(\(expression(type, depth: depth - 1)))"
    default: return call(type, depth: depth)
    }
  }

  // MARK: Leaves

  private mutating func leaf(_ type: CELType) -> String {
    let named = variables.filter { type == .dyn || $0.type == type }
    let literals = ExpressionWorld.literals(type)
    if !named.isEmpty, literals.isEmpty || choices.number(below: 2) == 0 { return choices.pick(named).name }
    if !literals.isEmpty { return choices.pick(literals) }
    switch type {
    case .list(let element): return choices.number(below: 3) == 0 ? "[]" : "[\(leaf(element))]"
    case .map(let key, let value): return "{\(leaf(key)): \(leaf(value))}"
    case .opaque(CELType.optionalName, let wrapped):
      return choices.number(below: 3) == 0 ? "optional.none()" : "optional.of(\(leaf(wrapped.first ?? .int)))"
    case .type: return choices.pick(["int", "string", "list", "type", "type(x)"])
    default: return "null"
    }
  }

  // MARK: Calls

  private mutating func call(_ type: CELType, depth: Int) -> String {
    let fitting = Self.makers.filter { Self.match($0.overload.result, type) != nil }
    guard !fitting.isEmpty else { return leaf(type) }
    let maker = choices.pick(fitting)
    var bindings = Self.match(maker.overload.result, type) ?? [:]
    let arguments = maker.overload.parameters.map { parameter in
      expression(concrete(parameter, &bindings), depth: depth - 1)
    }
    return Self.written(maker.function, isMethod: maker.overload.isMethod, arguments)
  }

  private static func written(_ function: String, isMethod: Bool, _ arguments: [String]) -> String {
    switch function {
    case Operator.conditional where arguments.count == 3:
      return "(\(arguments[0]) ? \(arguments[1]) : \(arguments[2]))"
    case Operator.index: return "(\(arguments[0]))[\(arguments[1])]"
    case Operator.optionalIndex: return "(\(arguments[0]))[?\(arguments[1])]"
    default: break
    }
    if let symbol = Operator.symbol(function) {
      return arguments.count == 1
        ? "\(symbol)(\(arguments[0]))" : "(\(arguments[0]) \(symbol) \(arguments[1]))"
    }
    guard isMethod else { return "\(function)(\(arguments.joined(separator: ", ")))" }
    return "(\(arguments[0])).\(function)(\(arguments.dropFirst().joined(separator: ", ")))"
  }

  // MARK: Macros

  private mutating func macro(_ type: CELType, depth: Int) -> String {
    let name = "v\(variables.count)"
    let element = choices.pick([CELType.int, .string, .dyn])
    let range = expression(.list(element), depth: depth)
    switch type {
    case .bool:
      let form = choices.pick(["all", "exists", "exists_one"])
      return "\(range).\(form)(\(name), \(inScope(name, element, .bool, depth)))"
    case .list(let wanted):
      switch choices.number(below: 4) {
      case 0: return "\(range).map(\(name), \(inScope(name, element, wanted, depth)))"
      case 1:
        let filter = inScope(name, element, .bool, depth)
        return "\(range).map(\(name), \(filter), \(inScope(name, element, wanted, depth)))"
      case 2: return "\(range).transformList(\(name)k, \(name), \(inScope(name, element, wanted, depth)))"
      default:
        let own = expression(type, depth: depth)
        return "\(own).filter(\(name), \(inScope(name, wanted, .bool, depth)))"
      }
    case .map(let key, let value):
      let own = expression(.map(key, value), depth: depth)
      return "\(own).transformMap(\(name)k, \(name), \(inScope(name, value, value, depth)))"
    case .int where choices.number(below: 2) == 0:
      return "math.greatest(\(expression(.int, depth: depth)), \(expression(.int, depth: depth)))"
    default:
      return "cel.bind(\(name), \(range), \(inScope(name, .list(element), type, depth)))"
    }
  }

  private mutating func inScope(_ name: String, _ type: CELType, _ wanted: CELType, _ depth: Int) -> String {
    variables.append((name, type))
    defer { variables.removeLast() }
    return expression(wanted, depth: depth)
  }

  // MARK: Types

  /// Records, messages and functions have no expressions that make them.
  private static func isUnmakeable(_ type: CELType) -> Bool {
    switch type {
    case .record, .message, .function, .error: true
    default: false
    }
  }

  /// What the parameters of a declared type must stand for to give a wanted type; nil when nothing does.
  private static func match(_ declared: CELType, _ wanted: CELType) -> [String: CELType]? {
    switch (declared, wanted) {
    case (_, .dyn): return [:]
    case (.typeParam(let name), _): return [name: wanted]
    case (.list(let inner), .list(let wantedInner)): return match(inner, wantedInner)
    case (.map(let key, let value), .map(let wantedKey, let wantedValue)):
      guard let keys = match(key, wantedKey), let values = match(value, wantedValue) else { return nil }
      return keys.merging(values) { first, _ in first }
    case (.opaque(let name, let inner), .opaque(let wantedName, let wantedInner)):
      guard name == wantedName else { return nil }
      guard let first = inner.first, let wantedFirst = wantedInner.first else { return [:] }
      return match(first, wantedFirst)
    default: return declared == wanted ? [:] : nil
    }
  }

  private mutating func concrete(_ type: CELType, _ bindings: inout [String: CELType]) -> CELType {
    switch type {
    case .typeParam(let name):
      if let bound = bindings[name] { return bound }
      let chosen = choices.pick(Self.simpleTypes)
      bindings[name] = chosen
      return chosen
    case .list(let inner): return .list(concrete(inner, &bindings))
    case .map(let key, let value): return .map(concrete(key, &bindings), concrete(value, &bindings))
    case .opaque(let name, let inner): return .opaque(name, inner.map { concrete($0, &bindings) })
    case .wrapper(let inner): return inner
    default: return type
    }
  }
}
