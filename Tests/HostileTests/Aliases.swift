extension HostileKind {
  /// References that grow when they are followed, and names that grow when they are kept.
  static let aliases: [HostileKind] = [
    HostileKind(
      "alias-bomb",
      20,
      200,
      "8:10: error[limit-exceeded] with its aliases followed the document has more than 8000000 nodes (limit alias-expansion)"
    ) { text, count in
      text.add("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
      for level in 1...count {
        text.add("a\(level): &a\(level) [")
        text.add(9, "*a\(level - 1), ")
        text.add("]\n")
      }
    },
    HostileKind(
      "alias-bomb-of-mappings",
      30,
      200,
      "14:24: error[limit-exceeded] with its aliases followed the document has more than 8000000 nodes (limit alias-expansion)"
    ) { text, count in
      text.add("a0: &a0 {x: 1}\n")
      for level in 1...count {
        text.add("a\(level): &a\(level) {b: *a\(level - 1), c: *a\(level - 1), d: *a\(level - 1)}\n")
      }
    },
    HostileKind(
      "alias-bomb-of-keys",
      30,
      200,
      "41:9: error[limit-exceeded] with its aliases followed the document has more than 8000000 nodes (limit alias-expansion)"
    ) { text, count in
      text.add("? &a0 [x]\n: 1\n")
      for level in 1...count { text.add("? &a\(level) {*a\(level - 1) : 1, ? [*a\(level - 1)] : 2}\n: 1\n") }
    },
    HostileKind(
      "alias-bomb-in-a-field",
      30,
      200,
      "21:22: error[limit-exceeded] with its aliases followed the document has more than 8000000 nodes (limit alias-expansion)"
    ) { text, count in
      text.add("usage: &a0 {credit: 1}\n")
      for level in 1...count { text.add("cards\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n") }
      text.add("cards: *a\(count)\n")
    },
    HostileKind("aliases-of-a-long-list", 0, 5000, "") {
      $0.add("a: &a [")
      $0.add($1, "x, ")
      $0.add("]\nb: [")
      $0.add(3 * $1, "*a, ")
      $0.add("]\n")
    },
    HostileKind(
      "alias-chain",
      300,
      100_000,
      "256:10: error[limit-exceeded] lists and mappings are nested more than 256 deep (limit depth)"
    ) { text, count in
      text.add("- &a0 [x]\n")
      for level in 1...count { text.add("- &a\(level) [*a\(level - 1)]\n") }
    },
    HostileKind(
      "alias-in-itself",
      1,
      1,
      "2:3: error[yaml-syntax] the alias `*a` lies inside the node it names"
    ) { text, _ in text.add("cards: &a\n- *a\n") },
    HostileKind(
      "alias-in-itself-many-documents",
      500,
      20_000,
      "1:5: error[yaml-syntax] the alias `*a` lies inside the node it names",
      documents: 1
    ) { $0.add($1, "&a [*a]\n---\n") },
    HostileKind(
      "anchors",
      2000,
      1_000_000,
      exit: 1,
      "1:1: error[wrong-type] expected a mapping, found a list",
      memory: 24
    ) { $0.addNumbered($1, "- &a# x\n") },
    HostileKind(
      "anchors-redefined",
      2000,
      1_000_000,
      exit: 1,
      "1:1: error[wrong-type] expected a mapping, found a list"
    ) { $0.add($1, "- &a x\n") },
    HostileKind(
      "anchors-in-many-documents",
      2000,
      20_000,
      exit: 1,
      "1:5: error[wrong-type] expected a mapping, found the text x",
      documents: 1
    ) { $0.addNumbered($1, "&a# x\n---\n") },
    HostileKind(
      "anchors-of-keys",
      2000,
      1_000_000,
      exit: 1,
      "1:5: error[unknown-key] unknown key 'k0'",
      memory: 24
    ) {
      $0.addNumbered($1, "&a# k#: v\n")
    },
    HostileKind(
      "undefined-alias",
      2000,
      1_000_000,
      "#+1:3: error[yaml-syntax] the alias `*anchorr` names no anchor of this document",
      memory: 24
    ) {
      $0.addNumbered($1, "- &anchor# x\n")
      $0.add("- *anchorr\n")
    },
    HostileKind(
      "undefined-alias-many-documents",
      500,
      20_000,
      "1:1: error[yaml-syntax] the alias `*x` names no anchor of this document",
      documents: 1
    ) { $0.add($1, "*x\n---\n") },
    HostileKind(
      "long-anchor",
      5000,
      4_000_000,
      exit: 1,
      "1:#+3: error[wrong-type] expected a mapping, found the text x"
    ) {
      $0.add("&")
      $0.add($1, "a")
      $0.add(" x\n")
    },
    HostileKind(
      "long-undefined-alias",
      5000,
      4_000_000,
      "1:1: error[yaml-syntax] the alias `*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...` names no anchor of this document"
    ) {
      $0.add("*")
      $0.add($1, "a")
    },
    HostileKind("aliases-as-keys", 1000, 300_000, exit: 1, "1:1: error[unknown-key] unknown key 'x'") {
      $0.add("x: &a k\n")
      $0.add($1, "*a : v\n")
    },
    HostileKind(
      "merge-key-loop",
      1,
      1,
      "2:7: error[yaml-syntax] the alias `*a` lies inside the node it names"
    ) { text, _ in
      text.add("account: &a\n  <<: *a\n  signed_in: true\n")
    },
    HostileKind(
      "merge-key-bomb",
      20,
      200,
      "8:30: error[limit-exceeded] with its aliases followed the document has more than 8000000 nodes (limit alias-expansion)"
    ) { text, count in
      text.add("a0: &a0 {x: 1}\n")
      for level in 1...count {
        text.add("a\(level): &a\(level) {<<: [")
        text.add(9, "*a\(level - 1), ")
        text.add("]}\n")
      }
    },
    HostileKind("merge-keys", 1000, 500_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
      $0.add("a: &a {x: 1}\nb:\n")
      $0.addNumbered($1, "  k#: {<<: *a}\n")
    },
  ]
}
