import Platform
import Reports
import SourceText
import YAMLDocument

extension Arguments {
  /// Reads a file, or standard input for `-`, as a whole.
  ///
  /// - Throws: a failure of kind `input`.
  func wholeInput(_ path: String, _ limits: Limits) throws(RunFailure) -> SourceBuffer {
    do throws(PlatformError) {
      if path == "-" {
        let bytes = try InputFile.standardInput().readAll(limit: limits.fileBytes)
        return SourceBuffer(name: last(.stdinFilename) ?? "<stdin>", bytes: bytes)
      }
      return SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path, limit: limits.fileBytes))
    } catch {
      throw .unreadableInput(error)
    }
  }
}
