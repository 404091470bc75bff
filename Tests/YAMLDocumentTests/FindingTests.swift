import Testing

@testable import YAMLDocument

/// Findings of our own, characters that may not be there, and going on at the next document.
@Suite("Findings and characters")
struct FindingTests {
  typealias Case = DiagnosticCase

  static let cases: [Case] = [
    Case(
      "  a: 1\nb: 2\n",
      #"""
      yaml-syntax 2:1 «b: 2» this line is indented less than the first one / 这一行的缩进比第一行少
        hint: start the line with 2 spaces / 行首应有 2 个空格
        note: 1:3 «a: 1» the first line / 第一行
      """#
    ),
    Case(
      "a: \"foo\nb: \"bar\"\n",
      #"""
      yaml-syntax 2:1 «b» this line belongs to the value above and must be indented more than its key / 这一行属于上面的值，缩进必须比它的键更深
        hint: close the quote above, or put spaces before this line / 请在上面结束引号，或在行首加空格
        note: 1:4 «"» the quoted value starts here / 带引号的值从这里开始
      """#
    ),
    Case(
      "  a: \"foo\n  b: \"bar\"\nc: 1\n",
      #"""
      yaml-syntax 2:1 «  b» this line belongs to the value above and must be indented more than its key / 这一行属于上面的值，缩进必须比它的键更深
        hint: close the quote above, or put spaces before this line / 请在上面结束引号，或在行首加空格
        note: 1:6 «"» the quoted value starts here / 带引号的值从这里开始
      """#
    ),
    Case(
      "x: [\n---\ny: 1\n",
      #"""
      yaml-syntax 1:4 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 2:1 «-» noticed here / 在这里发现
      document of 3 nodes
      """#
    ),
    Case(
      "x: [1,\n",
      #"""
      yaml-syntax 1:4 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 2:1 «» noticed here / 在这里发现
      """#
    ),
    Case(
      "x: {a: 1,\n",
      #"""
      yaml-syntax 1:4 «{» this `{` is never closed / 这个 `{` 没有对应的 `}`
        hint: put a `}` at the end of the mapping / 请在映射末尾加上 `}`
        note: 2:1 «» noticed here / 在这里发现
      """#
    ),
    Case(
      "x: {a:\n",
      #"""
      yaml-syntax 1:4 «{» this `{` is never closed / 这个 `{` 没有对应的 `}`
        hint: put a `}` at the end of the mapping / 请在映射末尾加上 `}`
        note: 2:1 «» noticed here / 在这里发现
      """#
    ),
    Case(
      "a: 1\n%YAML 1.2\n---\nb: 1\n---\nc: 1\n",
      #"""
      document of 3 nodes
      yaml-syntax 2:1 «%YAML 1.2» a directive may not follow a document that is still open / 文档尚未结束，不能出现指令
        hint: end the document before it with a line `...` / 请先用一行 `...` 结束前面的文档
      document of 3 nodes
      """#
    ),
    Case(
      "a: \"x\ny\"",
      #"""
      yaml-syntax 2:1 «y» this line belongs to the value above and must be indented more than its key / 这一行属于上面的值，缩进必须比它的键更深
        hint: close the quote above, or put spaces before this line / 请在上面结束引号，或在行首加空格
        note: 1:4 «"» the quoted value starts here / 带引号的值从这里开始
      """#
    ),
    Case(
      "a: [\nb]",
      #"""
      yaml-syntax 2:1 «b» this line belongs to the value above and must be indented more than its key / 这一行属于上面的值，缩进必须比它的键更深
        hint: close the bracket above, or put spaces before this line / 请在上面结束括号，或在行首加空格
        note: 1:4 «[» the bracket opens here / 括号从这里开始
      """#
    ),
    Case(
      "a: {\n\tb: 1}",
      #"""
      yaml-syntax 2:1 «␉b» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
        note: 1:4 «{» the bracket opens here / 括号从这里开始
      """#
    ),
    Case(
      "- [a\n- b\n",
      #"""
      yaml-syntax 1:3 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 3:1 «» noticed here / 在这里发现
      """#
    ),
    Case(
      "a: &x [*x]",
      #"""
      yaml-syntax 1:8 «*x» the alias `*x` lies inside the node it names / 别名 `*x` 位于它所指的节点之内
        hint: a node cannot contain itself: remove the alias / 节点不能包含自身：请删去这个别名
        note: 1:7 «[» the node starts here / 该节点从这里开始
      """#
    ),
    Case(
      "a: &xyz 1\nb: *xyy\n",
      #"""
      yaml-syntax 2:4 «*xyy» the alias `*xyy` names no anchor of this document / 别名 `*xyy` 在本文档中没有对应的锚点
        hint: did you mean `*xyz`? / 是不是想写 `*xyz`？
      """#
    ),
    Case(
      "a: [b, c\n---\nd\n",
      #"""
      yaml-syntax 1:4 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 2:1 «-» noticed here / 在这里发现
      document of 1 nodes
      """#
    ),
    Case(
      "a: 1\n---\nb: \u{1}\n---\nc: 1\n",
      #"""
      document of 3 nodes
      yaml-syntax 3:4 «\u{1}» the control character U+0001 may not stand in YAML / YAML 中不能出现控制字符 U+0001
        hint: remove it, or write it as an escape in double quotes: "\x01" / 请删去它，或在双引号中写成转义："\x01"
      document of 3 nodes
      """#
    ),
    Case(
      "a: \u{7F}",
      #"""
      yaml-syntax 1:4 «\u{7F}» the control character U+007F may not stand in YAML / YAML 中不能出现控制字符 U+007F
        hint: remove it, or write it as an escape in double quotes: "\x7F" / 请删去它，或在双引号中写成转义："\x7F"
      """#
    ),
    Case(
      "a: b\u{2028}c: d",
      #"""
      yaml-syntax 1:5 «\u{2028}» U+2028 is an old line break that YAML 1.2 and editors do not count as one / U+2028 是旧式换行符，YAML 1.2 和编辑器都不把它当作换行
        hint: use an ordinary line break, or write it as an escape in double quotes: "\L" / 请改用普通换行，或在双引号中写成转义："\L"
      """#
    ),
    Case(
      "a: \u{2029}",
      #"""
      yaml-syntax 1:4 «\u{2029}» U+2029 is an old line break that YAML 1.2 and editors do not count as one / U+2029 是旧式换行符，YAML 1.2 和编辑器都不把它当作换行
        hint: use an ordinary line break, or write it as an escape in double quotes: "\P" / 请改用普通换行，或在双引号中写成转义："\P"
      """#
    ),
    Case(
      "# x\u{85}a: 1",
      #"""
      yaml-syntax 1:4 «\u{85}» U+0085 is an old line break that YAML 1.2 and editors do not count as one / U+0085 是旧式换行符，YAML 1.2 和编辑器都不把它当作换行
        hint: use an ordinary line break, or write it as an escape in double quotes: "\N" / 请改用普通换行，或在双引号中写成转义："\N"
      """#
    ),
    Case(
      "a: \u{9F}",
      #"""
      yaml-syntax 1:4 «\u{9F}» the control character U+009F may not stand in YAML / YAML 中不能出现控制字符 U+009F
        hint: remove it, or write it as an escape in double quotes: "\x9F" / 请删去它，或在双引号中写成转义："\x9F"
      """#
    ),
    Case(
      "a: \u{FFFF}",
      #"""
      yaml-syntax 1:4 «\u{FFFF}» U+FFFF is no character and may not stand in YAML / U+FFFF 不是字符，不能出现在 YAML 中
        hint: remove it / 请删去它
      """#
    ),
    Case(
      "a: 1\n\u{FEFF}b: 2",
      #"""
      yaml-syntax 2:1 «\u{FEFF}» a byte order mark may stand only at the start of a document / 字节顺序标记只能位于文档开头
        hint: remove it, or put a line `---` right after it / 请删去它，或在它后面紧接一行 `---`
      """#
    ),
    Case(
      "a\u{0}",
      #"""
      yaml-syntax 1:1 «a\u{0}» the text is UTF-16LE, not UTF-8 / 这份文本是 UTF-16LE 编码，而不是 UTF-8
        hint: save it as UTF-8, or convert it: iconv -f UTF-16LE -t UTF-8 OLD >NEW / 请另存为 UTF-8 编码，或用命令转换：iconv -f UTF-16LE -t UTF-8 旧文件 >新文件
      """#
    ),
    Case(
      "\u{0}a",
      #"""
      yaml-syntax 1:1 «\u{0}a» the text is UTF-16BE, not UTF-8 / 这份文本是 UTF-16BE 编码，而不是 UTF-8
        hint: save it as UTF-8, or convert it: iconv -f UTF-16BE -t UTF-8 OLD >NEW / 请另存为 UTF-8 编码，或用命令转换：iconv -f UTF-16BE -t UTF-8 旧文件 >新文件
      """#
    ),
    Case(
      "a: \"b\n \u{0}\"",
      #"""
      yaml-syntax 2:2 «\u{0}» a NUL byte may not stand in YAML / YAML 中不能出现 NUL 字节
        hint: remove it; is this a text file? / 请删去它；这是文本文件吗？
      """#
    ),
    Case(
      "a: ># c\n b\n",
      #"""
      yaml-syntax 1:5 «#» a comment needs a space before its `#` / 注释的 `#` 前要有空格
        hint: write ` #` / 请写成 ` #`
      """#
    ),
    Case(
      "a: |\n   \n  b\n",
      #"""
      yaml-syntax 2:1 «   » this blank line is indented more than the first line of the text block / 这一空行的缩进比文本块的第一行还深
        hint: remove its spaces / 请删去其中的空格
      """#
    ),
    Case(
      "<<: {a: 1}\n",
      #"""
      document of 5 nodes
      merge-key 1:1 «<<» `<<` is an ordinary key here: YAML 1.2 has no merge keys / `<<` 在这里只是普通的键：YAML 1.2 没有合并键
        hint: write the merged keys out in full / 请把要合并的键逐个写出来
      """#
    ),
    Case(
      "a: 1\na: 2\n\"a\": 3",
      #"""
      document of 7 nodes
      duplicate-key 2:1 «a» the key `a` is already in this mapping / 这个映射里已经有键 `a`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 1:1 «a» first written here / 第一次写在这里
      duplicate-key 3:1 «"a"» the key `a` is already in this mapping / 这个映射里已经有键 `a`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 1:1 «a» first written here / 第一次写在这里
      """#
    ),
    Case(
      "名: 1\n'名': 2",
      #"""
      document of 5 nodes
      duplicate-key 2:1 «'名'» the key `名` is already in this mapping / 这个映射里已经有键 `名`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 1:1 «名» first written here / 第一次写在这里
      """#
    ),
    Case(
      "a: {b: 1, \"\\x62\": 2}",
      #"""
      document of 7 nodes
      duplicate-key 1:11 «"\x62"» the key `b` is already in this mapping / 这个映射里已经有键 `b`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 1:5 «b» first written here / 第一次写在这里
      """#
    ),
    Case(
      "[a, 1]: x\nb: 1\nb: 2",
      #"""
      document of 9 nodes
      duplicate-key 3:1 «b» the key `b` is already in this mapping / 这个映射里已经有键 `b`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 2:1 «b» first written here / 第一次写在这里
      """#
    ),
    Case(
      "%YAML 3.0\n---\na: 1\n---\nb: 1",
      #"""
      yaml-syntax 1:1 «%YAML 3.0» only YAML 1 can be read / 只能读取 YAML 1
      document of 3 nodes
      """#
    ),
    Case(
      "---\na: [\n...\nb: 1\n",
      #"""
      yaml-syntax 2:4 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 3:1 «.» noticed here / 在这里发现
      document of 3 nodes
      """#
    ),
    Case(
      "1: a\n\"1\": b\n'1': c\n",
      #"""
      document of 7 nodes
      duplicate-key 3:1 «'1'» the key `1` is already in this mapping / 这个映射里已经有键 `1`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 2:1 «"1"» first written here / 第一次写在这里
      """#
    ),
    Case(
      "- {a: 1, b: 2, a: 3}",
      #"""
      document of 8 nodes
      duplicate-key 1:16 «a» the key `a` is already in this mapping / 这个映射里已经有键 `a`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 1:4 «a» first written here / 第一次写在这里
      """#
    ),
    Case(
      "a: &x 1\n*x : 2\n1: 3",
      #"""
      document of 7 nodes
      duplicate-key 3:1 «1» the key `1` is already in this mapping / 这个映射里已经有键 `1`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 2:1 «*x» first written here / 第一次写在这里
      """#
    ),
    Case(
      "a: [b,#c\n  d]",
      #"""
      yaml-syntax 1:7 «#» a comment needs a space before its `#` / 注释的 `#` 前要有空格
        hint: write ` #` / 请写成 ` #`
      """#
    ),
    Case(
      "a: [b, # c,#d\n  \"e#\", #f\n  g#h, !t i]",
      #"""
      document of 7 nodes
      """#
    ),
    Case(
      "a: {\"b\"#c\n  : d}",
      #"""
      yaml-syntax 1:4 «{» this `{` is never closed / 这个 `{` 没有对应的 `}`
        hint: put a `}` at the end of the mapping / 请在映射末尾加上 `}`
        note: 2:3 «:» noticed here / 在这里发现
      """#
    ),
    Case(
      "[?x]",
      #"""
      yaml-syntax 1:2 «?x» `?` without a space behind it is text here, but cannot be read as such / 这里的 `?` 后面没有空格，应是文字，但无法这样读取
        hint: put the text in quotes, or a space behind the `?` of a key / 请给文字加引号；如果 `?` 表示键，请在它后面加空格
      """#
    ),
    Case(
      "{? a : 1, ?b: 2}",
      #"""
      yaml-syntax 1:11 «?b» `?` without a space behind it is text here, but cannot be read as such / 这里的 `?` 后面没有空格，应是文字，但无法这样读取
        hint: put the text in quotes, or a space behind the `?` of a key / 请给文字加引号；如果 `?` 表示键，请在它后面加空格
      """#
    ),
    Case(
      "- foo:\t bar\n- -\t-1\n",
      #"""
      document of 6 nodes
      """#
    ),
    Case(
      "a: 1\n\t\n \t \nb:\n\t\n  c: 2\n",
      #"""
      document of 7 nodes
      """#
    ),
    Case(
      "\t[\n\ta]",
      #"""
      document of 2 nodes
      """#
    ),
    Case(
      "\ta: 1",
      #"""
      yaml-syntax 1:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
      """#
    ),
    Case(
      "-\t- a",
      #"""
      yaml-syntax 1:2 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
      """#
    ),
    Case(
      "-\ta: 1",
      #"""
      yaml-syntax 1:2 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
      """#
    ),
    Case(
      "a: |\n x\n\t\nb: 1",
      #"""
      yaml-syntax 3:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
        note: 1:4 «|» while scanning a block scalar / 正在扫描文本块
      """#
    ),
    Case(
      "&a:x",
      #"""
      document of 1 nodes
      """#
    ),
    Case(
      "a: b\n...\nbare\n...\n...\n# c\n...\n",
      #"""
      document of 3 nodes
      document of 1 nodes
      """#
    ),
  ]

  @Test(arguments: cases)
  func message(_ example: Case) {
    #expect(diagnostics(example.text, format: .yaml) == example.expected)
  }
}
