import Foundation
import Platform
import TestSupport
import Testing

/// Texts for people stand in the sources as pairs `en: "…", zh: "…"`; this holds both halves to the same.
///
/// That neither is missing, the compiler sees to.
@Suite("Texts in two languages")
struct CatalogueTests {
  private static func sources() throws -> [(path: String, bytes: [UInt8])] {
    let root = PackageRoot.file("Sources")
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") && !$0.contains("generated") }.sorted().map {
      ($0, try InputFile.bytes(ofFile: "\(root)/\($0)"))
    }
  }

  @Test("Both say something, with the same values put in")
  func pairs() throws {
    var count = 0
    for (path, bytes) in try Self.sources() {
      for pair in TextPair.all(in: bytes) {
        count += 1
        let text = "\(path): \(pair.english.words) | \(pair.chinese.words)"
        #expect(pair.english.values == pair.chinese.values, "\(text)")
        #expect(pair.isTranslated, "\(text)")
      }
    }
    #expect(count > 500)
  }

  @Test("No text for people is the same in both languages")
  func untranslated() throws {
    for (path, bytes) in try Self.sources() {
      let source = String(decoding: bytes, as: UTF8.self)
      for part in source.components(separatedBy: "LocalizedText(\"").dropFirst() {
        #expect(part.first == "\"" || part.first == "`", "\(path): \(part.prefix(40))")
      }
    }
  }

  @Test(
    "The check itself sees what is wrong",
    arguments: [
      (#"(en: "a \(name)", zh: "某 \(name)")"#, true), (#"(en: "a \(name)", zh: "某 \(other)")"#, false),
      (#"(en: "a \(name)", zh: "某")"#, false), (#"(en: "a word", zh: "a word")"#, false),
      (#"(en: "\(n) \(n == 1 ? "file" : "files")", zh: "\(n) 个文件")"#, true),
      (#"(en: "x \(list.english)", zh: "某 \(list.simplifiedChinese)")"#, true),
      (#"(en: "x" + "\(a)", zh: "某" + "\(a)")"#, true), (#"(en: "x" + "\(a)", zh: "某" + "\(b)")"#, false),
    ]
  )
  func check(source: String, isGood: Bool) {
    let pairs = TextPair.all(in: Array(source.utf8))
    #expect(pairs.count == 1)
    #expect(pairs.allSatisfy { $0.english.values == $0.chinese.values && $0.isTranslated } == isGood)
  }
}

/// A text in two languages, as it stands in a source file.
struct TextPair {
  /// What one half says.
  struct Half {
    /// The literals, without what is put into them.
    var words = ""
    /// The names in what is put in.
    var values: Set<String> = []
  }

  let english: Half
  let chinese: Half

  /// Whether the Chinese has Chinese words, or marks, where the English has words.
  var isTranslated: Bool {
    let hasWords = english.words.split { !("a"..."z").contains($0) }.contains { $0.count > 1 }
    return !hasWords
      || chinese.words.unicodeScalars.contains {
        (0x2018...0x201D).contains($0.value) || (0x3000...0xFFEF).contains($0.value)
      }
  }

  static func all(in source: [UInt8]) -> [TextPair] {
    var scanner = Scanner(source)
    var pairs: [TextPair] = []
    var index = 0
    while index < source.count {
      guard scanner.skips("en: ", at: index), index == 0 || !Scanner.isName(source[index - 1]) else {
        index += 1
        continue
      }
      index = scanner.position
      let english = scanner.half()
      guard scanner.skips(",", at: scanner.position) else { continue }
      scanner.skipBlanks()
      guard scanner.skips("zh: ", at: scanner.position) else { continue }
      pairs.append(TextPair(english: english, chinese: scanner.half()))
      index = scanner.position
    }
    return pairs
  }

  /// Reads as much of Swift as such pairs need.
  private struct Scanner {
    private let source: [UInt8]
    private(set) var position = 0

    init(_ source: [UInt8]) {
      self.source = source
    }

    static func isName(_ byte: UInt8) -> Bool {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "$")
    }

    /// Goes behind a word when it stands at a place.
    mutating func skips(_ word: String, at index: Int) -> Bool {
      guard source[index...].starts(with: word.utf8) else { return false }
      position = index + word.utf8.count
      return true
    }

    mutating func skipBlanks() {
      while position < source.count, source[position] == 0x20 || source[position] == 0x0A { position += 1 }
    }

    /// An expression, up to the comma or bracket behind it.
    mutating func half() -> Half {
      var half = Half()
      var depth = 0
      while position < source.count {
        switch source[position] {
        case UInt8(ascii: "\""):
          readLiteral(into: &half)
          continue
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          if depth == 0 { return half }
          depth -= 1
        case UInt8(ascii: ","): if depth == 0 { return half }
        default: break
        }
        position += 1
      }
      return half
    }

    private mutating func readLiteral(into half: inout Half) {
      position += 1
      var words: [UInt8] = []
      while position < source.count, source[position] != UInt8(ascii: "\"") {
        if source[position] == UInt8(ascii: "\\") {
          position += 1
          if source[position] == UInt8(ascii: "(") {
            readValue(into: &half)
            continue
          }
        }
        words.append(source[position])
        position += 1
      }
      position += 1
      half.words += String(decoding: words, as: UTF8.self)
    }

    /// What is put into a literal: the names of it, of functions not, and of a text in two languages the text's.
    private mutating func readValue(into half: inout Half) {
      var depth = 0
      var name: [UInt8] = []
      repeat {
        let byte = source[position]
        if Self.isName(byte) || (byte == UInt8(ascii: ".") && !name.isEmpty) {
          name.append(byte)
          position += 1
          continue
        }
        if byte == UInt8(ascii: "(") {
          // The last part names a function; what stands before it is a value.
          Self.add(name.lastIndex(of: UInt8(ascii: ".")).map { Array(name[..<$0]) } ?? [], to: &half)
        } else if byte != UInt8(ascii: ":") {
          Self.add(name, to: &half)
        }
        name = []
        if byte == UInt8(ascii: "\"") {
          var inner = Half()
          readLiteral(into: &inner)
          half.values.formUnion(inner.values)
          continue
        }
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        position += 1
      } while depth > 0 && position < source.count
    }

    private static func add(_ bytes: [UInt8], to half: inout Half) {
      guard let first = bytes.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return }
      let parts = String(decoding: bytes, as: UTF8.self).split(separator: ".")
      let name = parts.filter { $0 != "english" && $0 != "simplifiedChinese" }.joined(separator: ".")
      // Parameters that are themselves one half of a text.
      half.values.insert(["", "chinese", "one", "many"].contains(name) ? "text" : name)
    }
  }
}
