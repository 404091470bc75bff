/// The way from a document's root to one node, RFC 6901: `/cards/0/balance`; the root is `""`.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The pointer as it is written, `~` as `~0` and `/` as `~1`.
  package private(set) var description: String

  /// The root.
  package init() {
    description = ""
  }

  /// Reads a written pointer, or gives nil when it is none (RFC 6901 §3).
  package init?(parsing text: String) {
    guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "~"), byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return nil }
      previous = byte
    }
    guard previous != UInt8(ascii: "~") else { return nil }
    description = text
  }

  /// Goes down to the value of a key.
  package mutating func append(_ key: String) {
    description += "/"
    guard Self.needsEscape(key) else {
      description += key
      return
    }
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": description += "~0"
      case "/": description += "~1"
      default: description.unicodeScalars.append(scalar)
      }
    }
  }

  private static func needsEscape(_ key: String) -> Bool {
    for byte in key.utf8 where byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/") { return true }
    return false
  }

  /// Goes down to an element of a sequence, from 0.
  package mutating func append(_ index: Int) {
    description += "/\(index)"
  }

  /// The pointer to the value of a key under this one.
  package func appending(_ key: String) -> JSONPointer {
    var result = self
    result.append(key)
    return result
  }

  /// The pointer to an element under this one.
  package func appending(_ index: Int) -> JSONPointer {
    var result = self
    result.append(index)
    return result
  }

  /// The unescaped steps, outermost first.
  package var tokens: [String] {
    guard !description.isEmpty else { return [] }
    return description.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Self.unescaped($0) }
  }

  private static func unescaped(_ bytes: Substring.UTF8View) -> String {
    var result: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      if isEscape {
        result.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
        isEscape = false
      } else if byte == UInt8(ascii: "~") {
        isEscape = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
