extension String {
  /// A JSON Pointer (RFC 6901) as people write it: `/cards/0/balance` is `cards[0].balance`.
  ///
  /// A pointer with a part that would be unclear that way is left as it is.
  package var dottedPath: String {
    guard hasPrefix("/") else { return self }
    var result = ""
    for part in dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if !part.isEmpty, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        result += "[\(part)]"
      } else if part.isPlainName {
        result += result.isEmpty ? String(part) : ".\(part)"
      } else {
        return self
      }
    }
    return result
  }
}

extension Substring {
  fileprivate var isPlainName: Bool {
    guard let first = utf8.first, !(0x30...0x39).contains(first) else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
        UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
        true
      default: false
      }
    }
  }
}
