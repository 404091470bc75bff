import SourceText
import YAMLDocument

/// The pack that is compiled into the program.
///
/// It is there three times over, each form for its own use. What every check needs (conditions, stages,
/// parameters) is one small tree that is unpacked at the start. What the rules of a file say to people is a
/// tree for each file, unpacked when one of its rules has something to say. And the files' texts are there
/// in full, for the commands that show tests, descriptions and further reading.
package enum BundledPack {
  /// A text with its name.
  struct File: Sendable {
    /// The path relative to the pack's folder.
    let path: StaticString
    let text: StaticString

    var buffer: SourceBuffer {
      let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      return unsafe SourceBuffer(name: BundledPack.folder + "\(path)", bytes: Array(bytes))
    }
  }

  /// A text with its tree.
  struct PackedFile: Sendable {
    let file: File
    /// The tree of the text, see `DocumentTree.packed()`.
    let tree: StaticString
    /// The decoded scalars of the tree.
    let sideText: StaticString

    var packFile: PackFile {
      PackFile(path: BundledPack.folder + "\(file.path)") {
        DocumentTree(packed: tree, sideText: sideText, source: file.buffer)
      }
    }
  }

  /// The pack's name.
  package static let name = "openai-billing"

  /// How the folder of the pack is shown in messages.
  static let folder = "rules/openai-billing/"

  /// The files that every check reads: the conditions and the schema.
  package static let coreFileCount = 2

  /// The keys that no check needs: left out of the schema that checks read.
  package static let schemaKeysForPeople: Set<String> = [
    "title", "description", "x-zh-Hans", "examples", "default",
  ]

  /// The pack, ready for checks.
  package static func load() throws -> Pack {
    var pack = try PackLoader.load("pack.yaml") { path in
      path == "pack.yaml" ? conditions.packFile : schema.packFile
    }
    pack.files += texts.map(\.packFile)
    return pack
  }

  /// The pack with all that its files hold: tests, descriptions and further reading too.
  package static func loadEverything() throws -> Pack {
    try PackLoader.load(includesFixtures: true) { try PackFolder.read(file($0).buffer) }
  }

  private struct NoSuchFile: Error {
    let path: String
  }

  private static func file(_ path: String) throws -> File {
    guard let file = files.first(where: { "\($0.path)" == path }) else { throw NoSuchFile(path: path) }
    return file
  }
}
