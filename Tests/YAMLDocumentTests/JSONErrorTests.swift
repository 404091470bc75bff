import Testing

@testable import YAMLDocument

/// What is no JSON, with the habit that most likely caused it.
@Suite("JSON errors")
struct JSONErrorTests {
  typealias Case = DiagnosticCase

  static let cases: [Case] = [
    Case(
      "{\"a\": 1,}",
      #"""
      yaml-syntax 1:8 «,» JSON allows no comma after the last item / JSON 的最后一项后面不能有逗号
        hint: remove the comma / 请删去这个逗号
      """#
    ),
    Case(
      "[1, 2,]",
      #"""
      yaml-syntax 1:6 «,» JSON allows no comma after the last item / JSON 的最后一项后面不能有逗号
        hint: remove the comma / 请删去这个逗号
      """#
    ),
    Case(
      "{'a': 1}",
      #"""
      yaml-syntax 1:2 «'» JSON strings stand in double quotes, not in `'` / JSON 字符串要用双引号，而不是 `'`
        hint: write `"` on both sides / 请在两边写 `"`
      """#
    ),
    Case(
      "{\"a\": 'b'}",
      #"""
      yaml-syntax 1:7 «'» JSON strings stand in double quotes, not in `'` / JSON 字符串要用双引号，而不是 `'`
        hint: write `"` on both sides / 请在两边写 `"`
      """#
    ),
    Case(
      "{a: 1}",
      #"""
      yaml-syntax 1:2 «a» a JSON key must stand in double quotes / JSON 的键必须放在双引号中
        hint: write `"a"` / 请写成 `"a"`
      """#
    ),
    Case(
      "{\"a\": 1 // x\n}",
      #"""
      yaml-syntax 1:9 «// x» JSON has no comments / JSON 没有注释
        hint: remove the comment, or name the file `.yaml` and write it with `#` / 请删去注释，或把文件改名为 `.yaml` 并用 `#` 写注释
      """#
    ),
    Case(
      "{\"a\": 1, # x\n \"b\": 2}",
      #"""
      yaml-syntax 1:10 «# x» JSON has no comments / JSON 没有注释
        hint: remove the comment, or name the file `.yaml` and write it with `#` / 请删去注释，或把文件改名为 `.yaml` 并用 `#` 写注释
      """#
    ),
    Case(
      "/* x */ {}",
      #"""
      yaml-syntax 1:1 «/* x */ {}» JSON has no comments / JSON 没有注释
        hint: remove the comment, or name the file `.yaml` and write it with `#` / 请删去注释，或把文件改名为 `.yaml` 并用 `#` 写注释
      """#
    ),
    Case(
      "{\"a\" 1}",
      #"""
      yaml-syntax 1:6 «1» a `:` must follow the key / 键后面必须有 `:`
      """#
    ),
    Case(
      "{\"a\" = 1}",
      #"""
      yaml-syntax 1:6 «=» a `:` must follow the key / 键后面必须有 `:`
        hint: write `:` / 请写成 `:`
      """#
    ),
    Case(
      "{\"a\": 1 \"b\": 2}",
      #"""
      yaml-syntax 1:8 «» a `,` or a closing bracket is missing here / 这里缺少 `,` 或右括号
        hint: put a comma between the items / 请在各项之间加逗号
        note: 1:9 «"» found this instead / 遇到了这个
      """#
    ),
    Case(
      "[1 2]",
      #"""
      yaml-syntax 1:3 «» a `,` or a closing bracket is missing here / 这里缺少 `,` 或右括号
        hint: put a comma between the items / 请在各项之间加逗号
        note: 1:4 «2» found this instead / 遇到了这个
      """#
    ),
    Case(
      "{\"a\": 1]",
      #"""
      yaml-syntax 1:8 «]» this `]` does not close the `{` / 这个 `]` 与 `{` 不匹配
        note: 1:1 «{» opened here / 在这里开始
      """#
    ),
    Case(
      "{\"a\": [1}",
      #"""
      yaml-syntax 1:9 «}» this `}` does not close the `[` / 这个 `}` 与 `[` 不匹配
        note: 1:7 «[» opened here / 在这里开始
      """#
    ),
    Case(
      "{\"a\": 1",
      #"""
      yaml-syntax 1:1 «{» this `{` is never closed / 这个 `{` 没有结束
        note: 1:8 «» the text ends here / 文本在这里结束
      """#
    ),
    Case(
      "[\"a",
      #"""
      yaml-syntax 1:2 «"» this string is never closed / 这个字符串没有结束
        hint: put a `"` at its end / 请在末尾加上 `"`
      """#
    ),
    Case(
      "[\"a\nb\"]",
      #"""
      yaml-syntax 1:2 «"» this string is not closed on its line / 这个字符串没有在本行结束
        hint: put a `"` at its end; write a line break as `\n` / 请在末尾加上 `"`；换行请写成 `\n`
        note: 1:4 «» the line ends here / 本行在这里结束
      """#
    ),
    Case(
      "[\"a\tb\"]",
      #"""
      yaml-syntax 1:4 «␉» the control character U+0009 must be escaped in a string / 字符串中的控制字符 U+0009 必须转义
        hint: write `\t` / 请写成 `\t`
      """#
    ),
    Case(
      "[\"\\q\"]",
      #"""
      yaml-syntax 1:3 «\q» `\q` is no JSON escape here / `\q` 在这里不是 JSON 转义
        hint: write `\\` for a backslash; `\u` takes four hexadecimal digits / 反斜杠请写成 `\\`；`\u` 后面要有四位十六进制数字
      """#
    ),
    Case(
      "[\"\\u12\"]",
      #"""
      yaml-syntax 1:3 «\u» `\u` is no JSON escape here / `\u` 在这里不是 JSON 转义
        hint: write `\\` for a backslash; `\u` takes four hexadecimal digits / 反斜杠请写成 `\\`；`\u` 后面要有四位十六进制数字
      """#
    ),
    Case(
      "[\"\\ud800\"]",
      #"""
      yaml-syntax 1:3 «\ud800» half of a surrogate pair is no character / 半个代理对不是字符
        hint: write both halves, or the character itself / 请写出完整的一对，或直接写该字符
      """#
    ),
    Case(
      "[\"\\ud800\\u0041\"]",
      #"""
      yaml-syntax 1:3 «\ud800» half of a surrogate pair is no character / 半个代理对不是字符
        hint: write both halves, or the character itself / 请写出完整的一对，或直接写该字符
      """#
    ),
    Case(
      "[01]",
      #"""
      yaml-syntax 1:2 «01» a JSON number has no leading zero / JSON 数字不能以 0 开头
        hint: write the number in decimal digits, or put it in double quotes / 请写成十进制数字，或放进双引号
      """#
    ),
    Case(
      "[-]",
      #"""
      yaml-syntax 1:2 «-» a digit must follow the `-` / `-` 后面必须是数字
        hint: write the number in decimal digits, or put it in double quotes / 请写成十进制数字，或放进双引号
      """#
    ),
    Case(
      "[1.]",
      #"""
      yaml-syntax 1:2 «1.» a digit must follow the point / 小数点后面必须有数字
        hint: write the number in decimal digits, or put it in double quotes / 请写成十进制数字，或放进双引号
      """#
    ),
    Case(
      "[1e]",
      #"""
      yaml-syntax 1:2 «1e» a digit must follow the exponent's `e` / 指数 `e` 后面必须有数字
        hint: write the number in decimal digits, or put it in double quotes / 请写成十进制数字，或放进双引号
      """#
    ),
    Case(
      "[+1]",
      #"""
      yaml-syntax 1:2 «+1» a JSON number has no `+` / JSON 数字前不能有 `+`
        hint: remove the `+` / 请删去 `+`
      """#
    ),
    Case(
      "[.5]",
      #"""
      yaml-syntax 1:2 «.5» a JSON number starts with a digit / JSON 数字必须以数字开头
        hint: write `0.5` / 请写成 `0.5`
      """#
    ),
    Case(
      "[0x10]",
      #"""
      yaml-syntax 1:2 «0x10» `0x10` is no JSON number / `0x10` 不是 JSON 数字
        hint: write the number in decimal digits, or put it in double quotes / 请写成十进制数字，或放进双引号
      """#
    ),
    Case(
      "[True]",
      #"""
      yaml-syntax 1:2 «True» `True` is no JSON value / `True` 不是 JSON 的值
        hint: write `true` / 请写成 `true`
      """#
    ),
    Case(
      "[None]",
      #"""
      yaml-syntax 1:2 «None» `None` is no JSON value / `None` 不是 JSON 的值
        hint: write `null` / 请写成 `null`
      """#
    ),
    Case(
      "[NaN]",
      #"""
      yaml-syntax 1:2 «NaN» JSON has no `NaN` / JSON 没有 `NaN`
      """#
    ),
    Case(
      "[foo]",
      #"""
      yaml-syntax 1:2 «foo» text must stand in double quotes / 文字必须放在双引号中
        hint: write `"foo"` / 请写成 `"foo"`
      """#
    ),
    Case(
      "[“a”]",
      #"""
      yaml-syntax 1:2 «“» JSON strings stand in double quotes, not in `“` / JSON 字符串要用双引号，而不是 `“`
        hint: write `"` on both sides / 请在两边写 `"`
      """#
    ),
    Case(
      "[`a`]",
      #"""
      yaml-syntax 1:2 «`» JSON strings stand in double quotes, not in a backtick / JSON 字符串要用双引号，而不是反引号
        hint: write `"` on both sides / 请在两边写 `"`
      """#
    ),
    Case(
      "{} {}",
      #"""
      yaml-syntax 1:4 «{» a JSON text is one value: nothing may follow it / JSON 文本只有一个值，其后不能再有内容
      """#
    ),
    Case(
      "1 2",
      #"""
      yaml-syntax 1:3 «2» a JSON text is one value: nothing may follow it / JSON 文本只有一个值，其后不能再有内容
      """#
    ),
    Case(
      "",
      #"""
      yaml-syntax 1:1 «» the text holds no JSON value / 文本中没有 JSON 值
      """#
    ),
    Case(
      "[1,,2]",
      #"""
      yaml-syntax 1:4 «,» a value is missing before this `,` / 这个 `,` 前面缺少值
      """#
    ),
    Case(
      "{,}",
      #"""
      yaml-syntax 1:2 «,» a key in double quotes is expected here / 这里应有双引号中的键
      """#
    ),
    Case(
      "{\"a\":}",
      #"""
      yaml-syntax 1:6 «}» a value is missing before this `}` / 这个 `}` 前面缺少值
      """#
    ),
    Case(
      "[}",
      #"""
      yaml-syntax 1:2 «}» a value is missing before this `}` / 这个 `}` 前面缺少值
      """#
    ),
    Case(
      "{\"a\": 1, \"a\": 2}",
      #"""
      document of 5 nodes
      duplicate-key 1:10 «"a"» the key `a` is already in this mapping / 这个映射里已经有键 `a`
        hint: keep one of the two: programs disagree about which one counts / 只保留一个：不同的程序对取哪一个做法不一
        note: 1:2 «"a"» first written here / 第一次写在这里
      """#
    ),
    Case(
      "[1.5.2]",
      #"""
      yaml-syntax 1:2 «1.5.2» `1.5.2` is no JSON number / `1.5.2` 不是 JSON 数字
        hint: write the number in decimal digits, or put it in double quotes / 请写成十进制数字，或放进双引号
      """#
    ),
    Case(
      "[nullx]",
      #"""
      yaml-syntax 1:2 «nullx» text must stand in double quotes / 文字必须放在双引号中
        hint: write `"nullx"` / 请写成 `"nullx"`
      """#
    ),
    Case(
      "{\"a\": undefined}",
      #"""
      yaml-syntax 1:7 «undefined» `undefined` is no JSON value / `undefined` 不是 JSON 的值
        hint: write `null` / 请写成 `null`
      """#
    ),
  ]

  @Test(arguments: cases)
  func message(_ example: Case) {
    #expect(diagnostics(example.text, format: .json) == example.expected)
  }
}
