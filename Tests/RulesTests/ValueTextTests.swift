import CEL
import Diagnostics
import Rules
import Testing

struct ValueTextTests {
  @Test(arguments: [
    ("5", "$5.00", "5.00 美元"), ("4.2", "$4.20", "4.20 美元"), ("4.99", "$4.99", "4.99 美元"),
    ("0.125", "$0.125", "0.125 美元"), ("-3", "-$3.00", "-3.00 美元"),
    ("1234567.5", "$1234567.50", "1234567.50 美元"),
    ("0", "$0.00", "0.00 美元"),
  ])
  func money(_ amount: String, _ english: String, _ chinese: String) throws {
    let amount = try #require(Decimal(amount))
    #expect(ValueText(language: .english).money(amount) == english)
    #expect(ValueText(language: .simplifiedChinese).money(amount) == chinese)
  }

  @Test func values() throws {
    let english = ValueText(language: .english)
    let chinese = ValueText(language: .simplifiedChinese)
    #expect(english.text(.bool(true)) == "yes")
    #expect(chinese.text(.bool(false)) == "否")
    #expect(english.text(.list([.string("a"), .int(2)])) == "a, 2")
    #expect(chinese.text(.list([.string("a"), .int(2)])) == "a、2")
    #expect(english.text(.timestamp(try #require(Timestamp(seconds: 86_400)))) == "1970-01-02")
    #expect(english.text(.timestamp(try #require(Timestamp(seconds: 1)))) == "1970-01-01T00:00:01Z")
    #expect(english.text(.optional(.none)) == "")
    #expect(english.text(.error(.overflow, en: "overflow", zh: "溢出")) == "⟨overflow⟩")
  }
}
