import Testing

@testable import Engine

/// Many texts at once against one after the other.
struct TextFinderTests {
  private static func places(of texts: [String], in text: String) -> Set<Range<Int>> {
    let bytes = Array(text.utf8)
    var places: Set<Range<Int>> = []
    for needle in texts.map({ Array($0.utf8) }) where !needle.isEmpty && needle.count <= bytes.count {
      for start in 0...(bytes.count - needle.count)
      where bytes[start..<start + needle.count].elementsEqual(needle) {
        places.insert(start..<start + needle.count)
      }
    }
    return places
  }

  @Test(
    arguments: [
      ([], "abc"), ([""], "abc"), (["abc"], ""), (["abc"], "abc"), (["abc"], "xabcabcab"),
      (["aa", "a", "aaa"], "aaaa"),
      (["abc", "abd", "ab", "b"], "abababdabc"), (["中文", "文中"], "中文中文"), (["\u{7F}", "é", "z"], "zé\u{7F}é"),
      (["+44770", "+44771", "+44770"], "+44770+44771"),
    ] as [([String], String)]
  )
  func findsAll(_ texts: [String], _ text: String) {
    var text = text
    text.makeContiguousUTF8()
    var found: [Range<Int>] = []
    TextFinder(texts.map { Array($0.utf8) }).find(in: text.utf8.span) { found.append($0) }
    #expect(Set(found) == Self.places(of: texts, in: text))
    #expect(found.count == Set(found).count)
  }

  @Test func findsAmongMany() {
    let numbers = (0..<3000).map { "+4477\(10_000 + $0 * 7)" }
    let text = numbers.prefix(50).joined(separator: " ") + " +447799999"
    let finder = TextFinder(numbers.prefix(2000).map { Array($0.utf8) }).adding(
      numbers.map { Array($0.utf8) }
    )
    var found: Set<Range<Int>> = []
    finder.find(in: text.utf8.span) { found.insert($0) }
    #expect(found == Self.places(of: numbers, in: text))
    #expect(found.count >= 50)
    #expect(finder.longest == 10)
  }
}
