/// What a variable stands for at the moment.
@safe
struct Cell {
  /// The slot, or one of the states below.
  var slot: Int = Cell.unbound
  /// The value when `slot` is ``holdsValue``.
  private(set) var value: Value = .null
  /// The storage of `value` when that is a map; `value` keeps it alive.
  private(set) var map: Unmanaged<MapStorage>?

  /// Makes the variable stand for a value.
  @inline(__always)
  mutating func hold(_ value: Value) {
    self.value = value
    if case .map(let map) = value {
      unsafe self.map = map.unmanagedStorage
    } else {
      unsafe map = nil
    }
    slot = Cell.holdsValue
  }

  /// Forgets a value.
  mutating func clear(_ state: Int) {
    hold(.null)
    slot = state
  }

  /// Nothing is bound.
  static let unbound = -1
  /// `value` holds.
  static let holdsValue = -2
  /// A computed variable that has not been asked for.
  static let pending = -3
  /// A computed variable that is being computed.
  static let computing = -4
}

/// The state of a running evaluation, in memory of its own so that closures reach it by one pointer without
/// reference counting or checks of exclusive access.
@unsafe
struct Machine {
  // Valid only while `Frame.run` is on the stack: the arrays are not changed there.
  var slots: UnsafePointer<Slot>
  var text: UnsafePointer<UInt8>
  /// The variables of the environment.
  let variables: UnsafeMutablePointer<Cell>
  /// The variables of comprehensions of the running program.
  var locals: UnsafeMutablePointer<Cell>
  /// The first cell that no running program uses.
  var freeLocals: UnsafeMutablePointer<Cell>
  /// How many cells a program's own comprehension variables may take.
  var localCapacity: Int
  /// What was needed and not known, in the order in which it was met.
  ///
  /// Those from the store have no path yet.
  var unknowns: [Attribute] = []
  /// The last error.
  var error: EvalError?
  /// How many steps are left.
  var budget: Int
  /// Whether an evaluation is under way.
  var isRunning: Bool
  /// Whether parts of the input are marked as unknown.
  var hasPatterns: Bool
  /// Sizes that values may have.
  var limits: EvaluationLimits
  unowned(unsafe) let frame: Frame
}

/// How large values may become.
package struct EvaluationLimits: Sendable {
  /// Bytes of a string or of bytes that an expression makes.
  package var textBytes: Int = 1 << 20
  /// Elements of a list, or entries of a map, that an expression makes.
  package var elements: Int = 100_000
  /// Values that a list or map holds, those of lists inside counted each time they are met.
  package var values: Int = 1_000_000

  /// Makes the default limits.
  package init() {}
}

/// The running evaluation, as closures see it.
///
/// Safe to use because ``Frame`` keeps the machine and everything it points to alive, and a context is only
/// handed out while `Frame.run` is on the stack.
@safe
struct Context {
  private let machine: UnsafeMutablePointer<Machine>

  @inline(__always)
  init(_ machine: UnsafeMutablePointer<Machine>) { unsafe self.machine = machine }

  // MARK: Slots

  /// A slot; the index comes from a bound variable or another slot.
  @inline(__always)
  func slot(_ index: Int) -> Slot { unsafe machine.pointee.slots[index] }

  @inline(__always)
  func slotKind(_ index: Int) -> Slot.Kind { unsafe machine.pointee.slots[index].kind }

  /// The bytes of a string slot.
  @inline(__always)
  func bytes(of slot: Slot) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: machine.pointee.text + Int(slot.payload), count: Int(slot.length))
  }

  var frame: Frame { unsafe machine.pointee.frame }

  var store: SlotStore { unsafe machine.pointee.frame.store }

  // MARK: Variables

  /// The cell of a variable: from 0 up those of the environment, from -1 down those of comprehensions.
  @inline(__always)
  func cell(_ reference: Int) -> UnsafeMutablePointer<Cell> {
    unsafe reference >= 0
      ? machine.pointee.variables + reference : machine.pointee.locals + ~reference
  }

  /// The slot of a variable, or one of the states of a ``Cell``.
  @inline(__always)
  func variableSlot(_ reference: Int) -> Int { unsafe cell(reference).pointee.slot }

  @inline(__always)
  func setLocal(_ index: Int, slot: Int) { unsafe machine.pointee.locals[index].slot = slot }

  @inline(__always)
  func setLocal(_ index: Int, value: Value) {
    if case .record(let record) = value, record.store === store {
      setLocal(index, slot: record.slot)
    } else {
      unsafe machine.pointee.locals[index].hold(value)
    }
  }

  // MARK: Unknowns, errors and the budget

  var unknownCount: Int {
    @inline(__always) get { unsafe machine.pointee.unknowns.count }
  }

  func noteUnknown(_ set: UnknownSet) { unsafe machine.pointee.unknowns.append(contentsOf: set.attributes) }

  func noteUnknown(slot: Int) { unsafe machine.pointee.unknowns.append(Attribute(unnamedSlot: slot)) }

  /// Forgets the unknowns that were met since there were `count` of them.
  @inline(__always)
  func forgetUnknowns(after count: Int) {
    if unsafe machine.pointee.unknowns.count > count {
      unsafe machine.pointee.unknowns.removeLast(machine.pointee.unknowns.count - count)
    }
  }

  /// The unknowns since there were `count` of them, taken out.
  func takeUnknowns(after count: Int) -> UnknownSet {
    let taken = unsafe Array(machine.pointee.unknowns[count...])
    unsafe machine.pointee.unknowns.removeLast(taken.count)
    return UnknownSet(taken)
  }

  var error: EvalError? {
    get { unsafe machine.pointee.error }
    nonmutating set { unsafe machine.pointee.error = newValue }
  }

  /// Takes steps from the budget; false when it is used up.
  @inline(__always)
  func spend(_ steps: Int) -> Bool {
    let (rest, overflows) = unsafe machine.pointee.budget.subtractingReportingOverflow(steps)
    unsafe machine.pointee.budget = overflows ? -1 : rest
    return rest >= 0 && !overflows
  }

  var limits: EvaluationLimits { unsafe machine.pointee.limits }

  /// Whether parts of the input are marked as unknown: only the plain evaluation knows of that.
  var hasPatterns: Bool {
    @inline(__always) get { unsafe machine.pointee.hasPatterns }
  }

  // MARK: Programs within programs

  /// Runs a program with room for its own comprehension variables.
  ///
  /// ``Frame`` made sure that there is room.
  @inline(__always)
  func withLocals<R>(_ count: Int, _ body: (Context) -> R) -> R {
    let outer = unsafe machine.pointee.locals
    let first = unsafe machine.pointee.freeLocals
    unsafe machine.pointee.locals = first
    unsafe machine.pointee.freeLocals = first + count
    defer {
      unsafe machine.pointee.locals = outer
      unsafe machine.pointee.freeLocals = first
    }
    return body(self)
  }
}
