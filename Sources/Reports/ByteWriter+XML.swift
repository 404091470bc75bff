extension ByteWriter {
  /// Appends text for the content or an attribute of XML or HTML.
  ///
  /// What XML 1.0 (§2.2) does not allow at all, and what would rearrange text on a screen, becomes its
  /// visible picture. In an attribute line breaks and tabs are written as references, or a parser would
  /// make spaces of them.
  mutating func append(escaped text: String, inAttribute isAttribute: Bool = false) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      // Not only in `]]>`, where it must be.
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "'": append("&#39;")
      case "\n": append(isAttribute ? "&#10;" : "\n")
      case "\t": append(isAttribute ? "&#9;" : "\t")
      default: append(scalar.isCharacterInXML ? scalar.printable : "\u{FFFD}")
      }
    }
  }

  /// Appends one character as UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(byte: UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(String(scalar))
    }
  }
}

extension Unicode.Scalar {
  /// Whether XML and HTML allow the character: all but the noncharacters, once control characters are visible.
  fileprivate var isCharacterInXML: Bool {
    value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(value)
  }
}
