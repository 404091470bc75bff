/// Finds the word `validate:` of comments that accept findings.
///
/// Every document is searched and hardly one has any, so this looks at about every ninth byte only.
enum WaiverMarks {
  private static let word: StaticString = "validate:"
  private static let length = 9

  /// Where a `#` stands, blanks, and then the word; whether it begins a comment, only the tree knows.
  static func offsets(in bytes: Span<UInt8>) -> [Int] {
    var found: [Int] = []
    var last = length - 1
    while last < bytes.count {
      if bytes[last] == UInt8(ascii: ":"), isWord(bytes, from: last + 1 - length),
        let start = commentStart(bytes, before: last + 1 - length)
      {
        found.append(start)
      }
      last += step(bytes[last])
    }
    return found
  }

  /// How far the next possible end of the word lies behind a byte that stands where it could end.
  @inline(__always)
  private static func step(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "e"): 1
    case UInt8(ascii: "t"): 2
    case UInt8(ascii: "a"): 3
    case UInt8(ascii: "d"): 4
    case UInt8(ascii: "i"): 5
    case UInt8(ascii: "l"): 6
    case UInt8(ascii: "v"): 8
    default: length
    }
  }

  private static func isWord(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    word.withUTF8Buffer { word in
      for index in 0..<length where unsafe bytes[start + index] != word[index] { return false }
      return true
    }
  }

  /// The `#` before the word, when a line or a blank stands before it.
  private static func commentStart(_ bytes: Span<UInt8>, before word: Int) -> Int? {
    var index = word - 1
    while index >= 0, bytes[index].isBlank { index -= 1 }
    guard index >= 0, bytes[index] == UInt8(ascii: "#") else { return nil }
    return index == 0 || bytes[index - 1].isBlank || bytes[index - 1].isLineBreak ? index : nil
  }
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  /// A part of a line break.
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
