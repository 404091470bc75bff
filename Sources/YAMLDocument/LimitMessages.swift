import Diagnostics
import SourceText

/// What is said when one of the ``Limits`` is passed: the limit, its name, and how to raise it.
extension YAMLMessages {
  static func limit(_ kind: LimitKind, _ number: Int, at range: TextRange) -> Diagnostic {
    let text = kind.words(number)
    return Diagnostic(
      "limit-exceeded",
      LocalizedText(
        en: "\(text.english) (limit \(kind.name))",
        zh: "\(text.simplifiedChinese)（限制 \(kind.name)）"
      ),
      at: range,
      hint: kind.option.map { option in
        LocalizedText(
          en: "if this is meant to be so, raise the limit with `--\(option)`",
          zh: "如果确实需要，可用 `--\(option)` 提高限制"
        )
      } ?? kind.otherHint
    )
  }
}

extension LimitKind {
  fileprivate func words(_ number: Int) -> LocalizedText {
    switch self {
    case .fileBytes:
      LocalizedText(
        en: "the file has more than \(number) bytes: what lies behind them is not checked",
        zh: "文件超过 \(number) 字节：其后的内容没有检查"
      )
    case .documentBytes:
      LocalizedText(en: "the document has more than \(number) bytes", zh: "文档超过 \(number) 字节")
    case .flowDepth:
      LocalizedText(en: "brackets are nested more than \(number) deep", zh: "括号嵌套超过 \(number) 层")
    case .depth:
      LocalizedText(
        en: "lists and mappings are nested more than \(number) deep",
        zh: "列表和映射嵌套超过 \(number) 层"
      )
    case .nodes:
      LocalizedText(en: "the document has more than \(number) nodes", zh: "文档超过 \(number) 个节点")
    case .aliasExpansion:
      LocalizedText(
        en: "with its aliases followed the document has more than \(number) nodes",
        zh: "展开别名后文档超过 \(number) 个节点"
      )
    case .keyLength:
      LocalizedText(en: "the key has more than \(number) bytes", zh: "键超过 \(number) 字节")
    case .directives:
      LocalizedText(
        en: "the document has more than \(number) directive lines",
        zh: "文档的指令超过 \(number) 行"
      )
    case .findings:
      LocalizedText(
        en: "more than \(number) things are to be said of the document: the others are left out",
        zh: "文档的问题超过 \(number) 个：其余的没有列出"
      )
    }
  }

  /// What to do where no option helps.
  fileprivate var otherHint: LocalizedText {
    switch self {
    case .directives: LocalizedText(en: "remove those that nothing needs", zh: "请删去用不到的指令")
    default:
      LocalizedText(
        en: "repair these first, or cut the document into several",
        zh: "请先处理列出的问题，或把文档拆成几份"
      )
    }
  }

  /// The limit's name in messages.
  fileprivate var name: String {
    switch self {
    case .fileBytes: "file-bytes"
    case .documentBytes: "document-bytes"
    case .flowDepth: "flow-depth"
    case .depth: "depth"
    case .nodes: "nodes"
    case .aliasExpansion: "alias-expansion"
    case .keyLength: "key-length"
    case .directives: "directives"
    case .findings: "findings"
    }
  }

  /// The option of the command line that sets the limit; nil where none does.
  fileprivate var option: String? {
    switch self {
    case .fileBytes: "max-file-size"
    case .documentBytes: "max-document-size"
    case .flowDepth, .depth: "max-depth"
    case .nodes: "max-nodes"
    case .aliasExpansion: "max-alias-expansion"
    case .keyLength: "max-key-length"
    case .directives, .findings: nil
    }
  }
}
