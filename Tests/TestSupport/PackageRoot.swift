/// Where the package's own files are.
package enum PackageRoot {
  /// The folder of `Package.swift`, without a slash at the end.
  package static let path: String = {
    // This file is three levels below it.
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The path of a file, given from the package's folder.
  package static func file(_ relative: String) -> String { "\(path)/\(relative)" }
}
