/// Bytes of a report on their way out: one growing buffer, emptied by whoever writes it to a file.
package struct ByteWriter: Sendable {
  /// What has been written since the buffer was last emptied.
  package private(set) var bytes: [UInt8] = []

  /// Makes an empty buffer.
  package init() {}

  /// The number of bytes.
  package var count: Int { bytes.count }

  /// Whether there is nothing to write.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Empties the buffer and keeps its memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Gives the bytes away.
  package mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  /// Appends text as UTF-8.
  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends constant text.
  package mutating func append(_ text: StaticString) {
    // The text lives as long as the program.
    let pointer = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    unsafe bytes.append(contentsOf: pointer)
  }

  /// Appends bytes.
  package mutating func append(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
  }

  /// Appends bytes.
  package mutating func append(_ more: ArraySlice<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Appends the bytes that `pointer` leads to.
  @unsafe mutating func append(copying pointer: UnsafeBufferPointer<UInt8>) {
    unsafe bytes.append(contentsOf: pointer)
  }

  /// Appends one byte.
  package mutating func append(byte: UInt8) {
    bytes.append(byte)
  }

  /// Appends a number in decimal.
  package mutating func append(_ number: Int) {
    if number >= 0, number < 10 {
      bytes.append(0x30 + UInt8(number))
      return
    }
    var rest = number.magnitude
    var digits: [20 of UInt8] = .init(repeating: 0)
    var first = 20
    repeat {
      first -= 1
      digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    if number < 0 { bytes.append(0x2D) }
    while first < 20 {
      bytes.append(digits[first])
      first += 1
    }
  }

  /// Appends one byte several times.
  package mutating func append(byte: UInt8, count: Int) {
    for _ in 0..<max(0, count) { bytes.append(byte) }
  }
}
