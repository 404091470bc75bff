import Diagnostics
import Engine
import Rules
import Testing

/// What is hidden in printed text; the number of characters never changes.
struct MaskerTests {
  private static let detectors = [
    SecretDetector(pattern: .token(prefix: Array("sk-".utf8), minimum: 20), title: LocalizedText("key"))
  ]

  @Test(arguments: [
    ("+447700900123", "+44••••••••23"),
    ("call +44 7700 900123 now", "call +44••••••••••23 now"),
    ("447700900123", "44••••••••23"),
    ("123456789", "12•••••89"),
    ("4242 4242 4242 4242", "•••••••••••••••••••"),
    ("key sk-abcdefghijklmnopqrst end", "key ••••••••••••••••••••••• end"),
    ("中文 +447700900123 中文", "中文 +44••••••••23 中文"),
    ("12345678", "12345678"), ("2026-11-24", "2026-11-24"), ("$1234.56", "$1234.56"), ("", ""),
  ])
  func hides(_ text: String, _ wanted: String) {
    let masked = Masker(detectors: Self.detectors, showsPrivate: false).masked(text)
    #expect(masked == wanted)
    #expect(masked.unicodeScalars.count == text.unicodeScalars.count)
  }

  @Test func hidesPrivateValues() {
    let masker = Masker(detectors: [], showsPrivate: false).hiding(["07700 900", "abc"])
    #expect(masker.masked("number: 07700 900") == "number: 07•••••00")
    #expect(masker.masked("abc") == "abc", "too short to hide: it would hide half the text")
  }

  @Test func showsPrivateNumbersOnRequest() {
    let masker = Masker(detectors: Self.detectors, showsPrivate: true).hiding(["07700 900"])
    #expect(masker.masked("+447700900123 07700 900") == "+447700900123 07700 900")
    #expect(masker.masked("4242424242424242") == "••••••••••••••••", "secrets are never shown")
  }
}
