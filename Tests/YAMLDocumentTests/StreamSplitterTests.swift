import Diagnostics
import SourceText
import Testing

@testable import YAMLDocument

/// A stream read in pieces must give what the whole gives.
@Suite("Streams")
struct StreamSplitterTests {
  static let texts = [
    "a: 1\n---\nb: 2\n---\nc: 3\n",
    "---\r\na: 1\r\n---\r\nb: 值\r\n...\r\n%YAML 1.2\r\n---\r\nc: \"---\"\r\n",
    "# c\n--- |\n text\n---x: 1\n ---\n--- # d\n# e\n---\nz: [\n---\nok: 1\n...\nbare\n",
    "%TAG !e! tag:e,2000:\n# c\n---\na: !e!x 1\n...\n%TAG !e! tag:f,2000:\n\n---\na: !e!y 2\n",
    "\u{FEFF}a: 1\r---\rb: 2\r---\r",
    "a: 'x\n---\nb: 1\n--", "", "\n\n", "---\n---\n---\n", "a",
    String(repeating: "---\nk: v\n", count: 40),
  ]

  /// Every document as `offset of the root, line, tree`, or the failure with its place.
  private func documents(_ buffers: [SourceBuffer]) -> [String] {
    var result: [String] = []
    let reader = DocumentReader()
    var tree = DocumentTree()
    for buffer in buffers {
      reader.open(buffer, format: .yaml)
      let lines = LineTable(buffer)
      while reader.next(into: &tree) {
        if let failure = reader.failure {
          let place = lines.location(of: Int(failure.range.start))
          result.append("\(place.offset) \(place.line):\(place.column) \(failure.message[.english])")
        } else if let root = tree.root {
          let place = lines.location(of: Int(tree.range(root).start))
          result.append("\(place.offset) \(place.line):\(place.column) \(dump(tree))")
        }
      }
    }
    return result
  }

  private func split(
    _ bytes: [UInt8],
    window: Int,
    chunk: Int,
    limits: Limits = Limits()
  ) throws -> [SourceBuffer] {
    var splitter = StreamSplitter(name: "s", windowBytes: window, limits: limits)
    var position = 0
    var buffers: [SourceBuffer] = []
    while let buffer = try splitter.next(read: { target in
      let end = min(position + chunk, bytes.count)
      target += bytes[position..<end]
      position = end
    }) {
      buffers.append(buffer)
    }
    return buffers
  }

  @Test(arguments: texts, [16, 17, 23, 64, 4096])
  func anyChunkSizeGivesTheSame(_ text: String, _ window: Int) throws {
    let bytes = Array(text.utf8)
    let whole = try split(bytes, window: 1 << 20, chunk: 1 << 20)
    #expect(whole.count <= 1)
    let expected = documents(whole)
    for chunk in [1, 2, 3, 5, 7, 16, 100, 5000] {
      let buffers = try split(bytes, window: window, chunk: chunk)
      #expect(documents(buffers) == expected, "window \(window), chunk \(chunk)")
      // Nothing is lost or read twice.
      let skipped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      #expect(buffers.flatMap(\.bytes) == Array(bytes.dropFirst(skipped)))
      var offset = skipped
      for buffer in buffers {
        #expect(buffer.origin.offset == offset)
        offset += buffer.bytes.count
      }
    }
  }

  @Test
  func smallDocumentsKeepTheWindowSmall() throws {
    let bytes = Array(String(repeating: "---\nkey: value\n", count: 2000).utf8)
    let buffers = try split(bytes, window: 256, chunk: 64)
    #expect(buffers.count > 80)
    #expect(buffers.allSatisfy { $0.bytes.count <= 320 })
  }

  @Test
  func oneLargeDocumentGrowsTheWindowUpToTheLimit() throws {
    var limits = Limits()
    limits.documentBytes = 2000
    let fits = Array(("a: " + String(repeating: "x", count: 1900) + "\n---\nb: 1\n").utf8)
    #expect(try split(fits, window: 64, chunk: 50, limits: limits).count == 2)
    let large = Array(("a: 1\n---\na: " + String(repeating: "x", count: 3000) + "\n").utf8)
    #expect(
      throws: StreamSplitter.Failure.documentTooLarge(limit: 2000, at: SourceOrigin(offset: 5, line: 1))
    ) {
      _ = try split(large, window: 64, chunk: 50, limits: limits)
    }
    #expect(
      StreamSplitter.Failure.documentTooLarge(limit: 2000, at: SourceOrigin()).diagnostic.message[.english]
        == "the document has more than 2000 bytes (limit document-bytes)"
    )
  }

  /// Whatever the sizes of reads and windows, the documents that end within the limit are given out.
  @Test(arguments: [16, 64, 4096], [1, 3, 7, 5000])
  func fileLimit(_ window: Int, _ chunk: Int) throws {
    let bytes = Array("\u{FEFF}a: 1\n---\nb: 2\n...\n---x: 3\n---\nc: 3\n".utf8)
    // Where a document has ended: before each `---` of its own, after the `...`, and at the end.
    let ends = [8, 21, 29, bytes.count]
    for limit in 1...bytes.count {
      var limits = Limits()
      limits.fileBytes = limit
      var splitter = StreamSplitter(name: "s", windowBytes: window, limits: limits)
      var position = 0
      var given: [UInt8] = []
      var isComplete = false
      do {
        while let buffer = try splitter.next(read: { target in
          let end = min(position + chunk, bytes.count)
          target += bytes[position..<end]
          position = end
        }) {
          given += buffer.bytes
        }
        isComplete = true
      } catch let failure as StreamSplitter.Failure {
        #expect(failure == .fileTooLarge(limit: limit))
      }
      #expect(isComplete == (limit == bytes.count))
      #expect(given == Array(bytes[..<(ends.last { $0 <= limit } ?? 3)].dropFirst(3)), "limit \(limit)")
    }
  }

  @Test
  func errorsOfReadingArePassedOn() {
    struct Broken: Error, Equatable {}
    var splitter = StreamSplitter(name: "s")
    #expect(throws: Broken()) { _ = try splitter.next(read: { _ in throw Broken() }) }
  }

  /// Buffers larger than a segment are read in several; documents and places must not show it.
  @Test
  func segmentsDoNotShow() throws {
    let document = "---\nname: \"值\"\nlist: [1, 2, 3]\n"
    let text = String(repeating: document, count: 20_000)
    let reader = DocumentReader()
    reader.open(SourceBuffer(name: "s", text: text), format: .yaml)
    var tree = DocumentTree()
    var count = 0
    while reader.next(into: &tree) {
      let start = try #require(tree.root.map { Int(tree.range($0).start) })
      #expect(start == count * document.utf8.count + 4)
      count += 1
    }
    #expect(count == 20_000)
  }
}
