/// A plain value of 24 bytes: what structured input looks like to expressions.
///
/// Nothing in it is reference counted.
///
/// | kind | payload | length |
/// | --- | --- | --- |
/// | bool | 0 or 1 | |
/// | int, uint | the value, uint by its bits | |
/// | double | its bits | |
/// | decimal | the coefficient (`scale` beside it) | |
/// | string | byte offset in ``SlotStore/text`` | bytes |
/// | timestamp | seconds since the epoch | nanoseconds |
/// | duration | nanoseconds | |
/// | list | the first element's slot | elements |
/// | map | the first slot of key, value, key, value... | entries |
/// | record | the first field's slot | index in ``SlotStore/recordTypes`` |
/// | absent | the slot of a record with no field known that stands for it, or 0 | the field's index in its record |
@frozen public struct Slot: Sendable {
  /// What a slot holds.
  @frozen public enum Kind: UInt8, Sendable {
    /// Not written.
    case absent
    /// Written, but not with a value of the declared type.
    case invalid
    /// Written as null.
    case null
    case bool
    case int
    case uint
    case double
    case decimal
    case string
    case timestamp
    case duration
    case list
    case map
    case record
  }

  /// The value or the first slot of its parts.
  public var payload: Int64
  /// The size.
  public var length: UInt32
  /// A number of the store's owner; not looked at here.
  public var origin: UInt32
  /// What the slot holds.
  public var kind: Kind
  /// The scale of a decimal.
  public var scale: UInt8

  /// Makes a slot.
  @inlinable public init(
    _ kind: Kind,
    payload: Int64 = 0,
    length: UInt32 = 0,
    origin: UInt32 = 0,
    scale: UInt8 = 0
  ) {
    self.payload = payload
    self.length = length
    self.origin = origin
    self.kind = kind
    self.scale = scale
  }
}
