package import CEL

extension Slot {
  /// Marks, in the `length` of an absent slot, that its record is absent too; `origin` is then the
  /// record's slot instead of a node.
  package static let shadowBit: UInt32 = 1 << 31

  static let null = Slot(.null)

  static func bool(_ value: Bool) -> Slot { Slot(.bool, payload: value ? 1 : 0) }

  static func int(_ value: Int64) -> Slot { Slot(.int, payload: value) }

  static func double(_ value: Double) -> Slot {
    Slot(.double, payload: Int64(bitPattern: value.bitPattern))
  }

  static func decimal(_ value: Decimal) -> Slot {
    Slot(.decimal, payload: value.coefficient, scale: value.scale)
  }

  static func timestamp(seconds: Int64) -> Slot { Slot(.timestamp, payload: seconds) }

  static func string(offset: Int, length: Int) -> Slot {
    Slot(.string, payload: Int64(offset), length: UInt32(length))
  }

  static func list(first: Int, count: Int, origin: UInt32) -> Slot {
    Slot(.list, payload: Int64(first), length: UInt32(count), origin: origin)
  }

  static func map(first: Int, count: Int, origin: UInt32) -> Slot {
    Slot(.map, payload: Int64(first), length: UInt32(count), origin: origin)
  }

  static func record(first: Int, type: UInt32, origin: UInt32) -> Slot {
    Slot(.record, payload: Int64(first), length: type, origin: origin)
  }
}
