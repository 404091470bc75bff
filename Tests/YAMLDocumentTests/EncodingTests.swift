import Diagnostics
import Testing

@testable import YAMLDocument

/// Bytes that are no UTF-8.
@Suite("Encodings")
struct EncodingTests {
  @Test(arguments: [
    ([0xFE, 0xFF, 0, 0x61], "UTF-16BE"), ([0xFF, 0xFE, 0x61, 0], "UTF-16LE"),
    ([0, 0x61, 0, 0x3A], "UTF-16BE"),
    ([0x61, 0, 0x3A, 0], "UTF-16LE"), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "UTF-32BE"),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32LE"), ([0, 0, 0, 0x61], "UTF-32BE"),
    ([0x61, 0, 0, 0], "UTF-32LE"),
  ])
  func foreignEncoding(_ bytes: [Int], _ name: String) {
    let documents = readAll(bytes: bytes.map(UInt8.init))
    #expect(documents.map(\.failureLine) == ["1:1: yaml-syntax: the text is \(name), not UTF-8"])
    #expect(
      documents.first?.failure?.hint?[.english]
        == "save it as UTF-8, or convert it: iconv -f \(name) -t UTF-8 OLD >NEW"
    )
  }

  /// Each kind of bad sequence, after a good document and before another.
  @Test(arguments: [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xBD],
    [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF], [0xC3, 0x41],
  ])
  func badUTF8(_ bytes: [Int]) {
    let text = Array("é: 1\n---\nb: ".utf8) + bytes.map(UInt8.init) + Array("\n---\nc: 1\n".utf8)
    let documents = readAll(bytes: text)
    let byte = String(bytes[0], radix: 16, uppercase: true)
    #expect(
      documents.map { $0.failureLine } == [
        nil, "3:4: yaml-syntax: the byte 0x\(byte) is not valid UTF-8 here", nil,
      ]
    )
    #expect(documents.last.map { dump($0.tree) } == "map «c: 1»\n  «c»\n  «1»")
  }

  /// Wherever the eight-byte steps of the survey fall.
  @Test(arguments: 0..<20)
  func badByteAtAnyAlignment(_ padding: Int) {
    let text = Array(("a: " + String(repeating: "x", count: padding)).utf8)
    #expect(
      readAll(bytes: text + [0x01] + Array("y\n".utf8)).first?.failureLine
        == "1:\(4 + padding): yaml-syntax: the control character U+0001 may not stand in YAML"
    )
    #expect(readAll(bytes: text + Array("😀é\n".utf8)).first?.failureLine == nil)
    #expect(
      readAll(bytes: text + Array("😀".utf8) + [0xFF]).first?.failureLine
        == "1:\(5 + padding): yaml-syntax: the byte 0xFF is not valid UTF-8 here"
    )
  }
}
