extension HostileKind {
  /// The same in JSON, which has a reader of its own.
  static let json: [HostileKind] = [
    HostileKind(
      "brackets.json",
      5000,
      1_000_000,
      "1:65: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "[") },
    HostileKind(
      "objects.json",
      5000,
      1_000_000,
      "1:385: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "{\"a\": ") },
    HostileKind(
      "deep-and-closed.json",
      5000,
      1_000_000,
      "1:65: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) {
      $0.add($1, "[")
      $0.add($1, "]")
    },
    HostileKind("string.json", 5000, 20_000_000, exit: 1, "1:2: error[unknown-key] unknown key 'a'") {
      $0.add("{\"a\": \"")
      $0.add($1, "x")
      $0.add("\"}")
    },
    HostileKind("string-too-long.json", 0, 100_000_000, "") {
      $0.add("{\"a\": \"")
      $0.add($1, "x")
      $0.add("\"}")
    },
    HostileKind(
      "unterminated-string.json",
      5000,
      20_000_000,
      "1:7: error[yaml-syntax] this string is never closed"
    ) {
      $0.add("{\"a\": \"")
      $0.add($1, "x")
    },
    HostileKind("escapes.json", 5000, 4_000_000, exit: 1, "1:2: error[unknown-key] unknown key 'a'") {
      $0.add("{\"a\": \"")
      $0.add($1, "\\ud83d\\ude00")
      $0.add("\"}")
    },
    HostileKind(
      "bad-escape.json",
      5000,
      4_000_000,
      "1:#+8: error[yaml-syntax] `\\q` is no JSON escape here"
    ) {
      $0.add("{\"a\": \"")
      $0.add($1, "x")
      $0.add("\\q\"}")
    },
    HostileKind("short-escape.json", 1, 1, "1:8: error[yaml-syntax] `\\u` is no JSON escape here") {
      text,
      _ in text.add("{\"a\": \"\\u12")
    },
    HostileKind("half-a-pair.json", 1, 1, "1:8: error[yaml-syntax] half of a surrogate pair is no character")
    { text, _ in text.add("{\"a\": \"\\ud83d\"}") },
    HostileKind("keys.json", 1000, 1_000_000, exit: 1, "1:17: error[unknown-key] unknown key 'k0'") {
      $0.add("{\"account\": {}")
      $0.addNumbered($1, ", \"k#\": 1")
      $0.add("}")
    },
    HostileKind(
      "equal-keys.json",
      1000,
      300_000,
      exit: 1,
      "1:17: error[duplicate-key] the key `account` is already in this mapping"
    ) {
      $0.add("{\"account\": {}")
      $0.add($1, ", \"account\": {}")
      $0.add("}")
    },
    HostileKind(
      "key.json",
      5000,
      20_000_000,
      "1:2: error[limit-exceeded] the key has more than 4096 bytes (limit key-length)"
    ) {
      $0.add("{\"")
      $0.add($1, "k")
      $0.add("\": 1}")
    },
    HostileKind(
      "elements.json",
      1000,
      1_000_000,
      exit: 1,
      "1:1: error[wrong-type] expected a mapping, found a list"
    ) {
      $0.add("[0")
      $0.add($1, ", 1")
      $0.add("]")
    },
    HostileKind(
      "digits.json",
      5000,
      4_000_000,
      exit: 1,
      "1:22: error[wrong-type] expected an amount in US dollars, found the number 10••••••••••••••••••••••••••••••••••••00…"
    ) {
      $0.add("{\"usage\": {\"credit\": 1")
      $0.add($1, "0")
      $0.add("}}")
    },
    HostileKind(
      "exponent.json",
      1,
      1,
      exit: 1,
      "1:22: error[wrong-type] expected an amount in US dollars, found the number 1e99•••••99"
    ) { text, _ in
      text.add("{\"usage\": {\"credit\": 1e999999999}}")
    },
    HostileKind("not-a-number.json", 1, 1, "1:22: error[yaml-syntax] JSON has no `NaN`") { text, _ in
      text.add("{\"usage\": {\"credit\": NaN}}")
    },
    HostileKind("commas.json", 5000, 4_000_000, "1:2: error[yaml-syntax] a value is missing before this `,`")
    {
      $0.add("[")
      $0.add($1, ",")
    },
    HostileKind("blanks.json", 5000, 20_000_000, "1:#+1: error[yaml-syntax] the text holds no JSON value") {
      $0.add($1, " ")
    },
    HostileKind("comments.json", 1000, 1_000_000, "1:1: error[yaml-syntax] JSON has no comments") {
      $0.add($1, "// comment\n")
    },
    HostileKind("nul.json", 5000, 20_000_000, "1:1: error[yaml-syntax] no JSON value starts with `␀`") {
      $0.add($1, "\u{0}")
    },
    HostileKind(
      "control-in-a-string.json",
      5000,
      4_000_000,
      "1:#+8: error[yaml-syntax] the control character U+0001 must be escaped in a string"
    ) {
      $0.add("{\"a\": \"")
      $0.add($1, "x")
      $0.add("\u{1}\"}")
    },
    HostileKind(
      "invalid-utf8.json",
      5000,
      4_000_000,
      "1:#+8: error[yaml-syntax] the byte 0xED is not valid UTF-8 here"
    ) {
      $0.add("{\"a\": \"")
      $0.add($1, "é")
      $0.add([0xED, 0xA0, 0x80])
      $0.add("\"}")
    },
    HostileKind(
      "values.json",
      1000,
      1_000_000,
      "2:1: error[yaml-syntax] a JSON text is one value: nothing may follow it"
    ) { $0.add($1, "{}\n") },
    HostileKind("markers.json", 1000, 1_000_000, "2:1: error[yaml-syntax] a digit must follow the `-`") {
      $0.add("[")
      $0.add($1, "\n---\n1,")
      $0.add("1]")
    },
  ]
}
