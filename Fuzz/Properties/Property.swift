/// Something that must hold for every input, whatever its bytes.
///
/// The fuzzers and the tests hold the code to the same properties. A property may keep parsers and
/// sessions from input to input, as a long run does.
package protocol Property {
  /// What the input breaks, in words; nil when all is well.
  func violation(_ bytes: [UInt8]) -> String?
}

extension Property {
  /// Tries the input that libFuzzer gives, and ends the process when it breaks the property.
  package func trapOnViolation(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    if let violation = violation(input) { fatalError(violation) }
    return 0
  }
}

/// Thrown inside properties when one does not hold.
struct Violation: Error {
  let text: String

  init(_ text: String) { self.text = text }
}

extension Property {
  /// Runs checks that throw, and gives the first violation in words.
  func firstViolation(_ body: () throws(Violation) -> Void) -> String? {
    do throws(Violation) {
      try body()
      return nil
    } catch {
      return error.text
    }
  }

  func require(_ condition: Bool, _ text: @autoclosure () -> String) throws(Violation) {
    if !condition { throw Violation(text()) }
  }
}
