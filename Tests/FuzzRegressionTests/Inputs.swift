import FuzzProperties
import Platform
import TestSupport
import Testing
import YAMLDocument

/// Texts to try, and the properties to hold the code to.
enum Inputs {
  /// A fuzzer's property by the name that its crashers have in `fixtures/crashers`.
  static let properties: [String: @Sendable () -> any Property] = [
    "yaml": { DocumentProperty(format: .yaml) }, "json": { DocumentProperty(format: .json) },
    "cel": { ExpressionProperty() }, "template": { TemplateProperty() }, "pack": { PackProperty() },
    "setup": { SetupProperty() },
  ]

  /// All files of a folder under `fixtures`, by their path from the package's folder.
  static func files(_ folder: String) -> [String] {
    DirectoryWalk(PackageRoot.file("fixtures/\(folder)")) { _ in true }.files
      .map { String($0.dropFirst(PackageRoot.path.utf8.count + 1)) }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try InputFile.bytes(ofFile: PackageRoot.file(path))
  }
}
