extension HostileKind {
  /// Characters that may not stand in YAML, or not where they are.
  static let characters: [HostileKind] =
    [
      ("nul", "\u{0}", "a NUL byte may not stand in YAML"),
      ("bell", "\u{7}", "the control character U+0007 may not stand in YAML"),
      ("escape", "\u{1B}", "the control character U+001B may not stand in YAML"),
      ("delete", "\u{7F}", "the control character U+007F may not stand in YAML"),
      ("c1", "\u{9B}", "the control character U+009B may not stand in YAML"),
      ("next-line", "\u{85}", "U+0085 is an old line break that YAML 1.2 and editors do not count as one"),
      (
        "line-separator", "\u{2028}",
        "U+2028 is an old line break that YAML 1.2 and editors do not count as one"
      ),
      (
        "paragraph-separator", "\u{2029}",
        "U+2029 is an old line break that YAML 1.2 and editors do not count as one"
      ),
      ("noncharacter", "\u{FFFE}", "U+FFFE is no character and may not stand in YAML"),
    ].flatMap { (name: String, character: String, message: String) -> [HostileKind] in
      [
        HostileKind("\(name)-in-a-value", 1000, 1_000_000, "#+2:5: error[yaml-syntax] \(message)") {
          $0.add("k: |\n")
          $0.add($1, "  v\n")
          $0.add("l: v\(character)v\n")
        },
        HostileKind(
          "\(name)-in-a-comment-of-each-document",
          500,
          20_000,
          "1:7: error[yaml-syntax] \(message)",
          documents: 1
        ) {
          $0.add($1, "--- # \(character)\nk: v\n")
        },
      ]
    } + [
      HostileKind("nul-only", 1000, 20_000_000, "1:1: error[yaml-syntax] a NUL byte may not stand in YAML") {
        $0.add($1, "\u{0}")
      },
      HostileKind(
        "every-control",
        1,
        1000,
        "2:5: error[yaml-syntax] a NUL byte may not stand in YAML",
        documents: 28
      ) {
        text,
        count in
        for _ in 0..<count {
          for value in UInt8(0)..<0x20 where ![0x09, 0x0A, 0x0D].contains(value) {
            text.add(Array("---\nk: \"".utf8) + [value] + Array("\"\n".utf8))
          }
        }
      },
      HostileKind(
        "byte-order-mark-in-the-middle",
        1000,
        1_000_000,
        "#+2:1: error[yaml-syntax] a byte order mark may stand only at the start of a document"
      ) {
        $0.add("k: |\n")
        $0.add($1, "  v\n")
        $0.add("\u{FEFF}l: v\n")
      },
      HostileKind(
        "byte-order-marks",
        1000,
        1_000_000,
        exit: 1,
        "1:3: error[wrong-type] expected a mapping, found the text ﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿﻿…"
      ) { $0.add($1, "\u{FEFF}") },
      HostileKind("byte-order-mark-before-each-document", 500, 50_000, exit: 0, documents: 1) {
        $0.add($1, "\u{FEFF}---\naccount: {}\n")
      },
      HostileKind(
        "carriage-returns-only",
        1000,
        500_000,
        exit: 1,
        "1:1: error[wrong-type] expected a mapping, found a list"
      ) { $0.add($1, "- a: v\r  b: w\r") },
      HostileKind(
        "carriage-returns-alone",
        5000,
        20_000_000,
        "1:1: error[unreadable-file] this input holds no document: it is empty, or all of it is comments"
      ) { $0.add($1, "\r") },
      HostileKind("combining-characters", 5000, 4_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'")
      {
        $0.add("a: e")
        $0.add($1, "\u{301}")
        $0.add("\n")
      },
      HostileKind("right-to-left", 5000, 1_000_000, exit: 1, "1:1: error[unknown-key] unknown key 'a'") {
        $0.add("a: ")
        $0.add($1, "\u{202E}x")
        $0.add("\n")
      },
      HostileKind(
        "typographic-quotes",
        1000,
        1_000_000,
        "1:6: error[yaml-syntax] a second `:` makes this value look like a key"
      ) {
        $0.add("a: “x: y”\n")
        $0.add($1, "# “\n")
      },
    ]
}
