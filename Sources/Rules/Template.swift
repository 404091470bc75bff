package import CEL
import Diagnostics
import SourceText

/// A text for people with expressions in it: `{{ money(card.balance) }} on {{ card.name }}`.
package struct Template: Sendable {
  /// A piece of a template.
  enum Part: Sendable {
    case text(String)
    case expression(Program)
  }

  let parts: [Part]
  let language: Language

  /// The expressions in it.
  package var expressions: [Program] {
    parts.compactMap { part in
      if case .expression(let program) = part { program } else { nil }
    }
  }

  /// The text, when there is no expression in it.
  package var constant: String? {
    switch parts.count {
    case 0: return ""
    case 1: if case .text(let text) = parts[0] { return text }
    default: break
    }
    return nil
  }

  /// The text with every expression's value filled in; nil when one of them is not known: a text that says
  /// "unknown" in the middle tells nobody anything.
  package func render(in frame: Frame) -> String? {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .expression(let program):
        let value = program.evaluate(in: frame)
        if case .unknown = value { return nil }
        result += ValueText(language: language).text(value)
      }
    }
    return result
  }
}

/// The pieces of a template's source, before its expressions are compiled.
struct TemplateScanner {
  /// A piece with its place in the source, in bytes.
  enum Piece: Equatable {
    case text(String)
    case expression(String, offset: Int)
    case unclosed(offset: Int)
  }

  /// Splits at `{{` and `}}`.
  ///
  /// Braces inside an expression's string literals do not count.
  static func pieces(of source: String) -> [Piece] {
    let bytes = Array(source.utf8)
    var pieces: [Piece] = []
    var textStart = 0
    var index = 0
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      if index > textStart { pieces.append(.text(text(textStart..<index))) }
      let start = index + 2
      guard let end = closing(in: bytes, from: start) else {
        return pieces + [.unclosed(offset: index)]
      }
      let padding = bytes[start..<end].prefix { $0 == UInt8(ascii: " ") }.count
      pieces.append(.expression(text(start + padding..<end), offset: start + padding))
      index = end + 2
      textStart = index
    }
    if textStart < bytes.count { pieces.append(.text(text(textStart..<bytes.count))) }
    return pieces
  }

  /// The offset of the `}}` that ends an expression which starts at `start`.
  ///
  private static func closing(in bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    var depth = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          if depth == 0, index + 1 < bytes.count, bytes[index + 1] == byte { return index }
          depth = max(0, depth - 1)
        default: break
        }
      }
      index += 1
    }
    return nil
  }
}
