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
      let text = try BundleWriter(folder: root + "/rules/openai-billing").text()
      try OutputFile.write(
        Array(text.utf8),
        to: root + "/Sources/Rules/Bundled/BundledPack.generated.swift"
      )
    } catch {
      exit(2, "\(error)")
    }
  }

  private static func exit(_ code: Int32, _ message: String) -> Never {
    StandardStream.error.say("preflight-generate: \(message)\n")
    CurrentProcess.exit(code)
  }
}
