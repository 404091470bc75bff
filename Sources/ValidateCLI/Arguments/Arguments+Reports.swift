import Platform
import Reports

extension Arguments {
  /// A report must not take the place of what the run reads, nor of another report.
  func checkReports(_ files: [String]) throws(RunFailure) {
    let baseline = last(.writeBaseline)
    for file in files {
      if let failure = failureOfReport(over: file) { throw failure }
      if let baseline, FolderPath.areSame(file, baseline) { throw .twoFormats }
    }
    // A baseline may be brought up to date in its place.
    if let baseline, !all(.baseline).contains(where: { FolderPath.areSame($0, baseline) }),
      let failure = failureOfReport(over: baseline)
    {
      throw failure
    }
  }

  /// Why a report may not be written to a file: it is one that the command line lets the run read.
  ///
  /// That is what it names, the YAML files of the folders that it names, and configurations.
  func failureOfReport(over file: String) -> RunFailure? {
    guard FileKind(at: file) == .file else { return nil }
    if operands.contains(where: { isFile(file, partOf: $0) }) { return .reportOverInput(file) }
    let others = all(.rules) + all(.config).suffix(1) + all(.baseline).suffix(1)
    let isRead =
      FolderPath.parts(file).last == ConfigurationSearch.fileName
      || others.contains { isFile(file, partOf: $0) }
    return isRead ? .reportOverRead(file) : nil
  }

  private func isFile(_ file: String, partOf path: String) -> Bool {
    if SameFile.lead(file, path) { return true }
    guard file.hasSuffix(".yaml") || file.hasSuffix(".yml"), FileKind(at: path) == .directory else {
      return false
    }
    return FolderPath.absoluteParts(file).starts(with: FolderPath.absoluteParts(path))
  }
}
