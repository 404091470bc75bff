extension HostileKind {
  /// What is opened and never closed, with a long text behind it.
  static let unterminated: [HostileKind] =
    [
      ("double-quote", "k: \"v", "1:4: error[yaml-syntax] this quote is never closed"),
      ("single-quote", "k: 'v", "1:4: error[yaml-syntax] this quote is never closed"),
      ("bracket", "k: [v,", "1:4: error[yaml-syntax] this `[` is never closed"),
      ("brace", "k: {v: w,", "1:4: error[yaml-syntax] this `{` is never closed"),
      ("escape", "k: \"v\\", "1:4: error[yaml-syntax] this quote is never closed"),
      (
        "hexadecimal-escape", "k: \"v\\x4",
        "1:8: error[yaml-syntax] a hexadecimal digit is missing in this escape"
      ),
      ("tag", "k: !<tag:", "1:4: error[yaml-syntax] this tag is not complete"),
      (
        "anchor", "k: &",
        "1:4: error[yaml-syntax] `&` must be followed by a name of letters, digits, `-` and `_`"
      ),
      ("alias", "k: *", "1:4: error[yaml-syntax] `*` must be followed by the name of an anchor"),
      ("directive", "%YAML", "1:1: error[yaml-syntax] this directive is not well formed"),
      ("tag-directive", "%TAG !", "1:1: error[yaml-syntax] this directive is not well formed"),
      ("explicit-key", "? k", "1:3: error[unknown-key] unknown key 'k'"),
      (
        "block-header", "k: |9x",
        "1:6: error[yaml-syntax] the text of a block must start on the line after its `|` or `>`"
      ),
    ].flatMap { (name: String, opening: String, report: String) -> [HostileKind] in
      let exitCode: Int32 = report.contains("unknown-key") ? 1 : 2
      return [
        HostileKind("unterminated-\(name)", 1, 1, exit: exitCode, report) { text, _ in text.add(opening) },
        HostileKind("unterminated-\(name)-and-lines", 1000, 1_000_000, exit: exitCode, report) {
          $0.add(opening)
          $0.add("\n")
          $0.add($1, "l: v\n")
        },
        HostileKind("unterminated-\(name)-many-documents", 500, 20_000, exit: exitCode, report, documents: 1)
        {
          $0.add($1, "\(opening)\n---\n")
        },
      ]
    } + [
      HostileKind(
        "unterminated-bracket-in-a-block",
        1000,
        1_000_000,
        "#+2:5: error[yaml-syntax] this `[` is never closed"
      ) {
        $0.add("k:\n")
        $0.add($1, "  - [v, v]\n")
        $0.add("  - [v,\nl: v\n")
      },
      HostileKind(
        "unterminated-quotes-in-brackets",
        1000,
        1_000_000,
        "1:10: error[yaml-syntax] a `,` or `]` is missing here"
      ) {
        $0.add("k: [")
        $0.add($1, "\"v, ")
      },
      HostileKind(
        "unterminated-comment",
        1000,
        20_000_000,
        "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments"
      ) {
        $0.add("#")
        $0.add($1, "c")
      },
    ]
}
