import Diagnostics
import Platform
import Rules
import SourceText
import YAMLDocument

/// Writes the files that are made from others and committed: the bundled pack.
enum Generator {
  /// Runs with the package's root folder as the only argument.
  static func run(_ arguments: [String]) {
    guard arguments.count == 2 else { exit(2, "usage: preflight-generate PACKAGE-FOLDER") }
    let root = arguments[1]
    do {
      let text = try bundledPack(folder: root + "/rules/openai-billing")
      try OutputFile.write(Array(text.utf8), to: root + "/Sources/Rules/Bundled/BundledPack.generated.swift")
    } catch {
      exit(2, "\(error)")
    }
  }

  private static func exit(_ code: Int32, _ message: String) -> Never {
    StandardStream.error.say("preflight-generate: \(message)\n")
    CurrentProcess.exit(code)
  }

  /// The Swift source that holds the texts and the packed trees of a pack's files.
  private static func bundledPack(folder: String) throws -> String {
    var files: [PackFile] = []
    _ = try PackLoader.load { name in
      let bytes = try InputFile.bytes(ofFile: folder + "/" + name)
      let file = try PackFolder.read(SourceBuffer(name: name, bytes: bytes))
      files.append(file)
      return file
    }
    var result = """
      // Generated from rules/openai-billing by bin/generate. Do not edit.
      // swift-format-ignore-file

      extension BundledPack {
        /// The pack's files, the main one first.
        static let files: [File] = [

      """
    for file in files.sorted(by: { $0.path == "pack.yaml" || ($1.path != "pack.yaml" && $0.path < $1.path) })
    {
      result += entry(file)
    }
    return result + "  ]\n}\n"
  }

  private static func entry(_ file: PackFile) -> String {
    """
        File(
          path: \(literal(file.path)),
          text: \(literal(String(decoding: file.tree.source.bytes, as: UTF8.self))),
          tree: #"\(file.tree.packed(omitting: BundledPack.omittedKeys))"#,
          sideText: \(literal(file.tree.packedSideText))
        ),

    """
  }

  /// A Swift string literal on one line.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
