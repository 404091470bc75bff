import CYAML
import Diagnostics
import SourceText

/// What libyaml says about an error, its marks turned into byte offsets.
struct SyntaxError {
  /// libyaml's words for what is wrong.
  var problem: String
  /// libyaml's words for what it was doing, or nil.
  var context: String?
  var place: Int
  /// Where what it was doing began.
  var contextPlace: Int
  /// Where the document starts.
  var documentStart: Int
  /// The innermost bracket that is open, or nil.
  var openBracket: Int?
}

extension EventParser {
  /// Whether libyaml stopped with these words.
  func hasProblem(_ words: String) -> Bool {
    unsafe parser.pointee.problem.map { unsafe String(cString: $0) == words } ?? false
  }
}

extension TreeBuilder {
  /// The byte at which libyaml found the error.
  mutating func syntaxErrorPlace(_ parser: EventParser) -> Int {
    unsafe cursor.offset(of: Int(parser.parser.pointee.problem_mark.index))
  }

  /// Where libyaml has read up to.
  mutating func scannerPlace(_ parser: EventParser) -> Int {
    unsafe cursor.offset(of: Int(parser.parser.pointee.mark.index))
  }

  mutating func syntaxError(_ parser: EventParser) -> SyntaxError {
    let state = unsafe parser.parser
    let place = syntaxErrorPlace(parser)
    guard unsafe state.pointee.error != YAML_MEMORY_ERROR else { preconditionFailure("out of memory") }
    return SyntaxError(
      problem: unsafe state.pointee.problem.map { unsafe String(cString: $0) } ?? "",
      context: unsafe state.pointee.context.map { unsafe String(cString: $0) },
      place: place,
      contextPlace: unsafe state.pointee.context == nil
        ? place : cursor.offset(of: Int(state.pointee.context_mark.index)),
      documentStart: bytes.lineStart(of: documentStart),
      openBracket: current.isFlow ? current.start : nil
    )
  }

  /// The bracket that goes one deeper than the limit allows.
  ///
  /// The scanner has read further by the time it is stopped. Brackets in quotes and comments do not count.
  private func firstBracketTooDeep(before end: Int) -> TextRange {
    var depth = 0
    var quote: UInt8?
    var isComment = false
    for position in documentStart..<end {
      let byte = bytes[position]
      if isComment {
        isComment = byte != UInt8(ascii: "\n")
      } else if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = depth > 0 ? byte : nil
        case UInt8(ascii: "#"): isComment = position == documentStart || bytes[position - 1] <= 0x20
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        default: break
        }
        if depth > limits.flowDepth { return TextRange(position, position + 1) }
      }
    }
    return TextRange(at: end)
  }

  /// Puts a failure into words.
  mutating func describe(_ failure: ReadFailure, _ parser: EventParser) -> Diagnostic {
    switch failure {
    case .syntax:
      SyntaxMessages(bytes: bytes, error: syntaxError(parser)).diagnostic()
    case .flowTooDeep:
      YAMLMessages.limit(.flowDepth, limits.flowDepth, at: firstBracketTooDeep(before: scannerPlace(parser)))
    default:
      YAMLMessages.diagnostic(failure, bytes)
    }
  }
}
