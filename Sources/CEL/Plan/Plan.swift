/// The code for a part of an expression, in the form that its static type allows.
enum Plan: Sendable {
  /// Always the same value.
  case constant(Value)
  case bool(BoolCode)
  case int(IntCode)
  case double(DoubleCode)
  case decimal(DecimalCode)
  /// Something that is in the store when its variable is.
  case place(Place, TypeNode.Kind)
  /// Something that is in a plain map when its variable is one.
  case mapField(MapField)
  case value(ValueCode)

  /// The value when it is constant.
  var constant: Value? {
    if case .constant(let value) = self { value } else { nil }
  }

  /// Code for any use.
  var valueCode: ValueCode {
    switch self {
    case .constant(let value): { _ in value }
    case .bool(let code): { $0.value(of: code) }
    case .int(let code):
      { context in
        let before = context.unknownCount
        return context.value(of: code(context), since: before) { .int($0) }
      }
    case .double(let code):
      { context in
        let before = context.unknownCount
        return context.value(of: code(context), since: before) { .double($0) }
      }
    case .decimal(let code):
      { context in
        let before = context.unknownCount
        return context.value(of: code(context), since: before) { .decimal($0) }
      }
    case .place(let place, _): { place.value(in: $0) }
    case .mapField(let field): { field.value(in: $0) }
    case .value(let code): code
    }
  }

  /// Code for use as a condition.
  var boolCode: BoolCode {
    switch self {
    case .bool(let code): return code
    case .constant(.bool(let flag)):
      let verdict: Verdict = flag ? .isTrue : .isFalse
      return { _ in verdict }
    case .place(let place, .bool):
      if let field = place.singleField {
        let reader = FieldReader<Bool>(place, field)
        return { context in reader.read(context).verdict }
      }
      return { place.read(Bool.self, in: $0).verdict }
    case .mapField(let field): return { field.verdict(in: $0) }
    case let other:
      let code = other.valueCode
      return { $0.verdict(code($0)) }
    }
  }

  /// Code for use as an int.
  var intCode: IntCode {
    switch self {
    case .int(let code): return code
    case .constant(.int(let constant)): return { _ in Reading(constant) }
    case .place(let place, _):
      if let field = place.singleField {
        let reader = FieldReader<Int64>(place, field)
        return { reader.read($0) }
      }
      return { place.read(Int64.self, in: $0) }
    case .mapField(let field):
      let reader = MapFieldReader<Int64>(field)
      return { reader.read($0) }
    default:
      let code = valueCode
      return { $0.reading(code($0)) }
    }
  }

  /// Code for use as a double.
  var doubleCode: DoubleCode {
    switch self {
    case .double(let code): return code
    case .constant(.double(let constant)): return { _ in Reading(constant) }
    case .place(let place, _):
      if let field = place.singleField {
        let reader = FieldReader<Double>(place, field)
        return { reader.read($0) }
      }
      return { place.read(Double.self, in: $0) }
    case .mapField(let field):
      let reader = MapFieldReader<Double>(field)
      return { reader.read($0) }
    default:
      let code = valueCode
      return { $0.reading(code($0)) }
    }
  }

  /// Code for use as a decimal; an int is one too.
  var decimalCode: DecimalCode {
    switch self {
    case .decimal(let code): return code
    case .constant(.decimal(let constant)): return { _ in Reading(constant) }
    case .place(let place, .decimal):
      if let field = place.singleField {
        let reader = FieldReader<Decimal>(place, field)
        return { reader.read($0) }
      }
      return { place.read(Decimal.self, in: $0) }
    case .mapField(let field):
      let reader = MapFieldReader<Decimal>(field)
      return { reader.read($0) }
    case .int, .place(_, .int):
      let code = intCode
      return { context in
        let reading = code(context)
        switch reading.status {
        case .known: return Reading(Decimal(reading.value))
        case .unknown: return Reading(.unknown)
        case .error, .elsewhere: return Reading(.error)
        }
      }
    default:
      let code = valueCode
      return { $0.reading(code($0)) }
    }
  }

  /// Code for the bytes of a string, when it may be in the store or is constant.
  var textCode: TextCode? {
    switch self {
    case .constant(.string(let text)):
      let constant = ConstantText(text)
      return { _ in Reading(constant.text) }
    case .place(let place, .string):
      if let field = place.singleField {
        let reader = FieldReader<Text>(place, field)
        return { reader.read($0) }
      }
      return { place.read(Text.self, in: $0) }
    default: return nil
    }
  }
}

extension Reading<Bool> {
  /// A bool as the outcome of a condition.
  @inline(__always)
  var verdict: Verdict {
    switch status {
    case .known: value ? .isTrue : .isFalse
    case .unknown: .unknown
    case .error, .elsewhere: .error
    }
  }
}
