/// `==`, `!=` and the orders.
extension Planner {
  /// A comparison by the static types of its sides.
  mutating func comparison(
    _ id: ExprID,
    _ function: Registry.Function,
    _ mask: UInt64,
    _ operands: [ExprID]
  ) -> Plan? {
    guard let comparison = ComparisonMask(function.name) else { return nil }
    let (leftKind, rightKind) = (tree.kind(operands[0]), tree.kind(operands[1]))
    let left = plan(operands[0])
    let right = plan(operands[1])
    cost += CostModel.call
    if let folded = fold(function, mask, [left, right], id) { return folded }
    switch (leftKind, rightKind) {
    case (.int, .int): return .bool(ints(left, right, comparison))
    case (.double, .double): return .bool(doubles(left, right, comparison))
    case (.decimal, .decimal), (.decimal, .int), (.int, .decimal):
      return .bool(decimals(left, right, comparison))
    case (.string, .string):
      if let code = texts(left, right, comparison, general: general(left, right, comparison, function, id)) {
        return .bool(code)
      }
    case (.bool, .bool): return .bool(bools(left, right, comparison))
    default: break
    }
    return .bool(general(left, right, comparison, function, id))
  }

  // MARK: Scalars

  private func ints(_ left: Plan, _ right: Plan, _ mask: ComparisonMask) -> BoolCode {
    if case .constant(.int(let constant)) = right {
      let constant = ConstantReader(constant: constant)
      if let field = FieldReader<Int64>(left) { return Self.compare(field, constant, mask) }
      if let field = MapFieldReader<Int64>(left) { return Self.compare(field, constant, mask) }
      return Self.compare(IntCodeReader(code: left.intCode), constant, mask)
    }
    if case .constant = left { return ints(right, left, mask.swapped) }
    if let first = FieldReader<Int64>(left), let second = FieldReader<Int64>(right) {
      return Self.compare(first, second, mask)
    }
    return Self.compare(IntCodeReader(code: left.intCode), IntCodeReader(code: right.intCode), mask)
  }

  private func doubles(_ left: Plan, _ right: Plan, _ mask: ComparisonMask) -> BoolCode {
    if case .constant(.double(let constant)) = right {
      let constant = ConstantReader(constant: constant)
      if let field = FieldReader<Double>(left) { return Self.compare(field, constant, mask) }
      if let field = MapFieldReader<Double>(left) { return Self.compare(field, constant, mask) }
      return Self.compare(DoubleCodeReader(code: left.doubleCode), constant, mask)
    }
    if case .constant = left { return doubles(right, left, mask.swapped) }
    if let first = FieldReader<Double>(left), let second = FieldReader<Double>(right) {
      return Self.compare(first, second, mask)
    }
    return Self.compare(
      DoubleCodeReader(code: left.doubleCode),
      DoubleCodeReader(code: right.doubleCode),
      mask
    )
  }

  private func decimals(_ left: Plan, _ right: Plan, _ mask: ComparisonMask) -> BoolCode {
    if let value = right.constant, let constant = Decimal(value) {
      let constant = ConstantReader(constant: constant)
      if let field = FieldReader<Decimal>(left) { return Self.compare(field, constant, mask) }
      if let field = MapFieldReader<Decimal>(left) { return Self.compare(field, constant, mask) }
      return Self.compare(DecimalCodeReader(code: left.decimalCode), constant, mask)
    }
    if left.constant != nil, right.constant == nil { return decimals(right, left, mask.swapped) }
    if let first = FieldReader<Decimal>(left), let second = FieldReader<Decimal>(right) {
      return Self.compare(first, second, mask)
    }
    return Self.compare(
      DecimalCodeReader(code: left.decimalCode),
      DecimalCodeReader(code: right.decimalCode),
      mask
    )
  }

  private func bools(_ left: Plan, _ right: Plan, _ mask: ComparisonMask) -> BoolCode {
    let first = left.boolCode
    let second = right.boolCode
    let bits = mask.bits
    return { context in
      let left = first(context)
      let right = second(context)
      if left.rawValue | right.rawValue <= Verdict.isTrue.rawValue {
        return Bool.holds(bits, left == .isTrue, right == .isTrue) ? .isTrue : .isFalse
      }
      return left == .unknown || right == .unknown ? .unknown : .error
    }
  }

  /// Strings whose bytes are in the store or constant; nil when neither side's are.
  private func texts(
    _ left: Plan,
    _ right: Plan,
    _ mask: ComparisonMask,
    general: @escaping BoolCode
  ) -> BoolCode? {
    if case .constant(.string(let text)) = right {
      let constant = ConstantTextReader(constant: ConstantText(text))
      if let field = FieldReader<Text>(left) {
        return Self.compare(field, constant, mask, elsewhere: Condition(code: general))
      }
      return left.textCode.map {
        Self.compare(TextCodeReader(code: $0), constant, mask, elsewhere: Condition(code: general))
      }
    }
    guard let first = left.textCode, let second = right.textCode else { return nil }
    return Self.compare(
      TextCodeReader(code: first),
      TextCodeReader(code: second),
      mask,
      elsewhere: Condition(code: general)
    )
  }

