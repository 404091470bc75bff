extension HostileKind {
  /// Lists and mappings inside each other without end.
  static let nesting: [HostileKind] = [
    HostileKind(
      "brackets",
      5000,
      1_000_000,
      "1:65: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "[") },
    HostileKind(
      "brackets-closed",
      5000,
      1_000_000,
      "1:65: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) {
      $0.add($1, "[")
      $0.add($1, "]")
    },
    HostileKind(
      "braces",
      5000,
      1_000_000,
      "1:65: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "{") },
    HostileKind(
      "braces-with-keys",
      5000,
      1_000_000,
      "1:257: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "{a: ") },
    HostileKind(
      "brackets-and-braces",
      5000,
      500_000,
      "1:161: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "[{a: ") },
    HostileKind(
      "brackets-with-items",
      5000,
      1_000_000,
      "1:257: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "[a, ") },
    HostileKind(
      "brackets-on-lines",
      5000,
      1_000_000,
      "65:1: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) { $0.add($1, "[\n") },
    HostileKind(
      "brackets-in-a-key",
      5000,
      1_000_000,
      "2:69: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) {
      $0.add("a:\n  ? ")
      $0.add($1, "[")
    },
    HostileKind(
      "brackets-behind-characters",
      5000,
      1_000_000,
      "1:68: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) {
      $0.add("é: ")
      $0.add($1, "[")
    },
    HostileKind(
      "brackets-behind-a-quote",
      5000,
      1_000_000,
      "2:516: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)"
    ) {
      $0.add("a: \"]\"\nb: ")
      $0.add($1, "[ '] ', ")
    },
    HostileKind(
      "brackets-in-many-documents",
      100,
      2000,
      "1:65: error[limit-exceeded] brackets are nested more than 64 deep (limit flow-depth)",
      documents: 1
    ) {
      $0.add($1, "[" + String(repeating: "[", count: 900) + "\n---\n")
    },
    HostileKind(
      "brackets-never-closed-in-many-documents",
      2000,
      20_000,
      "1:1: error[yaml-syntax] this `[` is never closed",
      documents: 1
    ) { $0.add($1, "[\n---\n") },
    HostileKind("closing-brackets", 5000, 1_000_000, "1:1: error[yaml-syntax] this `]` was never opened") {
      $0.add($1, "]")
    },
    HostileKind("brackets-in-quotes", 5000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
      $0.add("a: \"")
      $0.add($1, "[")
      $0.add("\"\n")
    },
    HostileKind(
      "dashes-on-a-line",
      5000,
      1_000_000,
      "1:513: error[limit-exceeded] lists and mappings are nested more than 256 deep (limit depth)"
    ) { $0.add($1, "- ") },
    HostileKind(
      "question-marks-on-a-line",
      5000,
      1_000_000,
      "1:513: error[limit-exceeded] lists and mappings are nested more than 256 deep (limit depth)"
    ) { $0.add($1, "? ") },
    HostileKind(
      "dashes-and-question-marks",
      5000,
      500_000,
      "1:513: error[limit-exceeded] lists and mappings are nested more than 256 deep (limit depth)"
    ) { $0.add($1, "- ? ") },
    HostileKind(
      "colons-on-a-line",
      5000,
      1_000_000,
      "1:1: error[yaml-syntax] a key is missing before this `:`"
    ) { $0.add($1, ": ") },
    HostileKind(
      "keys-on-a-line",
      5000,
      1_000_000,
      "1:5: error[yaml-syntax] a second `:` makes this value look like a key"
    ) { $0.add($1, "a: ") },
    HostileKind(
      "indented-keys",
      300,
      3000,
      "257:257: error[limit-exceeded] lists and mappings are nested more than 256 deep (limit depth)"
    ) { text, count in
      for level in 0..<count {
        text.add(level, " ")
        text.add("a:\n")
      }
    },
    HostileKind(
      "indented-dashes",
      300,
      3000,
      "257:257: error[limit-exceeded] lists and mappings are nested more than 256 deep (limit depth)"
    ) { text, count in
      for level in 0..<count {
        text.add(level, " ")
        text.add("-\n")
      }
    },
  ]
}
