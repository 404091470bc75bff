import CEL
import Platform
import TestSupport
import Testing

@Suite struct CELReferenceTests {
  /// With `RECORD=1` the page is written anew, and the test fails so that this is never a green run.
  @Test func thePageIsUpToDate() throws {
    let path = PackageRoot.path + "/docs/cel.md"
    let wanted = CELReference.markdown()
    if ProcessEnvironment.value(of: "RECORD") == "1" {
      try OutputFile.write(Array(wanted.utf8), to: path)
      Issue.record("recorded \(path)")
      return
    }
    let page = String(decoding: try InputFile.bytes(ofFile: path), as: UTF8.self)
    #expect(page == wanted, "docs/cel.md is out of date: run the tests with RECORD=1")
  }

  @Test func signaturesLookLikeCalls() {
    let page = CELReference.markdown()
    for line in [
      "- `int + int -> int`", "- `-int -> int`", "- `!bool -> bool`", "- `bool ? A : A -> A`",
      "- `list(A)[int] -> A`", "- `A in map(A, B) -> bool`",
      "- `size(string) -> int`", "- `string.size() -> int`", "- `string.matches(string) -> bool`",
      "- `math.ceil(double) -> double`", "- `optional.none() -> optional_type(V)`",
      "- `list(V)[?int] -> optional_type(V)`", "### `math.greatest(a, ...)` (macro)",
      "Type names: `net.IP`, `net.CIDR`.",
    ] {
      #expect(page.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    #expect(!page.contains("@"))
  }
}
