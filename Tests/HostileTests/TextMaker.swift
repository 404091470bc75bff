import Foundation

/// Writes a hostile text to a file piece by piece, so that this process stays small whatever it makes.
final class TextMaker {
  let path: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private(set) var count = 0

  init(_ path: String) throws {
    self.path = path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    buffer.reserveCapacity(1 << 17)
  }

  /// Adds a text.
  func add(_ text: String) { add(Array(text.utf8)) }

  /// Adds bytes.
  func add(_ bytes: [UInt8]) {
    buffer += bytes
    count += bytes.count
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Adds a text so many times.
  func add(_ number: Int, _ text: String) { add(number, Array(text.utf8)) }

  /// Adds bytes so many times.
  func add(_ number: Int, _ bytes: [UInt8]) {
    guard !bytes.isEmpty, number > 0 else { return }
    let inBlock = max(1, (1 << 16) / bytes.count)
    if number >= inBlock {
      let block = Array(repeatElement(bytes, count: inBlock).joined())
      for _ in 0..<number / inBlock { add(block) }
    }
    for _ in 0..<number % inBlock { add(bytes) }
  }

  /// Adds a text for each number below `number`, which stands for each `#` in it.
  func addNumbered(_ number: Int, _ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false).map(
      Array.init
    )
    for value in 0..<number {
      let digits = Array("\(value)".utf8)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          buffer += digits
          count += digits.count
        }
        buffer += part
        count += part.count
      }
      if buffer.count >= 1 << 16 { flush() }
    }
  }

  /// Writes what is left.
  func finish() throws {
    flush()
    try file.close()
  }

  private func flush() {
    file.write(Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }
}
