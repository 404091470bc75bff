package import Engine
package import Rules
import SourceText
import YAMLDocument

/// What became of a pack's mutants, and what a report of it needs to know.
package struct MutationReport: Sendable {
  package let pack: Pack
  package let summary: MutationSummary

  package init(pack: Pack, summary: MutationSummary) {
    self.pack = pack
    self.summary = summary
  }

  /// Whether the tests notice every mutant that can be noticed.
  package var isGood: Bool { summary.survivors == 0 }

  /// Where a mutant stands.
  func place(of mutant: Mutant) -> (path: String, location: SourceLocation) {
    let file = pack.files[mutant.file]
    // What is left out begins behind the word before it, which may stand on another line.
    let bytes = file.tree.source.bytes[mutant.range.indices]
    let offset = bytes.firstIndex { $0 > 0x20 } ?? Int(mutant.range.start)
    return (file.path, LineTable(file.tree.source).location(of: offset))
  }

  /// `path:line:column`.
  func placeText(of mutant: Mutant, _ look: Look = Look()) -> String {
    let (path, location) = place(of: mutant)
    return look.place(path, ":\(location.line):\(location.column)")
  }

  /// How far the tests of a rule are indented.
  func indentation(ofTestsOf id: String) -> Int {
    guard let rule = pack.rules.first(where: { $0.id == id }), let tests = pack.texts(of: rule).tests else {
      return 6
    }
    let tree = pack.files[tests.file].tree
    guard !tree.isFlow(tests.node), let first = tree.firstChild(tests.node) else { return 6 }
    // The dash stands two columns before its element.
    let column = LineTable(tree.source).location(of: Int(tree.range(first).start)).column
    return max(0, column - 3)
  }
}

/// The lines of a file that a mutant changes, before and after.
struct MutantLines {
  /// The number of the first line.
  let first: Int
  let old: [String]
  let new: [String]
  /// The cells before what goes, and its own; nil when that is nothing or has several lines.
  let marked: (before: Int, width: Int)?

  init(_ mutant: Mutant, in pack: Pack) {
    let source = pack.files[mutant.file].tree.source
    let lines = LineTable(source)
    let firstIndex = lines.lineIndex(of: Int(mutant.range.start))
    let lastIndex = lines.lineIndex(of: max(Int(mutant.range.start), Int(mutant.range.end) - 1))
    let start = Int(lines.range(ofLine: firstIndex).start)
    let end = Int(lines.range(ofLine: lastIndex).end)
    let head = source.text(in: TextRange(start, Int(mutant.range.start)))
    let tail = source.text(in: TextRange(min(end, Int(mutant.range.end)), end))
    first = lines.number(ofLine: firstIndex)
    old = Self.lines(source.text(in: TextRange(start, end)))
    // A line of which nothing is left is no line.
    new = Self.lines(head + mutant.replacement + tail).filter { line in line.contains { $0 != " " } }
    marked =
      old.count == 1 && !mutant.range.isEmpty
      ? (head.printable.displayWidth, max(1, source.text(in: mutant.range).printable.displayWidth)) : nil
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { String($0).printable }
  }
}
