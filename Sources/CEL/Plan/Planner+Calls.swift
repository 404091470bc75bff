/// Calls of functions and the operators that have no file of their own.
extension Planner {
  mutating func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: [ExprID]) -> Plan {
    if target == nil {
      switch (function, arguments.count) {
      case (Operator.and, 2): return chain(id, function, absorbing: false)
      case (Operator.or, 2): return chain(id, function, absorbing: true)
      case (Operator.not, 1): return not(arguments[0])
      case (Operator.conditional, 3): return conditional(arguments, id)
      case (Operator.index, 2): return index(id, arguments, isOptional: false)
      case (Operator.optionalIndex, 2): return index(id, arguments, isOptional: true)
      default: break
      }
    }
    guard case .function(let position, let mask, let isNamespaced) = tree[id].reference else {
      return failure(.undeclared, en: "unknown function `\(function)`", zh: "未知的函数 `\(function)`", id)
    }
    let declaration = registry.functions[Int(position)]
    if target == nil, arguments.count == 2 {
      if let plan = comparison(id, declaration, mask, arguments) { return plan }
      if let plan = arithmetic(id, declaration, mask, arguments) { return plan }
    }
    let operands = (isNamespaced ? nil : target).map { [$0] + arguments } ?? arguments
    if operands.count == 2, let lazy = LazyFunction(declaration, mask: mask) {
      return alternative(lazy, operands)
    }
    let plans = operands.map { plan($0) }
    cost += CostModel.call
    if let folded = fold(declaration, mask, plans, id) { return folded }
    let general = general(declaration, mask, plans, id)
    return special(declaration.name, operands, plans, general) ?? .value(general)
  }

  // MARK: The general form

  /// A call through the library's implementations.
  private func general(
    _ function: Registry.Function,
    _ mask: UInt64,
    _ plans: [Plan],
    _ id: ExprID
  ) -> ValueCode {
    let node = Int(id.index)
    let growth = CostModel.growth(of: function.name)
    let codes = plans.map { Operand(code: $0.valueCode) }
    if mask.nonzeroBitCount == 1 {
      let overload = function.candidates[mask.trailingZeroBitCount].overload
      let implementation = overload.specialize?(plans.map(\.constant)) ?? overload.implementation
      let name = function.name
      switch implementation {
      case .unary(let body) where codes.count == 1:
        let operand = codes[0].code
        return { context in
          let value = operand(context)
          if value.isErrorOrUnknown { return value }
          guard overload.accepts(value) else { return Context.noOverload(name, [value]).at(node) }
          guard context.pay(growth, CollectionOfOne(value)) else { return context.costExceeded.at(node) }
          return context.limited(body(value)).at(node)
        }
      case .binary(let body) where codes.count == 2:
        let first = codes[0].code
        let second = codes[1].code
        return { context in
          let left = first(context)
          let right = second(context)
          if left.isErrorOrUnknown || right.isErrorOrUnknown { return Context.strict(left, right) ?? left }
          guard overload.accepts(left, right) else {
            return Context.noOverload(name, [left, right]).at(node)
          }
          guard context.pay(growth, CollectionOfTwo(left, right)) else {
            return context.costExceeded.at(node)
          }
          return context.limited(body(left, right)).at(node)
        }
      default: break
      }
    }
    return { context in
      let values = codes.map { $0.code(context) }
      return (Context.strict(values) ?? context.dispatch(function, mask, growth, values)).at(node)
    }
  }

  /// The value of a call whose operands are all constant.
  func fold(_ function: Registry.Function, _ mask: UInt64, _ plans: [Plan], _ id: ExprID) -> Plan? {
    let values = plans.compactMap(\.constant)
    guard values.count == plans.count else { return nil }
    if let failed = Context.strict(values) { return .constant(failed) }
    for (position, candidate) in function.candidates.enumerated() where mask & (1 << UInt64(position)) != 0 {
      let overload = candidate.overload
      if overload.accepts(values), let result = overload.implementation.call(values) {
        // Large values are made at run time, under the limits that hold there.
        return Self.isSmall(result) ? .constant(result.at(Int(id.index))) : nil
      }
    }
    return nil
  }

  private static func isSmall(_ value: Value) -> Bool {
    switch value {
    case .string(let text): text.utf8.count <= 4096
    case .bytes(let bytes): bytes.count <= 4096
    case .list(let list): list.count <= 256
    case .map(let map): map.count <= 256
    default: true
    }
  }

  /// `or` and `orValue` of optionals.
  private mutating func alternative(_ function: LazyFunction, _ operands: [ExprID]) -> Plan {
    let first = plan(operands[0]).valueCode
    let second = plan(operands[1]).valueCode
    cost += CostModel.call
    return .value { context in
      function.outcome(first(context)) ?? function.checked(second(context))
    }
  }

  // MARK: Indexes

  private mutating func index(_ id: ExprID, _ operands: [ExprID], isOptional: Bool) -> Plan {
    let from = plan(operands[0])
    let key = plan(operands[1])
    cost += CostModel.select
    let node = Int(id.index)
    if let operand = from.constant, let key = key.constant, case .map(let map) = operand, !isOptional {
      return .constant((map.value(for: key) ?? Context.noSuchKey(key)).at(node))
    }
    let operand = from.valueCode
    let keyCode = key.valueCode
    if isOptional { return .value { $0.optionalIndex(operand($0), keyCode($0)).at(node) } }
    if case .string(let name)? = key.constant {
      let field = FieldKey(name)
      let general = fieldIndex(from, operand, field, node)
      if case .place(let place, .record) = from, case .field(let index) = tree[id].reference {
        return .place(
          place.appending(.field(Int(index)), general: general, allowsNull: false),
          tree.kind(id)
        )
      }
      if let field = MapField(from, field, general: general) { return .mapField(field) }
      return .value(general)
    }
    guard case .place(let place, .list) = from else {
      return .value { $0.index(operand($0), keyCode($0)).at(node) }
    }
    let general: ValueCode = { $0.index(operand($0), keyCode($0)).at(node) }
    if case .int(let element)? = key.constant, let element = Int(exactly: element) {
      let isRecord = tree.kind(id) == .record
      return .place(
        place.appending(.element(element), general: general, allowsNull: !isRecord),
        tree.kind(id)
      )
    }
    return .value { context in
      let slot = place.slot(in: context)
      guard slot >= 0, context.slotKind(slot) == .list else { return general(context) }
      let key = keyCode(context)
      guard case .int(let element) = key else { return context.index(operand(context), key).at(node) }
      let list = context.slot(slot)
      guard element >= 0, element < Int64(list.length) else { return general(context) }
      return context.elementValue(atSlot: Int(list.payload + element))
    }
  }

  private func fieldIndex(
    _ from: Plan,
    _ operand: @escaping ValueCode,
    _ key: FieldKey,
    _ node: Int
  ) -> ValueCode {
    let keyValue = Value.string(key.name)
    return { $0.index(operand($0), keyValue).at(node) }
  }

  // MARK: Faster forms

  /// Functions of strings, lists and constants that need no values to be made; nil for others.
  private func special(
    _ name: String,
    _ operands: [ExprID],
    _ plans: [Plan],
    _ general: @escaping ValueCode
  ) -> Plan? {
    switch (name, plans.count) {
    case ("size", 1): return size(plans[0], general)
    case ("matches", 2):
      guard case .string(let pattern)? = plans[1].constant, let pattern = try? Pattern(pattern) else {
        return nil
      }
      return text(plans[0], general) { text in unsafe pattern.isFound(in: text.bytes) }
    case ("startsWith", 2):
      guard case .string(let prefix)? = plans[1].constant else { return nil }
      let constant = ConstantText(prefix)
      return text(plans[0], general) { text in
        let prefix = constant.text
        return text.count >= prefix.count && text.startsEqually(prefix, count: prefix.count)
      }
    case ("endsWith", 2):
      guard case .string(let suffix)? = plans[1].constant else { return nil }
      let constant = ConstantText(suffix)
      return text(plans[0], general) { text in
        let suffix = constant.text
        return text.count >= suffix.count
          && text.suffix(suffix.count).startsEqually(suffix, count: suffix.count)
      }
    case (Operator.in, 2): return membership(operands, plans, general)
    default: return nil
    }
  }

  /// A condition on the bytes of a string in the store.
  private func text(
    _ plan: Plan,
    _ general: @escaping ValueCode,
    _ holds: @escaping @Sendable (Text) -> Bool
  ) -> Plan? {
    guard case .place = plan, let code = plan.textCode else { return nil }
    return .bool { context in
      let text = code(context)
      switch text.status {
      case .known:
        guard context.spend((text.value.count + 9) / 10) else { return context.verdict(context.costExceeded) }
        return holds(text.value) ? .isTrue : .isFalse
      case .unknown: return .unknown
      case .error: return .error
      case .elsewhere: return context.verdict(general(context))
      }
    }
  }

  /// `size` of what is in the store.
  private func size(_ plan: Plan, _ general: @escaping ValueCode) -> Plan? {
    guard case .place(let place, let kind) = plan else { return nil }
    switch kind {
    case .list, .map, .string: break
    default: return nil
    }
    return .int { context in
      let index = place.slot(in: context)
      guard index >= 0 else {
        if place.steps.isEmpty, let count = context.listCount(ofVariable: place.root) {
          return Reading(Int64(count))
        }
        return Self.absent(index, context, general)
      }
      let slot = context.slot(index)
      switch slot.kind {
      // A list with unknown elements has a size all the same.
      case .list, .map: return Reading(Int64(slot.length))
      case .string:
        let bytes = unsafe context.bytes(of: slot)
        return unsafe Reading(Int64(bytes.reduce(into: 0) { $0 += $1 & 0xC0 == 0x80 ? 0 : 1 }))
      default: return context.reading(general(context))
      }
    }
  }

  private static func absent(_ outcome: Int, _ context: Context, _ general: ValueCode) -> Reading<Int64> {
    switch outcome {
    case Place.unknown: Reading(.unknown)
    case Place.failed: Reading(.error)
    default: context.reading(general(context))
    }
  }

  /// `x in [constants]`, and `text in {constants}`.
  private func membership(_ operands: [ExprID], _ plans: [Plan], _ general: @escaping ValueCode) -> Plan? {
    if case .map(let map)? = plans[1].constant {
      guard case .place(_, .string) = plans[0] else { return nil }
      return text(plans[0], general) { map.contains(.string($0.string)) }
    }
    guard case .list(let list)? = plans[1].constant, list.count <= 64 else { return nil }
    switch tree.kind(operands[0]) {
    case .string:
      guard case .place = plans[0], let code = plans[0].textCode else { return nil }
      let constants = list.compactMap { element -> ConstantText? in
        if case .string(let text) = element { ConstantText(text) } else { nil }
      }
      guard constants.count == list.count else { return nil }
      return .bool { context in
        let text = code(context)
        switch text.status {
        case .known:
          for constant in constants where text.value.isEqual(to: constant.text) { return .isTrue }
          return .isFalse
        case .unknown: return .unknown
        case .error: return .error
        case .elsewhere: return context.verdict(general(context))
        }
      }
    case .int:
      let constants = list.compactMap { Int64($0) }
      guard constants.count == list.count else { return nil }
      let code = plans[0].intCode
      return .bool { context in
        let number = code(context)
        guard number.isKnown else { return number.status == .unknown ? .unknown : .error }
        return constants.contains(number.value) ? .isTrue : .isFalse
      }
    default: return nil
    }
  }
}

extension Context {
  /// The number of elements of a variable that holds a list; nil for any other.
  @inline(__always)
  fileprivate func listCount(ofVariable reference: Int) -> Int? {
    guard variableSlot(reference) == Cell.holdsValue else { return nil }
    if case .list(let list) = unsafe cell(reference).pointee.value { return list.count }
    return nil
  }

  /// Pays what a call costs for the sizes of its arguments; false when the budget is used up.
  @inline(__always)
  func pay(_ growth: CostModel.Growth, _ arguments: some Sequence<Value>) -> Bool {
    if case .constant = growth { return true }
    return spend(CostModel.steps(growth, arguments))
  }
}

extension Text {
  /// The text as a value of its own.
  var string: String { unsafe String(decoding: bytes, as: UTF8.self) }

  /// The last `count` bytes.
  func suffix(_ count: Int) -> Text {
    unsafe Text(UnsafeBufferPointer(rebasing: bytes.suffix(count)))
  }
}
