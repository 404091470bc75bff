import FuzzProperties
import TestSupport
import Testing
import YAMLDocument

/// Every fixture cut short and changed, through the reader and through a whole check.
@Suite struct DamagedFixtureTests {
  /// Larger files are tried as far as this.
  private static let sizeLimit = 3000
  static let paths: [String] = ["ok", "findings", "broken"].flatMap(Inputs.files)

  @Test(arguments: paths)
  func cutShort(path: String) throws {
    let bytes = Array(try Inputs.bytes(path).prefix(Self.sizeLimit))
    let (reader, setup) = properties(path)
    let step = max(1, bytes.count / 60)
    for count in stride(from: 0, through: bytes.count, by: step) {
      let text = Array(bytes.prefix(count))
      #expect(reader.violation(text) == nil, "\(count) bytes")
      if count % (4 * step) == 0 { #expect(setup.violation(text) == nil, "\(count) bytes") }
    }
  }

  @Test(arguments: paths)
  func changed(path: String) throws {
    let bytes = Array(try Inputs.bytes(path).prefix(Self.sizeLimit))
    let (reader, setup) = properties(path)
    for seed in 0..<50 {
      var choices = Choices(seed: UInt64(seed), count: 40)
      let text = Self.damaged(bytes, &choices)
      #expect(reader.violation(text) == nil, "seed \(seed)")
      if seed % 4 == 0 { #expect(setup.violation(text) == nil, "seed \(seed)") }
    }
  }

  @Test func thereAreFixtures() { #expect(Self.paths.count >= 50) }

  private func properties(_ path: String) -> (reader: any Property, setup: any Property) {
    (DocumentProperty(format: path.hasSuffix(".json") ? .json : .yaml), SetupProperty())
  }

  /// One to four changes: a byte replaced, removed or repeated, a syntax character put in, a part doubled.
  private static func damaged(_ bytes: [UInt8], _ choices: inout Choices) -> [UInt8] {
    var text = bytes
    for _ in 0...choices.number(below: 4) {
      guard !text.isEmpty else { break }
      let place = (choices.number(below: 256) << 8 | choices.number(below: 256)) % text.count
      switch choices.number(below: 5) {
      case 0: text[place] = UInt8(choices.number(below: 256))
      case 1: text.remove(at: place)
      case 2: text.insert(choices.pick(Array(":-[]{}\"'#&*!|>%@`,?\n\r\t ~<".utf8)), at: place)
      case 3: text.removeSubrange(place..<min(text.count, place + 1 + choices.number(below: 40)))
      default: text.insert(contentsOf: text[place..<min(text.count, place + 60)], at: place)
      }
    }
    return text
  }
}
