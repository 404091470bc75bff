extension HostileKind {
  /// Tags that other loaders build objects of, or run: here they are names.
  static let tags: [HostileKind] =
    [
      ("python", "!!python/object/apply:os.system [touch /tmp/owned]"),
      ("python-name", "!!python/name:os.system"),
      ("ruby", "!ruby/object:Gem::Installer {i: x}"),
      ("javascript", "!!js/function 'function () { return 1 }'"),
      (
        "java",
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://x/']]]]"
      ),
      ("binary", "!!binary \"AAAA\""),
    ].map { (name: String, value: String) in
      HostileKind("tag-\(name)", 200, 50_000, exit: 1, "1:1: error[unknown-key] unknown key 'k0'") {
        $0.addNumbered($1, "k#: \(value)\n")
      }
    } + [
      HostileKind("tag-of-a-list", 1, 1, exit: 0) { text, _ in
        text.add("cards: !!python/tuple [{name: !!python/str a}]\naccount: !!set {signed_in}\n")
      },
      HostileKind("long-tag", 5000, 4_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: !")
        $0.add($1, "t")
        $0.add(" v\n")
      },
      HostileKind("escapes-in-a-tag", 5000, 4_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: !<tag:")
        $0.add($1, "%41")
        $0.add("> v\n")
      },
      HostileKind("tag-with-bad-escape", 1, 1, "1:4: error[yaml-syntax] this tag is not complete") {
        text,
        _ in text.add("a: !<tag:%ff%ff> v\n")
      },
      HostileKind(
        "tags-with-an-unknown-handle",
        500,
        200_000,
        "1:3: error[yaml-syntax] no `%TAG` line defines this tag's handle"
      ) { $0.add($1, "- !e!x v\n") },
    ]

  /// Lines before documents.
  static let directives: [HostileKind] = [
    HostileKind(
      "tag-directives",
      1000,
      1_000_000,
      "65:1: error[limit-exceeded] the document has more than 64 directive lines (limit directives)"
    ) {
      $0.addNumbered($1, "%TAG !t#! tag:x,2000:\n")
      $0.add("---\nk: v\n")
    },
    HostileKind(
      "unknown-directives",
      1000,
      1_000_000,
      "65:1: error[limit-exceeded] the document has more than 64 directive lines (limit directives)"
    ) {
      $0.add($1, "%FOO bar\n")
      $0.add("---\nk: v\n")
    },
    HostileKind("long-tag-prefix", 2000, 5000, exit: 1, "3:1: error[unknown-key] unknown key 'k0'") {
      $0.add("%TAG !t! tag:")
      $0.add($1, "x")
      $0.add(",2000:\n---\n")
      $0.addNumbered($1, "k#: !t!a v\n")
    },
    HostileKind("long-directive", 5000, 20_000_000, exit: 0) {
      $0.add("%FOO ")
      $0.add($1, "x")
      $0.add("\n---\naccount: {}\n")
    },
    HostileKind("long-version", 5000, 20_000_000, "1:1: error[yaml-syntax] this directive is not well formed")
    {
      $0.add("%YAML 1.")
      $0.add($1, "9")
      $0.add("\n---\naccount: {}\n")
    },
    HostileKind("directive-before-each-document", 500, 50_000, exit: 0, memory: 400, documents: 1) {
      $0.add($1, "%YAML 1.2\n---\naccount: {}\n...\n")
    },
    HostileKind(
      "directive-behind-each-open-document",
      500,
      50_000,
      "4:1: error[yaml-syntax] a directive may not follow a document that is still open",
      documents: 1
    ) {
      $0.add($1, "%YAML 1.2\n---\naccount: {}\n")
    },
    HostileKind(
      "directives-without-a-document",
      500,
      50_000,
      "2:1: error[yaml-syntax] a line `---` must follow the directives",
      documents: 1
    ) { $0.add($1, "%YAML 1.2\n...\n") },
  ]
}