  /// Two readings compared, merged into one closure.
  private static func compare<Left: ScalarReader, Right: ScalarReader>(
    _ left: Left,
    _ right: Right,
    _ mask: ComparisonMask,
    elsewhere: Condition? = nil
  ) -> BoolCode where Left.Scalar == Right.Scalar {
    let bits = mask.bits
    return { context in
      let before = context.unknownCount
      let first = left.read(context)
      let second = right.read(context)
      if first.isKnown, second.isKnown {
        return Left.Scalar.holds(bits, first.value, second.value) ? .isTrue : .isFalse
      }
      if let elsewhere, first.status == .elsewhere || second.status == .elsewhere {
        context.forgetUnknowns(after: before)
        return elsewhere.code(context)
      }
      return first.status == .unknown || second.status == .unknown ? .unknown : .error
    }
  }

  // MARK: Values

  /// Any values: heterogeneous equality, and orders where there are some.
  private func general(
    _ left: Plan,
    _ right: Plan,
    _ mask: ComparisonMask,
    _ function: Registry.Function,
    _ id: ExprID
  ) -> BoolCode {
    let node = Int(id.index)
    let name = function.name
    let growth = CostModel.growth(of: name)
    if let constant = right.constant, !constant.isErrorOrUnknown {
      if case .mapField(let field) = left, let code = Self.mapField(field, constant, mask, name, growth, node)
      {
        return code
      }
      let first = left.valueCode
      return { context in
        context.compare(first(context), constant, mask, name, growth, node)
      }
    }
    let first = left.valueCode
    let second = right.valueCode
    return { context in
      context.compare(first(context), second(context), mask, name, growth, node)
    }
  }
}

extension Planner {
  /// A map's field compared with a constant where it stands; nil for constants of other types.
  fileprivate static func mapField(
    _ field: MapField,
    _ constant: Value,
    _ mask: ComparisonMask,
    _ function: String,
    _ growth: CostModel.Growth,
    _ node: Int
  ) -> BoolCode? {
    let bits = mask.bits
    let general: BoolCode = { context in
      context.compare(field.value(in: context), constant, mask, function, growth, node)
    }
    switch constant {
    case .double(let constant):
      return { context in
        let verdict: Verdict?? = field.withValue(context) { value in
          guard case .double(let number) = value else { return nil }
          return Double.holds(bits, number, constant) ? .isTrue : .isFalse
        }
        if case .some(.some(let verdict)) = verdict { return verdict }
        return general(context)
      }
    case .int(let constant):
      return { context in
        let verdict: Verdict?? = field.withValue(context) { value in
          guard case .int(let number) = value else { return nil }
          return Int64.holds(bits, number, constant) ? .isTrue : .isFalse
        }
        if case .some(.some(let verdict)) = verdict { return verdict }
        return general(context)
      }
    case .string(let constant) where !mask.isOrder:
      let wanted = mask.bits == ComparisonMask.equal
      return { context in
        let verdict: Verdict?? = field.withValue(context) { value in
          guard case .string(let text) = value else { return nil }
          return text.isIdentical(to: constant) == wanted ? .isTrue : .isFalse
        }
        if case .some(.some(let verdict)) = verdict { return verdict }
        return general(context)
      }
    default: return nil
    }
  }
}

extension Context {
  /// Two values compared at run time.
  @inline(__always)
  func compare(
    _ left: Value,
    _ right: Value,
    _ mask: ComparisonMask,
    _ function: String,
    _ growth: CostModel.Growth,
    _ node: Int
  ) -> Verdict {
    switch (left, right) {
    case (.double(let first), .double(let second)):
      return Double.holds(mask.bits, first, second) ? .isTrue : .isFalse
    case (.int(let first), .int(let second)):
      return Int64.holds(mask.bits, first, second) ? .isTrue : .isFalse
    default: return compareAny(left, right, mask, function, growth, node)
    }
  }

  private func compareAny(
    _ left: Value,
    _ right: Value,
    _ mask: ComparisonMask,
    _ function: String,
    _ growth: CostModel.Growth,
    _ node: Int
  ) -> Verdict {
    if let failed = Self.strict(left, right) { return verdict(failed) }
    switch left {
    case .list, .map, .string, .bytes:
      if !spend(CostModel.steps(growth, CollectionOfTwo(left, right))) {
        return verdict(costExceeded.at(node))
      }
    default: break
    }
    if mask.isOrder {
      guard let order = left.compare(right) else {
        return verdict(Self.noOverload(function, [left, right]).at(node))
      }
      return mask.contains(order) ? .isTrue : .isFalse
    }
    return left.isEqual(to: right) == (mask.bits == ComparisonMask.equal) ? .isTrue : .isFalse
  }
}

extension FieldReader {
  /// The reader of a field of a record variable that has this very type; nil for other plans.
  init?(_ plan: Plan) {
    guard case .place(let place, let kind) = plan, kind.slotKind == Scalar.kind, let field = place.singleField
    else {
      return nil
    }
    self.init(place, field)
  }
}

extension TypeNode.Kind {
  /// The kind of slots that hold a scalar of this type.
  var slotKind: Slot.Kind? {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .decimal: .decimal
    case .string: .string
    default: nil
    }
  }
}
