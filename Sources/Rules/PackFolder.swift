import Diagnostics
import Platform
package import SourceText
import YAMLDocument

/// Reads packs from files.
package enum PackFolder {
  /// Loads the pack in a folder that holds a `pack.yaml`, or whose main file is given.
  ///
  /// - Throws: ``PackErrors`` for what is wrong in the pack, `PlatformError` for an unreadable main file.
  package static func load(_ path: String, includesFixtures: Bool = false) throws -> Pack {
    let isFile = path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix(".json")
    let folder = isFile ? parent(of: path) : withoutSlash(path)
    let main = isFile ? String(path.dropFirst(folder.count + (path.contains("/") ? 1 : 0))) : "pack.yaml"
    return try PackLoader.load(main, includesFixtures: includesFixtures) { name in
      let full = folder.isEmpty ? name : folder + "/" + name
      return try read(SourceBuffer(name: full, bytes: InputFile.bytes(ofFile: full)))
    }
  }

  /// Reads one file of a pack into a tree.
  ///
  /// - Throws: ``PackErrors`` when the text is not one well-formed YAML document.
  package static func read(_ buffer: SourceBuffer) throws(PackErrors) -> PackFile {
    let reader = DocumentReader(limits: Limits())
    reader.open(buffer, format: DocumentFormat(ofFile: buffer.name))
    var tree = DocumentTree()
    guard reader.next(into: &tree) else {
      let diagnostic = Diagnostic("rule-pack", PackMessages.emptyPack, at: TextRange(at: 0))
      throw PackErrors(issues: [PackIssue(path: buffer.name, buffer: buffer, diagnostic: diagnostic)])
    }
    var problems = (reader.failure.map { [$0] } ?? []) + reader.findings
    // The options that raise limits are for setups.
    for index in problems.indices where problems[index].code == "limit-exceeded" {
      problems[index].hint = nil
    }
    guard problems.isEmpty else {
      throw PackErrors(
        issues: problems.map { PackIssue(path: buffer.name, buffer: buffer, diagnostic: $0) }
      )
    }
    return PackFile(path: buffer.name, tree: tree)
  }

  /// A folder's name as it was given, without a slash at its end.
  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? withoutSlash(String(path.dropLast())) : path
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}
