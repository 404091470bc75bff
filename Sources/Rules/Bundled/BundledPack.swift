import SourceText
import YAMLDocument

/// The pack that is compiled into the program.
package enum BundledPack {
  /// One of its files.
  struct File: Sendable {
    /// The path relative to the pack's folder.
    let path: StaticString
    /// The text.
    let text: StaticString
    /// The tree of the text, packed, without what ``omittedKeys`` names.
    let tree: StaticString
    /// The decoded scalars of the tree.
    let sideText: StaticString

    var buffer: SourceBuffer {
      let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      return unsafe SourceBuffer(name: BundledPack.folder + "\(path)", bytes: Array(bytes))
    }
  }

  /// How the folder of the pack is shown in messages.
  static let folder = "rules/openai-billing/"

  /// What the packed trees leave out, because checking a setup never needs it.
  package static let omittedKeys: Set<String> = ["tests", "see_also", "description", "x-zh-Hans", "examples"]

  /// The pack, ready for checks: its trees are unpacked, not parsed.
  package static func load() throws -> Pack {
    try PackLoader.load { path in
      let file = try file(path)
      let buffer = file.buffer
      return PackFile(
        path: buffer.name,
        tree: DocumentTree(packed: file.tree, sideText: file.sideText, source: buffer)
      )
    }
  }

  /// The pack with all that its files hold: tests, descriptions and further reading too.
  package static func loadEverything() throws -> Pack {
    try PackLoader.load { try PackFolder.read(file($0).buffer) }
  }

  /// Every file's path and text.
  package static var contents: [(path: String, text: String)] {
    files.map { ("\($0.path)", "\($0.text)") }
  }

  private struct NoSuchFile: Error {
    let path: String
  }

  private static func file(_ path: String) throws -> File {
    guard let file = files.first(where: { "\($0.path)" == path }) else { throw NoSuchFile(path: path) }
    return file
  }
}
