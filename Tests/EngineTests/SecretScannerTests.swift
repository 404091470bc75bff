import Diagnostics
import Engine
import Rules
import SourceText
import Testing

/// What counts as a secret, and what only looks like one.
///
/// All card numbers are published test numbers.
struct SecretScannerTests {
  private static let detectors = [
    SecretDetector(pattern: .cardNumber, title: LocalizedText("card")),
    SecretDetector(pattern: .token(prefix: Array("sk-".utf8), minimum: 20), title: LocalizedText("key")),
    SecretDetector(
      pattern: .field(keys: [Array("cvv".utf8), Array("cvc".utf8)], digits: [3, 4]),
      title: LocalizedText("CVV")
    ),
    SecretDetector(
      pattern: .field(keys: [Array("code".utf8), Array("验证码".utf8)], digits: [6]),
      title: LocalizedText("code")
    ),
  ]

  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SecretScanner(Self.detectors).hits(in: bytes.span).map { hit in
      let value = String(decoding: bytes[hit.range.indices], as: UTF8.self)
      return "\(Self.detectors[hit.detector].title.english) \(hit.length) \(value)"
    }
  }

  @Test(arguments: [
    ("number: 4242424242424242", "card 16 4242424242424242"),
    ("# 4242 4242 4242 4242 is mine", "card 16 4242 4242 4242 4242"),
    ("4242-4242-4242-4242", "card 16 4242-4242-4242-4242"),
    ("'378282246310005'", "card 15 378282246310005"),
    ("3782 822463 10005", "card 15 3782 822463 10005"),
    ("5555555555554444", "card 16 5555555555554444"),
    ("2223003122003222", "card 16 2223003122003222"),
    ("6011111111111117", "card 16 6011111111111117"),
    ("30569309025904", "card 14 30569309025904"),
    ("3566002020360505", "card 16 3566002020360505"),
    ("6205500000000000004", "card 19 6205500000000000004"),
    ("4222222222222", "card 13 4222222222222"),
    ("{a: 4242424242424242}", "card 16 4242424242424242"),
    ("key: sk-abcdefghijklmnopqrst", "key 23 sk-abcdefghijklmnopqrst"),
    ("\"sk-proj-abc_DEF-0123456789\"", "key 26 sk-proj-abc_DEF-0123456789"),
    ("cvv: 123", "CVV 3 123"), ("CVV: '1234'", "CVV 4 1234"), ("{cvc: 987}", "CVV 3 987"),
    ("# cvv 123", "CVV 3 123"), ("\"cvv\": \"123\"", "CVV 3 123"), ("code: 123456", "code 6 123456"),
    ("code = 123456", "code 6 123456"), ("验证码 482913", "code 6 482913"), ("验证码482913", "code 6 482913"),
    ("验证码：482913", "code 6 482913"), ("验证码是482913", "code 6 482913"), ("cvv是123", "CVV 3 123"),
  ])
  func finds(_ text: String, _ wanted: String) {
    #expect(found(text) == [wanted])
    // Wherever in a word of the machine it begins, behind whatever is no part of a word.
    for padding in [" ", "卡", ",", "\n"] {
      for count in 1...17 {
        let text = String(repeating: "a ", count: count / 2) + String(repeating: padding, count: count) + text
        #expect(found(text) == [wanted], "\(text)")
      }
    }
  }

  /// A detector that begins with a sign finds where the others do.
  @Test func oddStart() {
    let odd = SecretDetector(
      pattern: .token(prefix: Array("$x".utf8), minimum: 4),
      title: LocalizedText("odd")
    )
    let bytes = Array("key $xabcdef and sk-abcdefghijklmnopqrst".utf8)
    let hits = SecretScanner(Self.detectors + [odd]).hits(in: bytes.span)
    #expect(
      hits.map { String(decoding: bytes[$0.range.indices], as: UTF8.self) } == [
        "$xabcdef", "sk-abcdefghijklmnopqrst",
      ]
    )
  }

  @Test(arguments: [
    "4242424242424241",  // the check digit is wrong
    "1234567812345670",  // no issuer begins with 1
    "0000000000000000", "424242424242", "42424242424242424242", "+4242424242424242", "a4242424242424242",
    "4242424242424242a", "0.4242424242424242", "4242424242424242.5", "42 42 42 42 42 42 42 42",
    "4242 4242-4242 4242", "2026-11-24 10:00:00", "2026-11-24 2026-11-25", "+447700900123", "8613800138000",
    "sk-short", "task-abcdefghijklmnopqrstuvwxyz", "cvv: true", "cvv: 12", "cvv: 12345", "cvv: 1.23",
    "mycvv: 123", "cvvs: 123", "code: received", "code: 12345", "code: 1234567", "postcode: 123456",
    "code: 123456abc", "",
  ])
  func passesOver(_ text: String) {
    #expect(found(text) == [])
  }

  @Test func everySecretOfAText() {
    let text = "a: 4242424242424242\n# sk-abcdefghijklmnopqrst\ncvv: 123\n"
    #expect(found(text) == ["card 16 4242424242424242", "key 23 sk-abcdefghijklmnopqrst", "CVV 3 123"])
  }
}
