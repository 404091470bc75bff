/// The way from a variable through records and lists of the store to a slot, all steps known beforehand.
struct Place: Sendable {
  /// One step.
  enum Step: Sendable {
    /// A record's field, by its slot position.
    case field(Int)
    /// A list's element.
    case element(Int)
  }

  /// The variable, as ``Context/cell(_:)`` counts them.
  let root: Int
  let steps: [Step]
  /// The value in the general way, for variables that are not bound to a slot.
  let general: ValueCode
  /// Whether null is a value here rather than something not known: for elements of lists.
  var allowsNull: Bool

  func appending(_ step: Step, general: @escaping ValueCode, allowsNull: Bool) -> Place {
    Place(root: root, steps: steps + [step], general: general, allowsNull: allowsNull)
  }

  /// The only step, when it is a field.
  var singleField: Int? {
    if steps.count == 1, case .field(let index) = steps[0] { index } else { nil }
  }

  /// There is no slot: the variable has a value of its own.
  static let elsewhere = -1
  /// A step on the way is unknown; it is noted.
  static let unknown = -2
  /// A step on the way is impossible; the error is noted.
  static let failed = -3

  /// The slot, or one of the outcomes above.
  func slot(in context: Context) -> Int {
    var index = context.settledSlot(root)
    if index < 0 { return Self.elsewhere }
    for step in steps {
      let slot = context.slot(index)
      switch (step, slot.kind) {
      case (.field(let field), .record): index = Int(slot.payload) + field
      case (.field(let field), .absent) where slot.payload > 0:
        index = Int(context.slot(Int(slot.payload)).payload) + field
      case (.element(let element), .list):
        guard element >= 0, element < Int(slot.length) else {
          context.error = EvalError(
            .indexOutOfBounds,
            en: "index out of bounds: \(element)",
            zh: "下标越界：\(element)"
          )
          return Self.failed
        }
        index = Int(slot.payload) + element
      case (_, .absent), (_, .invalid), (_, .null):
        context.noteUnknown(slot: index)
        return Self.unknown
      default: return Self.elsewhere
      }
    }
    return index
  }

  /// A scalar at the end of the way.
  func read<Scalar: SlotScalar>(_ type: Scalar.Type, in context: Context) -> Reading<Scalar> {
    let index = slot(in: context)
    switch index {
    case Self.elsewhere: return context.reading(general(context))
    case Self.unknown: return Reading(.unknown)
    case Self.failed: return Reading(.error)
    default:
      let slot = context.slot(index)
      switch slot.kind {
      case Scalar.kind: return Reading(Scalar(slot, context))
      case .absent, .invalid:
        context.noteUnknown(slot: index)
        return Reading(.unknown)
      case .null where !allowsNull:
        context.noteUnknown(slot: index)
        return Reading(.unknown)
      default: return context.reading(context.elementValue(atSlot: index))
      }
    }
  }

  /// The value at the end of the way.
  func value(in context: Context) -> Value {
    let before = context.unknownCount
    let index = slot(in: context)
    switch index {
    case Self.elsewhere: return general(context)
    case Self.unknown: return .unknown(context.takeUnknowns(after: before))
    case Self.failed: return context.error.map { .error($0) } ?? .null
    default: return allowsNull ? context.elementValue(atSlot: index) : context.knownValue(atSlot: index)
    }
  }

  /// `has`: false when something on the way is not there.
  func has(in context: Context) -> Verdict? {
    let before = context.unknownCount
    switch slot(in: context) {
    case Self.elsewhere: return nil
    case Self.unknown:
      context.forgetUnknowns(after: before)
      return .isFalse
    case Self.failed: return .error
    case let index:
      switch context.slotKind(index) {
      case .absent, .null: return .isFalse
      default: return .isTrue
      }
    }
  }
}

extension Context {
  /// A value as a scalar; notes unknowns and errors.
  ///
  /// Strings stay where they are.
  func reading<Scalar: SlotScalar>(_ value: Value) -> Reading<Scalar> {
    if let scalar = Scalar(value) { return Reading(scalar) }
    switch value {
    case .unknown(let set):
      noteUnknown(set)
      return Reading(.unknown)
    case .error(let error):
      self.error = error
      return Reading(.error)
    case .string where Scalar.kind == .string: return Reading(.elsewhere)
    default:
      error = EvalError(
        .noMatchingOverload,
        en: "no such overload for \(value.typeName)",
        zh: "没有适用于 \(value.typeName) 的重载"
      )
      return Reading(.error)
    }
  }

  /// A reading as a value; `before` is how many unknowns there were.
  @inline(__always)
  func value<Scalar: SlotScalar>(
    of reading: Reading<Scalar>,
    since before: Int,
    _ make: (Scalar) -> Value
  ) -> Value {
    switch reading.status {
    case .known: make(reading.value)
    case .unknown: .unknown(takeUnknowns(after: before))
    case .error, .elsewhere: error.map { .error($0) } ?? .noSuchOverload
    }
  }

  /// A verdict as a value.
  func value(of code: BoolCode) -> Value {
    let before = unknownCount
    switch code(self) {
    case .isTrue: return .bool(true)
    case .isFalse: return .bool(false)
    case .unknown: return .unknown(takeUnknowns(after: before))
    case .error: return error.map { .error($0) } ?? .noSuchOverload
    }
  }
}

// MARK: Readers

/// A way to read a scalar that the compiler can merge into the code around it.
protocol ScalarReader<Scalar>: Sendable {
  associatedtype Scalar: SlotScalar
  func read(_ context: Context) -> Reading<Scalar>
}

/// A field of a record variable: two loads when all is as expected, else the careful way.
struct FieldReader<Scalar: SlotScalar>: ScalarReader {
  let root: Int
  let field: Int
  let place: Place

  init(_ place: Place, _ field: Int) {
    root = place.root
    self.field = field
    self.place = place
  }

  @inline(__always)
  func read(_ context: Context) -> Reading<Scalar> {
    let index = context.variableSlot(root)
    if index >= 0 {
      let record = context.slot(index)
      if record.kind == .record {
        let slot = context.slot(Int(record.payload) &+ field)
        if slot.kind == Scalar.kind { return Reading(Scalar(slot, context)) }
      }
    }
    return place.read(Scalar.self, in: context)
  }
}

/// Any place.
struct PlaceReader<Scalar: SlotScalar>: ScalarReader {
  let place: Place

  func read(_ context: Context) -> Reading<Scalar> { place.read(Scalar.self, in: context) }
}

struct IntCodeReader: ScalarReader {
  let code: IntCode

  @inline(__always)
  func read(_ context: Context) -> Reading<Int64> { code(context) }
}

struct DoubleCodeReader: ScalarReader {
  let code: DoubleCode

  @inline(__always)
  func read(_ context: Context) -> Reading<Double> { code(context) }
}

struct DecimalCodeReader: ScalarReader {
  let code: DecimalCode

  @inline(__always)
  func read(_ context: Context) -> Reading<Decimal> { code(context) }
}

struct TextCodeReader: ScalarReader {
  let code: TextCode

  @inline(__always)
  func read(_ context: Context) -> Reading<Text> { code(context) }
}

/// A number or a bool that is always the same.
struct ConstantReader<Scalar: SlotScalar>: ScalarReader {
  let constant: Scalar

  @inline(__always)
  func read(_ context: Context) -> Reading<Scalar> { Reading(constant) }
}

/// A string that is always the same.
struct ConstantTextReader: ScalarReader {
  let constant: ConstantText

  @inline(__always)
  func read(_ context: Context) -> Reading<Text> { Reading(constant.text) }
}
