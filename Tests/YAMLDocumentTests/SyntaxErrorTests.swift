import Testing

@testable import YAMLDocument

/// Each mistake with its place, its words in both languages, its hint and its notes.
@Suite("Syntax errors")
struct SyntaxErrorTests {
  typealias Case = DiagnosticCase

  static let cases: [Case] = [
    Case(
      "a: 1\n\tb: 2\n",
      #"""
      yaml-syntax 2:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
        note: 1:4 «1» while scanning a plain scalar / 正在扫描无引号的值
      """#
    ),
    Case(
      "\ta: 1\n",
      #"""
      yaml-syntax 1:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
      """#
    ),
    Case(
      "a:\n\t- b\n",
      #"""
      yaml-syntax 2:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
      """#
    ),
    Case(
      "a:\n  b: 1\n\tc: 2\n",
      #"""
      yaml-syntax 3:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
        note: 2:6 «1» while scanning a plain scalar / 正在扫描无引号的值
      """#
    ),
    Case(
      "a:1\nb: 2\n",
      #"""
      yaml-syntax 1:2 «:» a space is missing after this colon / 这个冒号后面缺少空格
        hint: write `a: 1` / 请写成 `a: 1`
      """#
    ),
    Case(
      "b: 2\na:1\n",
      #"""
      yaml-syntax 2:2 «:» a space is missing after this colon / 这个冒号后面缺少空格
        hint: write `a: 1` / 请写成 `a: 1`
      """#
    ),
    Case(
      "b: 2\na:1\nc: 3\n",
      #"""
      yaml-syntax 2:2 «:» a space is missing after this colon / 这个冒号后面缺少空格
        hint: write `a: 1` / 请写成 `a: 1`
      """#
    ),
    Case(
      "x:\n  a:1\n  b: 2\n",
      #"""
      yaml-syntax 2:4 «:» a space is missing after this colon / 这个冒号后面缺少空格
        hint: write `a: 1` / 请写成 `a: 1`
      """#
    ),
    Case(
      "a: \"foo\nb: 2\n",
      #"""
      yaml-syntax 1:4 «"» this quote is never closed / 这个引号没有结束
        hint: put a `"` at the end of the value / 请在值的末尾加上 `"`
        note: 3:1 «» the text ends here / 文本在这里结束
      """#
    ),
    Case(
      "a: 'foo\nb: 2\n",
      #"""
      yaml-syntax 1:4 «'» this quote is never closed / 这个引号没有结束
        hint: put a `'` at the end of the value / 请在值的末尾加上 `'`
        note: 3:1 «» the text ends here / 文本在这里结束
      """#
    ),
    Case(
      "a: 'it's'\nb: 1\n",
      #"""
      yaml-syntax 1:8 «s'» the quoted value has ended before this text / 引号中的值在这段文字之前已经结束
        hint: inside single quotes write an apostrophe as `''` / 在单引号中，撇号要写成 `''`
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: \"foo\" bar\n",
      #"""
      yaml-syntax 1:10 «bar» the quoted value has ended before this text / 引号中的值在这段文字之前已经结束
        hint: put the whole value in quotes; inside them write a quote as `\"` / 请把整个值放进引号；其中的引号写成 `\"`
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: @foo\n",
      #"""
      yaml-syntax 1:4 «@» a value without quotes cannot start with `@` / 没有引号的值不能以 `@` 开头
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "a: `foo`\n",
      #"""
      yaml-syntax 1:4 «`» a value without quotes cannot start with a backtick / 没有引号的值不能以反引号开头
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "@foo: 1\n",
      #"""
      yaml-syntax 1:1 «@» a value without quotes cannot start with `@` / 没有引号的值不能以 `@` 开头
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "a: b: c\n",
      #"""
      yaml-syntax 1:5 «:» a second `:` makes this value look like a key / 第二个 `:` 使这个值看起来像键
        hint: put the value in quotes if the colon belongs to it / 如果冒号是值的一部分，请给值加引号
      """#
    ),
    Case(
      "a: foo: bar\nb: 1\n",
      #"""
      yaml-syntax 1:7 «:» a second `:` makes this value look like a key / 第二个 `:` 使这个值看起来像键
        hint: put the value in quotes if the colon belongs to it / 如果冒号是值的一部分，请给值加引号
      """#
    ),
    Case(
      "title: a : b\n",
      #"""
      yaml-syntax 1:10 «:» a second `:` makes this value look like a key / 第二个 `:` 使这个值看起来像键
        hint: put the value in quotes if the colon belongs to it / 如果冒号是值的一部分，请给值加引号
      """#
    ),
    Case(
      "a:\n   b: 1\n  c: 2\n",
      #"""
      yaml-syntax 3:3 «c: 2» the indentation of this line matches no keys above it / 这一行的缩进与上面的任何键都不一致
        hint: start the line with 3 spaces to line up with the one above, or with 0 / 行首应有 3 个空格（与上一行对齐），或 0 个空格
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: 1\n b: 2\n",
      #"""
      yaml-syntax 2:2 «b» this key is indented under a key that already has a value / 这个键缩进在一个已经有值的键之下
        hint: start the line without spaces / 行首不要有空格
        note: 1:1 «a: 1» the value it would continue / 它上面已有的值
      """#
    ),
    Case(
      "  a: 1\nb: 2\n",
      #"""
      yaml-syntax 2:1 «b: 2» this line is indented less than the first one / 这一行的缩进比第一行少
        hint: start the line with 2 spaces / 行首应有 2 个空格
        note: 1:3 «a: 1» the first line / 第一行
      """#
    ),
    Case(
      "- a\nb: 1\n",
      #"""
      yaml-syntax 2:1 «b: 1» this line stands among the items of a list but does not start with `- ` / 这一行位于列表项之间，却没有以 `- ` 开头
        hint: start it with `- `, or indent it if it belongs to the item above / 请以 `- ` 开头；如果它属于上一项，请缩进
        note: 1:1 «-» while parsing a block collection / 正在解析块列表
      """#
    ),
    Case(
      "a: 1\n- b\n",
      #"""
      yaml-syntax 2:1 «-» a list item stands among the keys of a mapping / 映射的键之间出现了列表项
        hint: put the list under a key of its own, or give the line a key / 请把列表放在一个键之下，或给这一行写上键
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: %foo\n",
      #"""
      yaml-syntax 1:4 «%» a value without quotes cannot start with `%` / 没有引号的值不能以 `%` 开头
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "%foo: 1\n",
      #"""
      yaml-syntax 1:1 «%foo: 1» this directive is not well formed / 这条指令格式不对
        hint: a line that starts with `%` is a directive; put the text in quotes if it is none / 以 `%` 开头的行是指令；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: [1, 2\nb: 3\n",
      #"""
      yaml-syntax 1:4 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 2:2 «:» noticed here / 在这里发现
      """#
    ),
    Case(
      "a: {x: 1\nb: 3\n",
      #"""
      yaml-syntax 1:4 «{» this `{` is never closed / 这个 `{` 没有对应的 `}`
        hint: put a `}` at the end of the mapping / 请在映射末尾加上 `}`
        note: 2:2 «:» noticed here / 在这里发现
      """#
    ),
    Case(
      "a: [1, 2}}\n",
      #"""
      yaml-syntax 1:9 «}» this bracket does not close the `[` / 这个括号与 `[` 不匹配
        hint: write `]` / 请写成 `]`
        note: 1:4 «[» while parsing a flow sequence / 正在解析这个列表
      """#
    ),
    Case(
      "a: ]\n",
      #"""
      yaml-syntax 1:4 «]» this `]` was never opened / 这个 `]` 没有对应的开括号
        hint: remove it, or put the value in quotes if it is text / 请删去它；如果它是文字，请加引号
      """#
    ),
    Case(
      "]\n",
      #"""
      yaml-syntax 1:1 «]» this `]` was never opened / 这个 `]` 没有对应的开括号
        hint: remove it, or put the value in quotes if it is text / 请删去它；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: }\n",
      #"""
      yaml-syntax 1:4 «}» this `}` was never opened / 这个 `}` 没有对应的开括号
        hint: remove it, or put the value in quotes if it is text / 请删去它；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: {x: 1]\n",
      #"""
      yaml-syntax 1:9 «]» this bracket does not close the `{` / 这个括号与 `{` 不匹配
        hint: write `}` / 请写成 `}`
        note: 1:4 «{» while parsing a flow mapping / 正在解析这个映射
      """#
    ),
    Case(
      "a: “foo: bar”\n",
      #"""
      yaml-syntax 1:8 «:» a second `:` makes this value look like a key / 第二个 `:` 使这个值看起来像键
        hint: `“` is a typographic quote and means nothing in YAML: use `"` or `'` / `“` 是中文（弯）引号，在 YAML 中没有作用：请用 `"` 或 `'`
      """#
    ),
    Case(
      "a: *foo\n",
      #"""
      yaml-syntax 1:4 «*foo» the alias `*foo` names no anchor of this document / 别名 `*foo` 在本文档中没有对应的锚点
        hint: define `&foo` before it, or put the value in quotes if `*` belongs to the text / 请在前面定义 `&foo`；如果 `*` 是文字的一部分，请加引号
      """#
    ),
    Case(
      "a: * b\n",
      #"""
      yaml-syntax 1:4 «*» `*` must be followed by the name of an anchor / `*` 后面必须是锚点的名称
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "a: &\n",
      #"""
      yaml-syntax 1:4 «&» `&` must be followed by a name of letters, digits, `-` and `_` / `&` 后面必须是由字母、数字、`-`、`_` 组成的名称
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "a: !<foo b\n",
      #"""
      yaml-syntax 1:4 «!<foo» this tag is not complete / 这个标签不完整
        hint: put the value in quotes if the `!` belongs to it / 如果 `!` 是文字的一部分，请加引号
      """#
    ),
    Case(
      "a: !x!y b\n",
      #"""
      yaml-syntax 1:4 «!x!y» no `%TAG` line defines this tag's handle / 没有 `%TAG` 行定义这个标签的前缀
        hint: put the value in quotes if the `!` belongs to it / 如果 `!` 是文字的一部分，请加引号
      """#
    ),
    Case(
      "a: \"\\q\"\n",
      #"""
      yaml-syntax 1:5 «\q» `\q` is no escape sequence / `\q` 不是转义序列
        hint: write `\\` for a backslash, or use single quotes, in which nothing is escaped / 反斜杠请写成 `\\`，或改用单引号（其中没有转义）
        note: 1:4 «"» while parsing a quoted scalar / 正在扫描带引号的值
      """#
    ),
    Case(
      "a: \"\\x1\"\n",
      #"""
      yaml-syntax 1:7 «1» a hexadecimal digit is missing in this escape / 这个转义缺少十六进制数字
        hint: `\x` takes two digits, `\u` four, `\U` eight / `\x` 要两位数字，`\u` 四位，`\U` 八位
        note: 1:4 «"» while parsing a quoted scalar / 正在扫描带引号的值
      """#
    ),
    Case(
      "a: |x\n  b\n",
      #"""
      yaml-syntax 1:5 «x» the text of a block must start on the line after its `|` or `>` / 文本块的内容必须从 `|` 或 `>` 的下一行开始
        hint: only `+`, `-`, a digit and a comment may follow on the same line / 同一行后面只能有 `+`、`-`、一位数字和注释
        note: 1:4 «|» while scanning a block scalar / 正在扫描文本块
      """#
    ),
    Case(
      "a: |0\n  b\n",
      #"""
      yaml-syntax 1:5 «0» the indentation of a block is a digit from 1 to 9 / 文本块的缩进须为 1 到 9
        note: 1:4 «|» while scanning a block scalar / 正在扫描文本块
      """#
    ),
    Case(
      "a: >\n\tb\n",
      #"""
      yaml-syntax 2:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
        note: 1:4 «>» while scanning a block scalar / 正在扫描文本块
      """#
    ),
    Case(
      "a: | b\n",
      #"""
      yaml-syntax 1:6 «b» the text of a block must start on the line after its `|` or `>` / 文本块的内容必须从 `|` 或 `>` 的下一行开始
        hint: only `+`, `-`, a digit and a comment may follow on the same line / 同一行后面只能有 `+`、`-`、一位数字和注释
        note: 1:4 «|» while scanning a block scalar / 正在扫描文本块
      """#
    ),
    Case(
      "a: 1\nkey\n",
      #"""
      yaml-syntax 2:1 «key» this line has no `:` after its key / 这一行的键后面没有 `:`
        hint: write `key: value`, or indent the line if it continues the value above / 请写成 `键: 值`；如果它接着上面的值，请缩进
      """#
    ),
    Case(
      "a: 1\nkey\nb: 2\n",
      #"""
      yaml-syntax 2:1 «key» this line has no `:` after its key / 这一行的键后面没有 `:`
        hint: write `key: value`, or indent the line if it continues the value above / 请写成 `键: 值`；如果它接着上面的值，请缩进
      """#
    ),
    Case(
      "a\nb: 1\n",
      #"""
      yaml-syntax 1:1 «a» the line above has no `:` after its key / 上一行的键后面没有 `:`
        hint: write `key: value`, or start a list item with `- ` / 请写成 `键: 值`，或用 `- ` 开始列表项
        note: 2:2 «:» noticed here / 在这里发现
      """#
    ),
    Case(
      "a: -\n",
      #"""
      yaml-syntax 1:4 «-» a list item cannot start here / 列表项不能从这里开始
        hint: put `- ` on a line of its own below the key, or put the value in quotes if it is text / 请把 `- ` 放到键下面单独一行；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: - b\n",
      #"""
      yaml-syntax 1:4 «-» a list item cannot start here / 列表项不能从这里开始
        hint: put `- ` on a line of its own below the key, or put the value in quotes if it is text / 请把 `- ` 放到键下面单独一行；如果它是文字，请加引号
      """#
    ),
    Case(
      "? a\nb\n",
      #"""
      yaml-syntax 2:1 «b» this line has no `:` after its key / 这一行的键后面没有 `:`
        hint: write `key: value`, or indent the line if it continues the value above / 请写成 `键: 值`；如果它接着上面的值，请缩进
      """#
    ),
    Case(
      "%YAML 2.0\n---\na\n",
      #"""
      yaml-syntax 1:1 «%YAML 2.0» only YAML 1 can be read / 只能读取 YAML 1
      """#
    ),
    Case(
      "%YAML 1.1\n%YAML 1.1\n---\n",
      #"""
      yaml-syntax 2:1 «%YAML 1.1» the document has a second `%YAML` line / 文档有第二个 `%YAML` 行
      """#
    ),
    Case(
      "%TAG ! a\n%TAG ! b\n---\na",
      #"""
      yaml-syntax 2:1 «%TAG ! b» this `%TAG` handle is already defined / 这个 `%TAG` 前缀已经定义过
      """#
    ),
    Case(
      "%TAG !x\n---\n",
      #"""
      yaml-syntax 1:1 «%TAG !x» this directive is not well formed / 这条指令格式不对
        hint: a line that starts with `%` is a directive; put the text in quotes if it is none / 以 `%` 开头的行是指令；如果它是文字，请加引号
      """#
    ),
    Case(
      "%FOO\n---\na: 1\n",
      #"""
      document of 3 nodes
      """#
    ),
    Case(
      "%YAML 1.2\na: 1\n",
      #"""
      yaml-syntax 2:1 «a: 1» a line `---` must follow the directives / 指令之后必须有一行 `---`
        hint: put a line `---` before this one / 请在这一行前面加一行 `---`
      """#
    ),
    Case(
      "%YAML 1.2\n...\n",
      #"""
      yaml-syntax 2:1 «...» a line `---` must follow the directives / 指令之后必须有一行 `---`
        hint: put a line `---` before this one / 请在这一行前面加一行 `---`
      """#
    ),
    Case(
      "check: [1,2].all(x, x > 0)\n",
      #"""
      yaml-syntax 1:13 «.all(x, x > 0)» the brackets have ended before this text / 括号在这段文字之前已经结束
        hint: put the whole value in quotes if it is text or an expression / 如果它是文字或表达式，请给整个值加引号
      """#
    ),
    Case(
      "a: [{b: c}\nd: {}\n",
      #"""
      yaml-syntax 1:4 «[» this `[` is never closed / 这个 `[` 没有对应的 `]`
        hint: put a `]` at the end of the list / 请在列表末尾加上 `]`
        note: 2:1 «d» noticed here / 在这里发现
      """#
    ),
    Case(
      ": a\n",
      #"""
      yaml-syntax 1:1 «:» a key is missing before this `:` / 这个 `:` 前面缺少键
        hint: write `key: value`, or put the value in quotes if it is text / 请写成 `键: 值`；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: 1\n" + String(repeating: "k", count: 1025) + ": 2\n",
      #"""
      yaml-syntax 2:1026 «:» the key before this `:` is longer than 1024 characters / 这个 `:` 前面的键超过 1024 个字符
        hint: start the line with `? ` and the next with `: ` if it really is a key / 如果它确实是键，请在行首写 `? `，下一行以 `: ` 开头
      """#
    ),
    Case(
      "a: 1\n--- b\nc: d\n",
      #"""
      document of 3 nodes
      yaml-syntax 2:1 «--- b» the line above has no `:` after its key / 上一行的键后面没有 `:`
        hint: write `key: value`, or start a list item with `- ` / 请写成 `键: 值`，或用 `- ` 开始列表项
        note: 3:2 «:» noticed here / 在这里发现
      """#
    ),
    Case(
      "--- a: 1\nb: 2\n",
      #"""
      yaml-syntax 1:6 «:» a mapping cannot start on the line of `---` / 映射不能从 `---` 所在的行开始
        hint: put it on the next line / 请把它放到下一行
      """#
    ),
    Case(
      "{a: 1}\nb: 2\n",
      #"""
      yaml-syntax 2:1 «b: 2» the document has ended before this text / 文档在这段文字之前已经结束
        hint: put a line `---` before it if a new document starts here / 如果这里开始新的文档，请在前面加一行 `---`
      """#
    ),
    Case(
      "[a]\n[b]\n",
      #"""
      yaml-syntax 2:1 «[b]» the document has ended before this text / 文档在这段文字之前已经结束
        hint: put a line `---` before it if a new document starts here / 如果这里开始新的文档，请在前面加一行 `---`
      """#
    ),
    Case(
      "a: {b: 1}}\n",
      #"""
      yaml-syntax 1:10 «}» this `}` was never opened / 这个 `}` 没有对应的开括号
        hint: remove it, or put the value in quotes if it is text / 请删去它；如果它是文字，请加引号
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: {b: 1, b: 2,,}\n",
      #"""
      yaml-syntax 1:16 «,» a value is missing before this `,` / 这个 `,` 前面缺少值
        hint: remove the comma, or put the value in quotes if it is text / 请删去逗号；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: [1,,2]\n",
      #"""
      yaml-syntax 1:7 «,» a value is missing before this `,` / 这个 `,` 前面缺少值
        hint: remove the comma, or put the value in quotes if it is text / 请删去逗号；如果它是文字，请加引号
      """#
    ),
    Case(
      "{,}\n",
      #"""
      yaml-syntax 1:2 «,» a value is missing before this `,` / 这个 `,` 前面缺少值
        hint: remove the comma, or put the value in quotes if it is text / 请删去逗号；如果它是文字，请加引号
      """#
    ),
    Case(
      "a: [b: c: d]\n",
      #"""
      yaml-syntax 1:9 «:» a `,` or `]` is missing here / 这里缺少 `,` 或 `]`
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
        note: 1:4 «[» while parsing a flow sequence / 正在解析这个列表
      """#
    ),
    Case(
      "\"a\": 1\n\"b\" 2\n",
      #"""
      yaml-syntax 2:1 «"b" 2» this line has no `:` after its key / 这一行的键后面没有 `:`
        hint: write `key: value`, or indent the line if it continues the value above / 请写成 `键: 值`；如果它接着上面的值，请缩进
      """#
    ),
    Case(
      "a: 'b' 'c'\n",
      #"""
      yaml-syntax 1:8 «'c'» the quoted value has ended before this text / 引号中的值在这段文字之前已经结束
        hint: inside single quotes write an apostrophe as `''` / 在单引号中，撇号要写成 `''`
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: \"b\"c: d\n",
      #"""
      yaml-syntax 1:7 «c: d» the quoted value has ended before this text / 引号中的值在这段文字之前已经结束
        hint: put the whole value in quotes; inside them write a quote as `\"` / 请把整个值放进引号；其中的引号写成 `\"`
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: foo\n  bar: x\n",
      #"""
      yaml-syntax 2:3 «bar» this key is indented under a key that already has a value / 这个键缩进在一个已经有值的键之下
        hint: start the line without spaces / 行首不要有空格
        note: 1:1 «a: foo» the value it would continue / 它上面已有的值
      """#
    ),
    Case(
      "a: |\n b\n  c\nd\n",
      #"""
      yaml-syntax 4:1 «d» this line has no `:` after its key / 这一行的键后面没有 `:`
        hint: write `key: value`, or indent the line if it continues the value above / 请写成 `键: 值`；如果它接着上面的值，请缩进
      """#
    ),
    Case(
      "- x: 1\n y: 2\n",
      #"""
      yaml-syntax 2:2 «y: 2» the indentation of this line matches no items above it / 这一行的缩进与上面的任何项都不一致
        hint: start the line with 2 spaces to line up with the one above, or with 0 / 行首应有 2 个空格（与上一行对齐），或 0 个空格
        note: 1:1 «-» while parsing a block collection / 正在解析块列表
      """#
    ),
    Case(
      "a: !!int\n\tb: 1",
      #"""
      yaml-syntax 2:1 «␉» a tab cannot be used for indentation / 不能用制表符缩进
        hint: use spaces instead of the tab / 请用空格代替制表符
      """#
    ),
    Case(
      "a: ,b\n",
      #"""
      yaml-syntax 1:4 «,» a value is missing before this `,` / 这个 `,` 前面缺少值
        hint: remove the comma, or put the value in quotes if it is text / 请删去逗号；如果它是文字，请加引号
      """#
    ),
    Case(
      "a:\n  - b: 1\n   c: 2\n",
      #"""
      yaml-syntax 3:4 «c: 2» the indentation of this line matches no items above it / 这一行的缩进与上面的任何项都不一致
        hint: start the line with 4 spaces to line up with the one above, or with 2 / 行首应有 4 个空格（与上一行对齐），或 2 个空格
        note: 2:3 «-» while parsing a block collection / 正在解析块列表
      """#
    ),
    Case(
      "a: \"x\n---\nb: 1\n",
      #"""
      yaml-syntax 1:4 «"» this quote is never closed / 这个引号没有结束
        hint: put a `"` at the end of the value / 请在值的末尾加上 `"`
        note: 2:1 «---» the document ends here / 文档在这里结束
      document of 3 nodes
      """#
    ),
    Case(
      "a: 'x\\'y'\n",
      #"""
      yaml-syntax 1:8 «y'» the quoted value has ended before this text / 引号中的值在这段文字之前已经结束
        hint: inside single quotes write an apostrophe as `''` / 在单引号中，撇号要写成 `''`
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
    Case(
      "a: ? b\n",
      #"""
      yaml-syntax 1:4 «?» `?` starts a key, and none can stand here / `?` 表示键的开始，而这里不能有键
        hint: put the value in quotes if it is text / 如果它是文字，请加引号
      """#
    ),
    Case(
      "a: \"b\" # c\n  d: 1\n",
      #"""
      yaml-syntax 2:3 «d: 1» the indentation of this line matches no keys above it / 这一行的缩进与上面的任何键都不一致
        hint: start the line without spaces / 行首不要有空格
        note: 1:1 «a» while parsing a block mapping / 正在解析块映射
      """#
    ),
  ]

  @Test(arguments: cases)
  func message(_ example: Case) {
    #expect(diagnostics(example.text, format: .yaml) == example.expected)
  }
}
