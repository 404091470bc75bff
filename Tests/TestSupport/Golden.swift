import Platform
package import Testing

/// Compares text with a file that holds what is expected.
///
/// With `RECORD=1` in the environment the file is written anew, and the test fails nevertheless: a
/// recording is looked at before it counts.
///
/// The path is given from the package's folder.
package func expectGolden(
  _ actual: String,
  _ path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = PackageRoot.file(path)
  let isRecording = ProcessEnvironment.value(of: "RECORD") == "1"
  let expected = (try? InputFile.bytes(ofFile: file)).map { String(decoding: $0, as: UTF8.self) }
  if isRecording, expected != actual {
    do {
      try OutputFile.write(Array(actual.utf8), to: file)
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected else {
    Issue.record(
      "there is no \(path); RECORD=1 writes it. Actual:\n\(actual)",
      sourceLocation: sourceLocation
    )
    return
  }
  guard actual != expected else { return }
  let (line, wanted, got) = firstDifference(expected, actual)
  Issue.record(
    """
    \(path) differs from line \(line) on
    expected: \(wanted)
    actual:   \(got)
    --- all of it ---
    \(actual)
    """,
    sourceLocation: sourceLocation
  )
}

private func firstDifference(_ expected: String, _ actual: String) -> (Int, String, String) {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(left.count, right.count) {
    let wanted = index < left.count ? String(left[index]) : "(end)"
    let got = index < right.count ? String(right[index]) : "(end)"
    if wanted != got { return (index + 1, wanted, got) }
  }
  return (left.count, "", "")
}
