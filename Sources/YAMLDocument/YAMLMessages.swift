import CYAML
import Diagnostics
import SourceText

extension TreeBuilder {
  /// The byte at which libyaml found the error.
  mutating func syntaxErrorPlace(_ parser: EventParser) -> Int {
    unsafe cursor.offset(of: Int(parser.parser.pointee.problem_mark.index))
  }

  /// Puts a failure into words.
  mutating func describe(_ failure: ReadFailure, _ parser: EventParser) -> Diagnostic {
    switch failure {
    case .syntax:
      let place = syntaxErrorPlace(parser)
      let text = unsafe parser.parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
      return Diagnostic("yaml-syntax", LocalizedText(text), at: TextRange(at: place))
    default:
      return Diagnostic("yaml-syntax", LocalizedText("\(failure)"), at: TextRange(at: documentStart))
    }
  }
}

enum YAMLMessages {
  static func duplicateKey(_ tree: DocumentTree, first: NodeID, second: NodeID) -> Diagnostic {
    let key = tree.text(tree.resolved(second))
    return Diagnostic(
      "duplicate-key",
      LocalizedText(en: "the key `\(key)` is already in this mapping", zh: "这一层已经有键 `\(key)`"),
      at: tree.range(second),
      hint: LocalizedText(
        en: "keep one of the two: readers disagree about which one counts",
        zh: "只保留一个：不同的程序对取哪一个看法不一"
      ),
      notes: [
        Note(LocalizedText(en: "first written here", zh: "第一次写在这里"), at: tree.range(first))
      ]
    )
  }

  static func mergeKey(at range: TextRange) -> Diagnostic {
    Diagnostic(
      "merge-key",
      LocalizedText(
        en: "`<<` is an ordinary key here: YAML 1.2 has no merge keys",
        zh: "`<<` 在这里只是普通的键：YAML 1.2 没有合并键"
      ),
      at: range,
      severity: .warning,
      hint: LocalizedText(
        en: "write the merged keys out in full",
        zh: "请把要合并的键逐个写出来"
      )
    )
  }
}
