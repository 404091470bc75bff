import Testing

/// One way to hurt whoever reads a text: how it is made, what must be said of it, and what that may cost.
struct HostileKind: Sendable, CustomTestStringConvertible {
  /// The name, of the file too.
  let name: String
  /// The size in units of its own: levels, lines, bytes.
  ///
  /// In the normal run of the tests (none when 0: only a large text
  /// is answered so), and in the full one.
  let sizes: (normal: Int, full: Int)
  /// Words for the command line.
  var options: [String] = []
  /// The exit code.
  var exitCode: Int32 = 2
  /// How the concise report begins, without the file's name; `#` stands for the size, `#+2` for two more.
  let report: [String]

  /// How the report begins for a text of this size.
  func report(of size: Int) -> [String] {
    report.map { line in
      (1...9).reduce(line) { $0.replacing("#+\($1)", with: "\(size + $1)") }.replacing("#", with: "\(size)")
    }
  }

  /// CPU time for a byte of the text and of the report, in that of a byte of a plain setup.
  var time = 12.0
  /// Peak memory for a byte of the text, above what any run takes.
  var memory = 8.0
  /// Documents for each unit of size: each costs as much as a small document, whatever its bytes.
  var documents = 0
  /// Writes the text.
  let make: @Sendable (TextMaker, Int) -> Void

  var testDescription: String { name }

  /// Makes a kind; `first` or `report` is how the report begins, and a line may be cut short.
  init(
    _ name: String,
    _ normal: Int,
    _ full: Int,
    options: [String] = [],
    exit exitCode: Int32 = 2,
    _ first: String...,
    report: [String] = [],
    time: Double = 12,
    memory: Double = 8,
    documents: Int = 0,
    make: @escaping @Sendable (TextMaker, Int) -> Void
  ) {
    self.name = name
    sizes = (normal, full)
    self.options = options
    self.exitCode = exitCode
    self.report = first + report
    self.time = time
    self.memory = memory
    self.documents = documents
    self.make = make
  }

  static let all: [HostileKind] =
    nesting + aliases + scalars + keys + invalidUTF8 + encodings + characters + unterminated + tags
    + directives
    + counts + lines + json
}
