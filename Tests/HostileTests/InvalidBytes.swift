extension HostileKind {
  /// Byte sequences that are no UTF-8.
  private static let sequences: [[UInt8]] = [
    // Overlong, a surrogate, cut short, five bytes, past the last character, a byte of the middle alone, none.
    [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE4, 0xBD], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0x80], [0xFF],
  ]

  /// Where such bytes can stand: what is before them, and after, and their place in the document.
  private static let positions: [(name: String, before: String, after: String, line: Int, column: Int)] = [
    ("key", "k", "k: v\n", 2, 2), ("plain-value", "k: v", "v\n", 2, 5),
    ("single-quotes", "k: 'v", "v'\n", 2, 6), ("double-quotes", "k: \"v", "v\"\n", 2, 6),
    ("literal", "k: |\n  v", "v\n", 3, 4), ("folded", "k: >\n  v", "v\n", 3, 4),
    ("comment", "k: v # c", "c\n", 2, 9), ("directive", "...\n%FOO d", "d\n", 3, 7),
    ("tag", "k: !t", "t v\n", 2, 6), ("anchor", "k: &a", "a v\n", 2, 6),
    ("alias", "k: [&a v, *a", "a]\n", 2, 13),
    ("brackets", "k: [v, ", ", v]\n", 2, 8), ("line-of-its-own", "k: v\n", "\nl: v\n", 3, 1),
    ("document-end", "account: {}\n...\n", "\n", 4, 1), ("marker", "account: {}\n--- ", "\n", 3, 5),
  ]

  /// A document for each bad sequence in each class of positions, good ones between them.
  static let invalidUTF8: [HostileKind] =
    positions.map { position in
      let lines = (position.before + position.after).utf8.count { $0 == 0x0A } + 3
      let report = sequences.enumerated().map { index, bytes in
        let byte = String(bytes[0], radix: 16, uppercase: true)
        return "\(index * lines + position.line):\(position.column): "
          + "error[yaml-syntax] the byte 0x\(byte) is not valid UTF-8 here"
      }
      return HostileKind(
        "invalid-utf8-\(position.name)",
        1,
        2000,
        report: report,
        documents: 4 * sequences.count
      ) { text, count in
        for _ in 0..<count {
          for bytes in sequences {
            text.add("---\n\(position.before)")
            text.add(bytes)
            text.add("\(position.after)---\naccount: {}\n")
          }
        }
      }
    } + [
      HostileKind("invalid-utf8-start", 1, 1, "1:1: error[yaml-syntax] the byte 0xC3 is not valid UTF-8 here")
      { text, _ in
        text.add([0xC3])
        text.add("k: v\n")
      },
      HostileKind(
        "invalid-utf8-end",
        1000,
        1_000_000,
        "#+2:1: error[yaml-syntax] the byte 0xE4 is not valid UTF-8 here"
      ) {
        $0.add("k: |\n")
        $0.add($1, "  v\n")
        $0.add([0xE4, 0xBD])
      },
      HostileKind(
        "invalid-utf8-only",
        1000,
        20_000_000,
        "1:1: error[yaml-syntax] the byte 0xFF is not valid UTF-8 here"
      ) { $0.add($1, [0xFF]) },
      HostileKind(
        "invalid-utf8-behind-directives",
        500,
        100_000,
        "3:4: error[yaml-syntax] the byte 0xFF is not valid UTF-8 here",
        documents: 1
      ) {
        $0.add($1, Array("%YAML 1.2\n---\nk: ".utf8) + [0xFF, 0x0A])
      },
      HostileKind("latin-1", 1000, 1_000_000, "1:6: error[yaml-syntax] the byte 0xE9 is not valid UTF-8 here")
      { $0.add($1, Array("# caf".utf8) + [0xE9, 0x0A]) },
    ]

  /// Other encodings, with a byte order mark and without.
  static let encodings: [HostileKind] = [
    ("utf-16-little-endian", "UTF-16LE", [0xFF, 0xFE], [0x61, 0], [0x3A, 0], [0x20, 0], [0x0A, 0]),
    ("utf-16-big-endian", "UTF-16BE", [0xFE, 0xFF], [0, 0x61], [0, 0x3A], [0, 0x20], [0, 0x0A]),
    (
      "utf-32-little-endian", "UTF-32LE", [0xFF, 0xFE, 0, 0], [0x61, 0, 0, 0], [0x3A, 0, 0, 0],
      [0x20, 0, 0, 0],
      [0x0A, 0, 0, 0]
    ),
    (
      "utf-32-big-endian", "UTF-32BE", [0, 0, 0xFE, 0xFF], [0, 0, 0, 0x61], [0, 0, 0, 0x3A], [0, 0, 0, 0x20],
      [0, 0, 0, 0x0A]
    ),
  ].flatMap {
    (
      row: (
        name: String, title: String, mark: [UInt8], a: [UInt8], colon: [UInt8], blank: [UInt8], end: [UInt8]
      )
    ) -> [HostileKind] in
    let line = row.a + row.colon + row.blank + row.a + row.end
    let report = "1:1: error[yaml-syntax] the text is \(row.title), not UTF-8"
    return [
      HostileKind(row.name, 500, 1_000_000, report) {
        $0.add(row.mark)
        $0.add($1, line)
      },
      HostileKind("\(row.name)-without-mark", 500, 1_000_000, report) { $0.add($1, line) },
    ]
  }
}
