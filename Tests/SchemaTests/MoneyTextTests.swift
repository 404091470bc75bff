import CEL
import Schema
import Testing

struct MoneyTextTests {
  @Test(arguments: [
    ("4.99", "4.99"), ("5", "5"), ("$4.99", "4.99"), ("$5", "5"), ("0", "0"), ("0.80", "0.80"),
    ("-1.50", "-1.50"), ("-$1.50", "-1.50"), ("$-1.50", "-1.50"),
    ("123456789012345678", "123456789012345678"),
  ])
  func reads(_ text: String, _ wanted: String) throws {
    #expect(parse(text)?.description == wanted)
  }

  @Test(arguments: [
    "", "$", "-", ".", ".5", "5.", "1.2.3", "012", "00", "1_000", "1,000", "5 EUR", "€5", "1e3", "0x10",
    "five",
    "1234567890123456789", "+5", "--5", "$$5", "5$", " 5", "NaN", ".inf",
  ])
  func refuses(_ text: String) {
    #expect(parse(text) == nil)
  }

  private func parse(_ text: String) -> Decimal? {
    var text = text
    return text.withUTF8 { unsafe MoneyText.parse($0) }
  }
}
