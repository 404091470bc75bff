import CEL
import Schema

/// A number of the setup, counted in the smallest steps in which people change it: money in cents, all else in
/// whole numbers.
struct NumberSteps {
  private enum Kind {
    case int
    case double
    case decimal(scale: UInt8)
  }

  /// The units of a quantity; nil for other numbers.
  private let units: QuantityUnits?

  private let kind: Kind
  /// The present value in steps; nil when none is written.
  let present: Int64?

  /// The steps of a slot that holds a number, or would by its schema; nil for anything else.
  init?(_ slot: Slot, type: CELType, units: QuantityUnits? = nil) {
    self.units = units
    switch slot.kind {
    case .int:
      kind = .int
      present = slot.payload
    case .double:
      let value = Double(bitPattern: UInt64(bitPattern: slot.payload))
      guard value.magnitude < 1e15 else { return nil }
      kind = .double
      present = Int64(value.rounded(.down))
    case .decimal:
      let scale = max(2, slot.scale)
      var coefficient = slot.payload
      for _ in slot.scale..<scale {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        coefficient = product
      }
      kind = .decimal(scale: scale)
      present = coefficient
    case .absent:
      present = nil
      switch type {
      case .int: kind = .int
      case .double: kind = .double
      case .decimal: kind = .decimal(scale: 2)
      default: return nil
      }
    default: return nil
    }
  }

  /// The steps of a slot whose new value is known.
  init?(_ slot: Slot, like value: NewValue) {
    switch value {
    case .int: self.init(slot, type: .int)
    case .number: self.init(slot, type: .double)
    case .decimal, .quantity: self.init(slot, type: .decimal)
    case .bool, .string: return nil
    }
  }

  private func exact(_ number: Decimal) -> NewValue {
    units.map { .quantity(number, $0.text(number.shortened)) } ?? .decimal(number)
  }

  /// The number of so many steps.
  func value(_ steps: Int64) -> NewValue {
    switch kind {
    case .int: .int(steps)
    case .double: .number(steps)
    case .decimal(let scale): exact(Decimal(coefficient: steps, scale: scale))
    }
  }
}

/// The difference between the sides of one comparison, in units of 10^-18.
struct Difference {
  let expression: ExprID
  let value: Int128

  init?(_ node: Trace.Node, in trace: Trace) {
    guard !node.absorbed, node.children.count == 2 else { return nil }
    guard let left = trace.nodes[node.children[0]].value.exact,
      let right = trace.nodes[node.children[1]].value.exact
    else { return nil }
    expression = node.exprID
    value = left - right
  }

  /// The steps at which the difference changes its sign, when it is `value` at `start` steps and `next.value` one
  /// step further, and grows evenly.
  func roots(from start: Int64, next: Difference) -> [Int64] {
    let slope = next.value - value
    guard slope != 0 else { return [] }
    var quotient = -value / slope
    if -value % slope != 0, (value > 0) == (slope > 0) { quotient -= 1 }
    guard quotient.magnitude < 1_000_000_000_000_000 else { return [] }
    return (-1...2).compactMap { offset in
      let (sum, overflow) = start.addingReportingOverflow(Int64(quotient) + Int64(offset))
      return overflow ? nil : sum
    }
  }
}

extension Value {
  /// A number in units of 10^-18, exact but for binary fractions; of times the seconds.
  fileprivate var exact: Int128? {
    let unit: Int128 = 1_000_000_000_000_000_000
    switch self {
    case .int(let number): return Int128(number) * unit
    case .uint(let number): return Int128(number) * unit
    case .decimal(let number):
      var digits = Int128(number.coefficient)
      for _ in number.scale..<18 { digits *= 10 }
      return digits
    case .double(let number):
      guard number.magnitude < 1e15 else { return nil }
      return Int128(number * 1e18)
    case .timestamp(let moment):
      return Int128(moment.seconds) * unit + Int128(moment.nanoseconds) * 1_000_000_000
    case .duration(let duration): return Int128(duration.nanoseconds) * 1_000_000_000
    default: return nil
    }
  }
}
