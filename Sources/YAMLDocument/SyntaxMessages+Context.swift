import Diagnostics

extension SyntaxMessages {
  /// libyaml's words for what it was doing, in both languages.
  static func contextWords(_ context: String) -> LocalizedText? {
    let chinese: String
    switch context {
    case "while parsing a block mapping": chinese = "正在解析块映射"
    case "while parsing a block collection": chinese = "正在解析块列表"
    case "while parsing a flow mapping": chinese = "正在解析花括号映射"
    case "while parsing a flow sequence": chinese = "正在解析方括号列表"
    case "while parsing a block node", "while parsing a flow node", "while parsing a node": chinese = "正在解析节点"
    case "while scanning a simple key": chinese = "正在扫描键"
    case "while scanning a plain scalar": chinese = "正在扫描无引号的值"
    case "while scanning a quoted scalar", "while parsing a quoted scalar": chinese = "正在扫描带引号的值"
    case "while scanning a block scalar": chinese = "正在扫描文本块"
    case "while scanning for the next token": chinese = "正在扫描下一个记号"
    case "while scanning an anchor": chinese = "正在扫描锚点"
    case "while scanning an alias": chinese = "正在扫描别名"
    case "while scanning a tag", "while parsing a tag": chinese = "正在扫描标签"
    case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive",
      "while parsing a %TAG directive", "while parsing a tag directive", "while scanning a tag directive":
      chinese = "正在扫描指令"
    default: return nil
    }
    return LocalizedText(en: context, zh: chinese)
  }
}
