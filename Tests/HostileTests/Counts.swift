extension HostileKind {
  /// A great number of good things.
  static let counts: [HostileKind] = [
    HostileKind("documents", 500, 1_000_000, options: ["--select=signed-in"], exit: 0, documents: 1) {
      $0.add($1, "---\naccount: {}\n")
    },
    HostileKind("empty-documents", 500, 50_000, exit: 0, documents: 1) { $0.add($1, "---\n") },
    HostileKind(
      "documents-with-a-finding",
      500,
      50_000,
      exit: 1,
      "2:1: error[unknown-key] unknown key 'a'",
      documents: 1
    ) {
      $0.add($1, "---\na: b\n")
    },
    HostileKind(
      "documents-that-are-words",
      500,
      50_000,
      exit: 1,
      "2:1: error[wrong-type] expected a mapping, found the text word",
      documents: 1
    ) { $0.add($1, "---\nword\n") },
    HostileKind(
      "broken-documents",
      500,
      1_000_000,
      "2:5: error[yaml-syntax] a second `:` makes this value look like a key",
      documents: 1
    ) { $0.add($1, "---\na: b: c\n") },
    HostileKind(
      "document-ends",
      1000,
      1_000_000,
      "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments"
    ) { $0.add($1, "...\n") },
    HostileKind(
      "list-elements",
      1000,
      1_000_000,
      exit: 1,
      "1:1: error[wrong-type] expected a mapping, found a list"
    ) { $0.addNumbered($1, "- #\n") },
    HostileKind(
      "list-elements-in-brackets",
      1000,
      1_000_000,
      exit: 1,
      "1:1: error[wrong-type] expected a mapping, found a list"
    ) {
      $0.add("[")
      $0.addNumbered($1, "#, ")
      $0.add("]\n")
    },
    HostileKind("list-elements-beyond-the-nodes", 0, 5_000_000, "", memory: 16) { $0.add($1, "- x\n") },
    HostileKind(
      "cards",
      200,
      20_000,
      exit: 1,
      "3:12: error[card-balance-covers-binding] card-0 holds $3.00; binding needs at least $5.00.",
      memory: 200,
      documents: 1
    ) {
      $0.add("cards:\n")
      $0.addNumbered($1, "- name: card-#\n  balance: 3\n  bound: false\n")
    },
    HostileKind("cards-in-json", 100, 20_000, options: ["-fjson"], exit: 1, "{", memory: 700, documents: 1) {
      $0.add("cards:\n")
      $0.addNumbered($1, "- name: card-#\n  balance: 3\n  bound: false\n")
    },
    HostileKind(
      "cards-as-text",
      100,
      20_000,
      options: ["-ftext"],
      exit: 1,
      "error[card-balance-covers-binding]: card-0 holds $3.00; binding needs at least $5.00.",
      memory: 250,
      documents: 1
    ) {
      $0.add("cards:\n")
      $0.addNumbered($1, "- name: card-#\n  balance: 3\n  bound: false\n")
    },
    HostileKind(
      "waivers",
      500,
      100_000,
      exit: 0,
      "2:4: warning[unused-waiver] the waiver for 'signed-in' ended on 2020-01-01",
      memory: 40
    ) {
      $0.add("waivers:\n")
      $0.add($1, "- {rule: signed-in, reason: none, until: 2020-01-01}\n")
    },
    HostileKind(
      "numbers-for-a-card",
      1000,
      100_000,
      exit: 1,
      "1:9: error[wrong-type] expected a mapping, found the number 1",
      memory: 300,
      documents: 1
    ) {
      $0.add("cards: [")
      $0.add($1, "1, ")
      $0.add("]\n")
    },
  ]

  /// A great number of lines that mean little.
  static let lines: [HostileKind] = [
    HostileKind(
      "comments",
      2000,
      1_000_000,
      "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments"
    ) { $0.add($1, "# comment\n") },
    HostileKind(
      "comments-behind-values",
      2000,
      1_000_000,
      exit: 1,
      "1:1: error[unknown-key] unknown key 'k0'"
    ) { $0.addNumbered($1, "k#: v # c\n") },
    HostileKind(
      "blank-lines",
      5000,
      20_000_000,
      "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments"
    ) { $0.add($1, "\n") },
    HostileKind(
      "blanks",
      5000,
      20_000_000,
      "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments"
    ) { $0.add($1, " ") },
    HostileKind("dashes", 2000, 1_000_000, exit: 1, "1:1: error[wrong-type] expected a mapping, found a list")
    { $0.add($1, "-\n") },
    HostileKind(
      "rows-of-dashes",
      1000,
      500_000,
      exit: 1,
      "1:1: error[wrong-type] expected a mapping, found a list"
    ) { $0.add($1, "- - - - -\n") },
    HostileKind(
      "question-marks",
      2000,
      1_000_000,
      exit: 1,
      "1:2: error[unknown-key] unknown key ''",
      memory: 16
    ) {
      $0.add($1, "?\n")
    },
    HostileKind("questions-and-answers", 1000, 500_000, exit: 1, "1:3: error[unknown-key] unknown key 'k0'") {
      $0.addNumbered($1, "? k#\n: v\n")
    },
    HostileKind("colons", 2000, 1_000_000, "1:1: error[yaml-syntax] a key is missing before this `:`") {
      $0.add($1, ":\n")
    },
    HostileKind(
      "tabs",
      5000,
      20_000_000,
      "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments",
      memory: 24
    ) { $0.add($1, "\t") },
    HostileKind(
      "tabs-before-keys",
      1000,
      1_000_000,
      "1:1: error[yaml-syntax] a tab cannot be used for indentation"
    ) { $0.add($1, "\tk: v\n") },
    HostileKind(
      "tabs-behind-dashes",
      1000,
      300_000,
      "17:2: error[yaml-syntax] a tab cannot be used for indentation"
    ) { $0.add($1, "-\tv\n") },
    HostileKind("tabs-behind-values", 1000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'k0'") {
      $0.addNumbered($1, "k#:\tv\t\n")
    },
    HostileKind("commas", 5000, 4_000_000, "1:2: error[yaml-syntax] a value is missing before this `,`") {
      $0.add("[")
      $0.add($1, ",")
    },
    HostileKind(
      "exclamation-marks",
      5000,
      4_000_000,
      "1:1: error[yaml-syntax] the document has ended before this text"
    ) { $0.add($1, "! ") },
    HostileKind(
      "stars",
      5000,
      4_000_000,
      "1:1: error[yaml-syntax] `*` must be followed by the name of an anchor"
    ) { $0.add($1, "*") },
    HostileKind(
      "percent-signs",
      2000,
      1_000_000,
      "65:1: error[limit-exceeded] the document has more than 64 directive lines (limit directives)"
    ) { $0.add($1, "%\n") },
    HostileKind(
      "percent-signs-in-a-block",
      2000,
      1_000_000,
      exit: 1,
      "1:1: error[unknown-key] unknown key 'a'"
    ) {
      $0.add("a: |\n")
      $0.add($1, "  %\n")
    },
    HostileKind("bars", 2000, 1_000_000, "2:1: error[yaml-syntax] the document has ended before this text") {
      $0.add($1, "|\n")
    },
    HostileKind(
      "words-without-a-colon",
      2000,
      1_000_000,
      "2:1: error[yaml-syntax] this line has no `:` after its key"
    ) {
      $0.add("a: b\n")
      $0.add($1, "word\n")
    },
    HostileKind(
      "missing-spaces",
      2000,
      1_000_000,
      "2:2: error[yaml-syntax] a space is missing after this colon"
    ) {
      $0.add("a: b\n")
      $0.add($1, "c:d\n")
    },
    HostileKind(
      "long-line-of-words",
      5000,
      4_000_000,
      "2:1: error[yaml-syntax] this line has no `:` after its key"
    ) {
      $0.add("a: b\n")
      $0.add($1, "word ")
    },
    HostileKind(
      "long-broken-line",
      5000,
      4_000_000,
      "1:7: error[yaml-syntax] a second `:` makes this value look like a key"
    ) {
      $0.add("a: b c: ")
      $0.add($1, "word ")
    },
  ]
}
