import Reports

/// One report to write: in which format, and where to.
struct OutputRequest {
  let format: any Reporter.Type
  /// The file; nil for standard output.
  let file: String?
}

extension Arguments {
  /// The reports that `--format` and `--output` ask for.
  ///
  /// Text on standard output when nothing is said; a format without a file goes to `--output`.
  func outputRequests() throws(RunFailure) -> [OutputRequest] {
    let output = last(.output).flatMap { $0 == "-" ? nil : $0 }
    if last(.output) == "" { throw .missingValue("--output", "FILE") }
    var requests: [OutputRequest] = []
    for word in all(.format) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let format = ReporterRegistry.reporter(named: parts[0]) else {
        throw .unknownFormat(parts[0])
      }
      if parts.count == 2, parts[1].isEmpty { throw .emptyFileName }
      let file = parts.count == 2 ? (parts[1] == "-" ? nil : parts[1]) : output
      guard !requests.contains(where: { Self.areSame($0.file, file) }) else { throw .twoFormats }
      requests.append(OutputRequest(format: format, file: file))
    }
    if requests.isEmpty || (output != nil && !requests.contains { Self.areSame($0.file, output) }) {
      requests.append(OutputRequest(format: TextReporter.self, file: output))
    }
    return requests
  }

  private static func areSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left == right }
    return FolderPath.areSame(left, right)
  }

  /// Whether `--format json` was said, for commands that know text and JSON only.
  func wantsJSON() throws(RunFailure) -> Bool {
    guard let word = last(.format) else { return false }
    guard word == "text" || word == "json" else {
      throw .badChoice(.format, word, among: ["text", "json"])
    }
    return word == "json"
  }

  /// The format that a failed run is reported in on standard output, as far as a command line with a mistake
  /// tells.
  static func lastFormat(in words: [String]) -> (any Reporter.Type)? {
    var format: (any Reporter.Type)?
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      var value: String?
      if word == "-f" || word == "--format" || word == "--output-format" {
        value = index + 1 < words.count ? words[index + 1] : nil
      } else if word.hasPrefix("-f"), !word.hasPrefix("--") {
        value = String(word.dropFirst(word.hasPrefix("-f=") ? 3 : 2))
      } else if word.hasPrefix("--format=") || word.hasPrefix("--output-format=") {
        value = word.split(separator: "=", maxSplits: 1).last.map(String.init)
      }
      if let named = value.flatMap({ ReporterRegistry.reporter(named: $0) }) { format = named }
    }
    return format
  }
}
