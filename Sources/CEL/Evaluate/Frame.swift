/// The input of evaluations and the room they work in: one per thread, reused.
@safe
package final class Frame {
  /// The structured input that slot variables point into.
  ///
  /// It must not change while an evaluation runs.
  package var store: SlotStore {
    get { unsafe currentStore }
    set { unsafe currentStore = newValue }
  }
  // A frame belongs to one thread, see also `SlotStore`.
  @exclusivity(unchecked) private var currentStore = SlotStore()
  /// How many steps may be taken until the next ``reset()``; see ``CostModel``.
  package var costLimit: Int = .max {
    didSet { unsafe machine.pointee.budget = costLimit }
  }
  /// How many of these steps are left.
  package var remainingCost: Int { unsafe machine.pointee.budget }
  /// How large values may become.
  package var limits: EvaluationLimits {
    get { unsafe machine.pointee.limits }
    set { unsafe machine.pointee.limits = newValue }
  }
  /// What is marked as unknown.
  package private(set) var unknownPatterns: [AttributePattern] = [] {
    didSet { unsafe machine.pointee.hasPatterns = !unknownPatterns.isEmpty }
  }

  let names: [String]
  private let computed: [(index: Int, program: Program)]
  private let computedPrograms: [Program?]
  private let machine: UnsafeMutablePointer<Machine>
  private let variables: UnsafeMutablePointer<Cell>
  /// How many cells the computed variables need when each is asked for by another.
  private let computedLocalCount: Int

  /// Makes a frame for the programs of an environment, with no variable bound.
  package init(_ environment: Environment) {
    let declarations = environment.declarations
    var names = [String](repeating: "", count: declarations.frameCount)
    var programs = [Program?](repeating: nil, count: declarations.frameCount)
    for declaration in declarations.list where declaration.frameIndex >= 0 {
      names[declaration.frameIndex] = declaration.name
      if case .computed(let program) = declaration.content { programs[declaration.frameIndex] = program }
    }
    self.names = names
    computedPrograms = programs
    computed = programs.enumerated().compactMap { index, program in program.map { (index, $0) } }
    computedLocalCount = computed.reduce(0) { $0 + $1.program.localCount }
    let locals = UnsafeMutablePointer<Cell>.allocate(capacity: computedLocalCount + 16)
    unsafe locals.initialize(repeating: Cell(), count: computedLocalCount + 16)
    unsafe variables = .allocate(capacity: max(1, names.count))
    unsafe variables.initialize(repeating: Cell(), count: max(1, names.count))
    unsafe machine = .allocate(capacity: 1)
    unsafe machine.initialize(
      to: Machine(
        slots: Self.noSlots,
        text: Self.noText,
        variables: variables,
        locals: locals,
        freeLocals: locals,
        localCapacity: 16,
        budget: .max,
        isRunning: false,
        hasPatterns: false,
        limits: EvaluationLimits(),
        frame: self
      )
    )
    for (index, _) in computed { unsafe variables[index].slot = Cell.pending }
  }

  deinit {
    let locals = unsafe machine.pointee.locals
    unsafe locals.deinitialize(count: machine.pointee.localCapacity + computedLocalCount)
    unsafe locals.deallocate()
    unsafe machine.deinitialize(count: 1)
    unsafe machine.deallocate()
    unsafe variables.deinitialize(count: max(1, names.count))
    unsafe variables.deallocate()
  }

  // What the pointers of the machine are while nothing runs and for empty arrays.
  nonisolated(unsafe) private static let noSlots: UnsafePointer<Slot> = {
    let memory = UnsafeMutablePointer<Slot>.allocate(capacity: 1)
    unsafe memory.initialize(to: Slot(.absent))
    return unsafe UnsafePointer(memory)
  }()
  nonisolated(unsafe) private static let noText: UnsafePointer<UInt8> = {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    unsafe memory.initialize(to: 0)
    return unsafe UnsafePointer(memory)
  }()

  // MARK: Bindings

  /// Makes a variable stand for a slot of the store.
  package func bind(_ index: Int, slot: Int) {
    precondition(names.indices.contains(index), "no variable \(index)")
    unsafe variables[index].slot = slot
  }

  /// Makes a variable stand for a value.
  package func bind(_ index: Int, value: Value) {
    precondition(names.indices.contains(index), "no variable \(index)")
    unsafe variables[index].hold(value)
  }

  /// The slot that a variable stands for, or a negative number.
  func boundSlot(_ index: Int) -> Int { unsafe variables[index].slot }

  /// Forgets the values of computed variables, unknowns and errors, and refills the budget.
  ///
  /// Bindings and what is marked as unknown stay.
  package func reset() {
    for (index, _) in computed where unsafe variables[index].slot != Cell.pending {
      unsafe variables[index].clear(Cell.pending)
    }
    clearOutcome()
    unsafe machine.pointee.budget = costLimit
  }

  /// Makes the parts of the input that match a pattern unknown, until ``removeUnknownPatterns()``.
  package func markUnknown(_ pattern: AttributePattern) { unknownPatterns.append(pattern) }

  /// Makes nothing unknown any more but what is missing in the store.
  package func removeUnknownPatterns() { unknownPatterns.removeAll() }

  // MARK: Outcomes

  /// What the last evaluation needed and did not have, when its outcome was unknown.
  ///
  /// The paths are looked up in the store: O(slots) for each.
  package var unknowns: [Attribute] { unsafe named(UnknownSet(machine.pointee.unknowns)).attributes }

  /// The slots among ``unknowns``, without their paths and in the order in which they were met.
  package var unknownSlots: [Int32] { unsafe machine.pointee.unknowns.map(\.slot) }

  /// Why the last evaluation failed, when its outcome was an error.
  package var error: EvalError? { unsafe machine.pointee.error }

  /// Makes a set of unknowns the outcome; gives it back with paths.
  func note(_ set: UnknownSet) -> UnknownSet {
    let named = named(set)
    unsafe machine.pointee.unknowns = named.attributes
    return named
  }

  /// Makes an error the outcome.
  func note(_ error: EvalError) { unsafe machine.pointee.error = error }

  @inline(__always)
  private func clearOutcome() {
    if unsafe !machine.pointee.unknowns.isEmpty {
      unsafe machine.pointee.unknowns.removeAll(keepingCapacity: true)
    }
    if unsafe machine.pointee.error != nil { unsafe machine.pointee.error = nil }
  }

  /// The same set with all paths looked up.
  func named(_ set: UnknownSet) -> UnknownSet {
    guard set.attributes.contains(where: \.isUnnamed) else { return set }
    return UnknownSet(
      set.attributes.map {
        $0.isUnnamed ? Attribute(path: path(ofSlot: Int($0.slot)), slot: $0.slot) : $0
      }
    )
  }

  // MARK: Running

  /// Runs a program's code over this frame.
  @inline(__always)
  func run<R>(localCount: Int, _ body: (Context) -> R) -> R {
    precondition(unsafe !machine.pointee.isRunning, "a frame runs one evaluation at a time")
    unsafe machine.pointee.isRunning = true
    defer { unsafe machine.pointee.isRunning = false }
    clearOutcome()
    if unsafe localCount > machine.pointee.localCapacity { growLocals(to: localCount) }
    // The pointers stay valid beyond the closures: nothing changes the arrays while the evaluation runs.
    unsafe machine.pointee.slots =
      currentStore.slotStorage.withUnsafeBufferPointer { $0.baseAddress } ?? Self.noSlots
    unsafe machine.pointee.text =
      currentStore.textStorage.withUnsafeBufferPointer { $0.baseAddress } ?? Self.noText
    return unsafe Context(machine).withLocals(localCount, body)
  }

  /// Makes room for the comprehension variables of a program beside those of the computed variables.
  private func growLocals(to capacity: Int) {
    let locals = unsafe machine.pointee.locals
    unsafe locals.deinitialize(count: machine.pointee.localCapacity + computedLocalCount)
    unsafe locals.deallocate()
    let larger = UnsafeMutablePointer<Cell>.allocate(capacity: capacity + computedLocalCount)
    unsafe larger.initialize(repeating: Cell(), count: capacity + computedLocalCount)
    unsafe machine.pointee.locals = larger
    unsafe machine.pointee.freeLocals = larger
    unsafe machine.pointee.localCapacity = capacity
  }

  /// The program of a computed variable.
  func program(ofVariable index: Int) -> Program? { computedPrograms[index] }
}
