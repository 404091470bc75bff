/// The bytes of a text that somebody else holds, with checked access.
///
/// A view is made for the time of one call from storage that outlives the call, and never kept past it:
/// ``DocumentReader/next(into:)`` makes it, everything below borrows it.
@safe
struct ByteView {
  private let base: UnsafePointer<UInt8>?
  let count: Int

  /// A view of no bytes.
  init() {
    unsafe base = nil
    count = 0
  }

  @unsafe
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe base = bytes.baseAddress
    count = bytes.count
  }

  /// The byte at `index`.
  subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "byte \(index) of \(count)")
      return unsafe base.unsafelyUnwrapped[index]
    }
  }

  /// Eight bytes in memory order.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index + 8 <= count, "word \(index) of \(count)")
    return unsafe UnsafeRawPointer(base.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
  }

  /// A part of the bytes, for passing to C.
  @unsafe
  func pointer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
    return unsafe UnsafeBufferPointer(start: base.map { unsafe $0 + range.lowerBound }, count: range.count)
  }

  /// The text of a range, invalid UTF-8 replaced.
  func text(_ range: Range<Int>) -> String {
    unsafe String(decoding: pointer(range), as: UTF8.self)
  }
}
