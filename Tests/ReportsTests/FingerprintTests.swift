import Diagnostics
import Engine
import SourceText
import Testing

@testable import Reports

@Suite("Fingerprints")
struct FingerprintTests {
  private let sample = Sample()

  /// The vectors of the function's authors.
  @Test(
    "The hash is FNV-1a with 128 bits",
    arguments: [
      ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
      ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ]
  )
  func vectors(text: String, digits: String) {
    var hash = FNVHash()
    hash.add(bytes: text.utf8)
    #expect(hash.digits == digits)
  }

  @Test("Texts do not run together")
  func ends() {
    var one = FNVHash()
    one.add("ab")
    one.add("c")
    var other = FNVHash()
    other.add("a")
    other.add("bc")
    #expect(one.value != other.value)
  }

  private func fingerprint(_ result: RuleResult, in sample: Sample) -> String {
    var fingerprints = Fingerprints()
    return fingerprints.fingerprint(of: result, in: sample.report([result]))
  }

  @Test("A finding that has moved is the same; one of another rule, value or element is not")
  func moved() {
    let text = "# a comment\nphones: []\n" + Sample.text
    let moved = Sample(text)
    var result = sample.failing
    result.stablePath = "/cards/[name=travel-card]/balance"
    var later = moved.failing
    later.stablePath = result.stablePath
    // Another element stands before it now.
    later.place = moved.place("/cards/7/balance", "4.20")
    let fingerprint = fingerprint(result, in: sample)
    #expect(self.fingerprint(later, in: moved) == fingerprint)
    var other = result
    other.ruleID = "other"
    #expect(self.fingerprint(other, in: sample) != fingerprint)
    other = result
    other.stablePath = "/cards/[name=other]/balance"
    #expect(self.fingerprint(other, in: sample) != fingerprint)
    let changed = Sample(Sample.text.replacing("4.20", with: "4.30"))
    other = result
    other.place = changed.place("/cards/0/balance", "4.30")
    #expect(self.fingerprint(other, in: changed) != fingerprint)
  }
}
