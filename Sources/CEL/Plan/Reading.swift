/// A piece of planned code that gives any value.
typealias ValueCode = @Sendable (Context) -> Value
/// A piece of planned code for a condition.
///
/// An unknown or an error is noted in the context.
typealias BoolCode = @Sendable (Context) -> Verdict
/// A condition in a list or an optional: a bare closure there would return its result through memory.
struct Condition: Sendable {
  let code: BoolCode
}

/// Code for a value in a list; see ``Condition``.
struct Operand: Sendable {
  let code: ValueCode
}

/// A piece of planned code for a scalar.
///
/// The types are written out: a closure whose type has a type parameter in it returns its result through
/// memory.
typealias IntCode = @Sendable (Context) -> Reading<Int64>
typealias DoubleCode = @Sendable (Context) -> Reading<Double>
typealias DecimalCode = @Sendable (Context) -> Reading<Decimal>
typealias TextCode = @Sendable (Context) -> Reading<Text>

/// A scalar, or the reason why there is none.
///
/// Small enough for registers; nothing is reference counted.
struct Reading<Scalar: SlotScalar> {
  /// Whether there is a value.
  enum Status: UInt8 {
    case known
    /// The unknown is noted in the context.
    case unknown
    /// The error is noted in the context.
    case error
    /// The value is not in the store, and cannot be had in this form; nothing is noted.
    case elsewhere
  }

  let value: Scalar
  let status: Status

  @inline(__always)
  init(_ value: Scalar) { (self.value, status) = (value, .known) }

  @inline(__always)
  init(_ status: Status) { (value, self.status) = (Scalar.zero, status) }

  @inline(__always)
  var isKnown: Bool { status == .known }
}

/// A type that a slot can hold and that code can pass around without reference counting.
protocol SlotScalar: Sendable {
  /// The kind of the slots that hold it.
  static var kind: Slot.Kind { get }
  /// Any value, for readings that have none.
  static var zero: Self { get }
  /// The content of a slot of that kind.
  init(_ slot: Slot, _ context: Context)
  /// The content of a value; nil when it is of another type or cannot be had.
  init?(_ value: Value)
  /// Whether the order of two values is one of those in a ``ComparisonMask``.
  static func holds(_ mask: UInt8, _ left: Self, _ right: Self) -> Bool
}

extension SlotScalar {
  static func holdsInOrder(_ mask: UInt8, _ isLess: Bool, _ isEqual: Bool) -> Bool {
    let order = isLess ? ComparisonMask.less : isEqual ? ComparisonMask.equal : ComparisonMask.greater
    return mask & order != 0
  }
}

extension Bool: SlotScalar {
  static var kind: Slot.Kind { .bool }
  static var zero: Bool { false }

  @inline(__always)
  init(_ slot: Slot, _ context: Context) { self = slot.payload != 0 }

  init?(_ value: Value) {
    guard case .bool(let content) = value else { return nil }
    self = content
  }

  @inline(__always)
  static func holds(_ mask: UInt8, _ left: Bool, _ right: Bool) -> Bool {
    holdsInOrder(mask, !left && right, left == right)
  }
}

extension Int64: SlotScalar {
  static var kind: Slot.Kind { .int }

  @inline(__always)
  init(_ slot: Slot, _ context: Context) { self = slot.payload }

  init?(_ value: Value) {
    guard case .int(let content) = value else { return nil }
    self = content
  }

  @inline(__always)
  static func holds(_ mask: UInt8, _ left: Int64, _ right: Int64) -> Bool {
    holdsInOrder(mask, left < right, left == right)
  }
}

extension Double: SlotScalar {
  static var kind: Slot.Kind { .double }

  @inline(__always)
  init(_ slot: Slot, _ context: Context) { self = Double(bitPattern: UInt64(bitPattern: slot.payload)) }

  init?(_ value: Value) {
    guard case .double(let content) = value else { return nil }
    self = content
  }

  @inline(__always)
  static func holds(_ mask: UInt8, _ left: Double, _ right: Double) -> Bool {
    let order =
      left < right
      ? ComparisonMask.less
      : left == right
        ? ComparisonMask.equal : left > right ? ComparisonMask.greater : ComparisonMask.unordered
    return mask & order != 0
  }
}

extension Decimal: SlotScalar {
  static var kind: Slot.Kind { .decimal }
  static var zero: Decimal { Decimal(0) }

  @inline(__always)
  init(_ slot: Slot, _ context: Context) { self.init(coefficient: slot.payload, scale: slot.scale) }

  init?(_ value: Value) {
    switch value {
    case .decimal(let content): self = content
    case .int(let content): self = Decimal(content)
    default: return nil
    }
  }

  @inline(__always)
  static func holds(_ mask: UInt8, _ left: Decimal, _ right: Decimal) -> Bool {
    holdsInOrder(mask, left < right, left == right)
  }
}

/// The bytes of a string in the store or in a constant.
///
/// Valid while the evaluation runs.
///
/// `@unchecked`: it is never kept, let alone handed to another thread.
@safe
struct Text: SlotScalar, @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  static var kind: Slot.Kind { .string }
  static var zero: Text { unsafe Text(UnsafeBufferPointer(start: nil, count: 0)) }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  @inline(__always)
  init(_ slot: Slot, _ context: Context) { unsafe self.init(context.bytes(of: slot)) }

  /// A string value has no bytes that outlive it.
  init?(_ value: Value) { return nil }

  var count: Int { unsafe bytes.count }

  @inline(__always)
  static func holds(_ mask: UInt8, _ left: Text, _ right: Text) -> Bool {
    if mask & ~ComparisonMask.equal == 0 { return left.isEqual(to: right) }
    if mask == ComparisonMask.less | ComparisonMask.greater | ComparisonMask.unordered {
      return !left.isEqual(to: right)
    }
    let order = left.order(against: right)
    return holdsInOrder(mask, order < 0, order == 0)
  }

  @inline(__always)
  func isEqual(to other: Text) -> Bool { count == other.count && startsEqually(other, count: count) }

  /// Whether the first `count` bytes are the same; both have that many.
  func startsEqually(_ other: Text, count: Int) -> Bool {
    var index = 0
    while index &+ 8 <= count {
      if word(index) != other.word(index) { return false }
      index &+= 8
    }
    while index < count {
      if unsafe bytes[index] != other.bytes[index] { return false }
      index &+= 1
    }
    return true
  }

  @inline(__always)
  private func word(_ index: Int) -> UInt64 {
    unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  private func order(against other: Text) -> Int {
    for index in 0..<min(count, other.count) {
      let (left, right) = unsafe (bytes[index], other.bytes[index])
      if left != right { return left < right ? -1 : 1 }
    }
    return count - other.count
  }
}

/// The bytes of a constant string, for as long as code refers to them.
///
/// `@unchecked`: written in `init` only.
@safe
final class ConstantText: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<UInt8>

  init(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe memory = .allocate(capacity: bytes.count)
    _ = unsafe memory.initialize(from: bytes)
  }

  deinit { unsafe memory.deallocate() }

  var text: Text {
    @inline(__always) get { unsafe Text(UnsafeBufferPointer(memory)) }
  }
}
