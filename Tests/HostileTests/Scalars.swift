extension HostileKind {
  /// One value that is very long, or that is dear to understand.
  static let scalars: [HostileKind] =
    ["", "--max-document-size=200M"].flatMap { option -> [HostileKind] in
      let isTooLong = option.isEmpty
      let options = isTooLong ? [] : [option]
      let suffix = isTooLong ? "" : "-allowed"
      let report =
        isTooLong
        ? "1:1: error[limit-exceeded] the document has more than 67108864 bytes (limit document-bytes)"
        : "1:1: error[unknown-key] unknown key 'a'"
      return [
        HostileKind(
          "plain-scalar\(suffix)",
          0,
          100_000_000,
          options: options,
          exit: isTooLong ? 2 : 1,
          report
        ) {
          $0.add("a: ")
          $0.add($1, "x")
          $0.add("\n")
        },
        HostileKind(
          "quoted-scalar\(suffix)",
          0,
          100_000_000,
          options: options,
          exit: isTooLong ? 2 : 1,
          report
        ) {
          $0.add("a: \"")
          $0.add($1, "x")
          $0.add("\"\n")
        },
        HostileKind("block-scalar\(suffix)", 0, 1_000_000, options: options, exit: isTooLong ? 2 : 1, report)
        {
          $0.add("a: |\n")
          $0.add($1, "  " + String(repeating: "x", count: 97) + "\n")
        },
      ]
    } + [
      HostileKind("plain-lines", 2000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: x\n")
        $0.add($1, "  x x\n")
      },
      HostileKind("single-quoted-lines", 2000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'")
      {
        $0.add("a: '\n")
        $0.add($1, "  it''s\n")
        $0.add("  '\n")
      },
      HostileKind("double-quoted-lines", 2000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'")
      {
        $0.add("a: \"\n")
        $0.add($1, "  \\x41 \\\n")
        $0.add("  \"\n")
      },
      HostileKind("escapes", 5000, 4_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: \"")
        $0.add($1, "\\u00e9")
        $0.add("\"\n")
      },
      HostileKind("doubled-quotes", 5000, 4_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: '")
        $0.add($1, "''")
        $0.add("'\n")
      },
      HostileKind("folded-lines", 2000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: >\n")
        $0.add($1, "  x\n\n   y\n")
      },
      HostileKind(
        "blank-lines-in-a-block",
        5000,
        4_000_000,
        exit: 1,
        "1:1: error[unknown-key] unknown key 'a'"
      ) {
        $0.add("a: |+\n  x\n")
        $0.add($1, "\n")
      },
      HostileKind(
        "blank-lines-in-quotes",
        5000,
        4_000_000,
        exit: 1,
        "1:1: error[unknown-key] unknown key 'a'"
      ) {
        $0.add("a: \"x")
        $0.add($1, "\n")
        $0.add("  y\"\n")
      },
      HostileKind(
        "blank-lines-that-grow",
        300,
        3000,
        "#+1:1: error[yaml-syntax] this blank line is indented more than the first line of the text block"
      ) { text, count in
        text.add("a: |\n")
        for width in 0..<count {
          text.add(width, " ")
          text.add("\n")
        }
        text.add(" x\n")
      },
      HostileKind("blanks-in-a-value", 5000, 4_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: x")
        $0.add($1, " ")
        $0.add("y\n")
      },
      HostileKind(
        "exponent",
        1,
        1,
        exit: 1,
        "1:17: error[wrong-type] expected an amount in US dollars, found the number 1e99•••••99"
      ) { text, _ in text.add("usage: {credit: 1e999999999}\n") },
      HostileKind(
        "negative-exponent",
        1,
        1,
        exit: 1,
        "1:19: error[wrong-type] expected an amount in US dollars, found the number 1e-99•••••99"
      ) { text, _ in
        text.add("cards: [{balance: 1e-999999999}]\n")
      },
      HostileKind(
        "exponent-of-a-count",
        1,
        1,
        exit: 1,
        "1:13: error[wrong-type] expected a whole number, found the number 1e99•••••99"
      ) { text, _ in
        text.add("api: {keys: 1e999999999}\n")
      },
      HostileKind(
        "digits-of-money",
        5000,
        1_000_000,
        exit: 1,
        "1:17: error[wrong-type] expected an amount in US dollars, found the number 99••••••••••••••••••••••••••••••••••••99…"
      ) {
        $0.add("usage: {credit: ")
        $0.add($1, "9")
        $0.add("}\n")
      },
      HostileKind(
        "digits-of-a-fraction",
        5000,
        1_000_000,
        exit: 1,
        "1:17: error[wrong-type] expected an amount in US dollars, found the number 0.99••••••••••••••••••••••••••••••••••99…"
      ) {
        $0.add("usage: {credit: 0.")
        $0.add($1, "9")
        $0.add("}\n")
      },
      HostileKind(
        "digits-of-a-count",
        5000,
        1_000_000,
        exit: 1,
        "1:13: error[wrong-type] expected a whole number, found the number 99••••••••••••••••••••••••••••••••••••99…"
      ) {
        $0.add("api: {keys: ")
        $0.add($1, "9")
        $0.add("}\n")
      },
      HostileKind(
        "hexadecimal-digits",
        5000,
        1_000_000,
        exit: 1,
        "1:13: error[wrong-type] expected a whole number, found the number 0xffffffffffffffffffffffffffffffffffffff…"
      ) {
        $0.add("api: {keys: 0x")
        $0.add($1, "f")
        $0.add("}\n")
      },
      HostileKind(
        "zeros",
        5000,
        1_000_000,
        exit: 1,
        "1:17: error[wrong-type] expected an amount in US dollars, found the number 00••"
      ) {
        $0.add("usage: {credit: ")
        $0.add($1, "0")
        $0.add("}\n")
      },
      HostileKind(
        "digits-of-a-phone",
        5000,
        1_000_000,
        exit: 1,
        "1:19: error[phone-country-matches-number] +44•••••"
      ) {
        $0.add("phones: [{number: \"+")
        $0.add($1, "4")
        $0.add("\"}]\n")
      },
      HostileKind("digits-in-a-comment", 5000, 4_000_000, exit: 0) {
        $0.add("# ")
        $0.add($1, "4")
        $0.add("\naccount: {}\n")
      },
      HostileKind(
        "secrets",
        500,
        200_000,
        exit: 1,
        "1:3: error[no-secrets] The file holds what looks like a secret: card number, 16 characters.",
        memory: 60
      ) {
        $0.add($1, "# 4242 4242 4242 4242\n")
        $0.add("account: {}\n")
      },
      HostileKind("beginnings-of-secrets", 5000, 1_000_000, exit: 0) {
        $0.add($1, "# sk-proj-sk-\n")
        $0.add("account: {}\n")
      },
    ]

  /// Keys that are long, many or equal.
  static let keys: [HostileKind] = [
    HostileKind(
      "key",
      5000,
      20_000_000,
      "1:#+1: error[yaml-syntax] the key before this `:` is longer than 1024 characters"
    ) {
      $0.add($1, "k")
      $0.add(": v\n")
    },
    HostileKind(
      "explicit-key",
      5000,
      20_000_000,
      "1:3: error[limit-exceeded] the key has more than 4096 bytes (limit key-length)"
    ) {
      $0.add("? ")
      $0.add($1, "k")
      $0.add("\n: v\n")
    },
    HostileKind(
      "quoted-key",
      5000,
      20_000_000,
      "1:#+3: error[yaml-syntax] the key before this `:` is longer than 1024 characters"
    ) {
      $0.add("\"")
      $0.add($1, "k")
      $0.add("\": v\n")
    },
    HostileKind(
      "block-key",
      5000,
      4_000_000,
      "1:3: error[limit-exceeded] the key has more than 4096 bytes (limit key-length)"
    ) {
      $0.add("? |\n")
      $0.add($1, "  k\n")
      $0.add(": v\n")
    },
    HostileKind("keys", 1000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'k0'") {
      $0.addNumbered($1, "k#: v\n")
    },
    HostileKind("keys-in-braces", 1000, 1_000_000, exit: 1, "1:11: error[unknown-key] unknown key 'k0'") {
      $0.add("account: {")
      $0.addNumbered($1, "k#: v, ")
      $0.add("}\n")
    },
    HostileKind("keys-like-a-field", 1000, 300_000, exit: 1, "1:1: error[unknown-key] unknown key 'acount0'")
    { $0.addNumbered($1, "acount#: v\n") },
    HostileKind(
      "equal-keys",
      1000,
      300_000,
      exit: 1,
      "2:1: error[duplicate-key] the key `account` is already in this mapping"
    ) { $0.add($1, "account: {}\n") },
    HostileKind(
      "keys-that-differ-at-the-end",
      100,
      10_000,
      exit: 1,
      "1:1: error[unknown-key] unknown key 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk0'"
    ) {
      $0.addNumbered($1, String(repeating: "k", count: 900) + "#: v\n")
    },
    HostileKind("collections-as-keys", 500, 300_000, exit: 1, "1:3: error[unknown-key] unknown key '[k, 0]'")
    { $0.addNumbered($1, "? [k, #]\n: v\n") },
    HostileKind(
      "equal-collections-as-keys",
      500,
      300_000,
      exit: 1,
      "1:3: error[unknown-key] unknown key '[k]'"
    ) { $0.add($1, "? [k]\n: v\n") },
  ]
}
