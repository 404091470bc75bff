import Engine
import SourceText

/// Recognises a finding in another run, wherever its line has moved to.
///
/// A fingerprint is made from the rule, the file, the value's path with the names of list elements instead of
/// positions, and the value's text, masked. Equal ones of a file are counted, so that each is unique.
struct Fingerprints: Sendable {
  /// Of longer values only the start counts.
  private static let longestValue = 256

  private var path: String?
  private var counts = HashCounts()

  /// The fingerprint of a result: 32 hexadecimal digits.
  mutating func fingerprint(of result: RuleResult, in report: DocumentReport) -> String {
    if path != report.path {
      path = report.path
      counts = HashCounts()
    }
    let hash = FNVHash([
      result.ruleID, report.path.plainPath, result.stablePath ?? result.place.pointer,
      Self.value(of: result, in: report),
    ])
    return counts.digits(of: hash)
  }

  /// The start of the value's text, masked.
  static func value(of result: RuleResult, in report: DocumentReport) -> String {
    guard let range = result.place.range, !range.isEmpty else { return "" }
    let end = min(Int(range.end), Int(range.start) + longestValue)
    return report.masker.masked(report.buffer.text(in: TextRange(Int(range.start), end)))
  }
}

/// Tells equal hashes apart by counting them.
struct HashCounts: Sendable {
  private var counts: [UInt128: Int] = [:]

  /// The digits of a hash; those of one that has been there before with its number.
  mutating func digits(of hash: FNVHash) -> String {
    let count = counts[hash.value, default: 0]
    counts[hash.value] = count + 1
    guard count > 0 else { return hash.digits }
    var numbered = hash
    numbered.add("\(count)")
    return numbered.digits
  }
}

/// The hash function FNV-1a with 128 bits: short, and the same everywhere and for ever.
///
/// It tells apart what differs by chance, not what someone makes to collide.
struct FNVHash {
  private(set) var value: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

  /// The hash of some texts, one behind the other.
  init(_ parts: [String] = []) {
    for part in parts { add(part) }
  }

  /// The value as 32 hexadecimal digits.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }

  /// Adds bytes.
  mutating func add(bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
  }

  /// Adds a text and its end.
  mutating func add(_ text: String) {
    add(bytes: text.utf8)
    // In no UTF-8 text, so that two texts do not run together.
    add(bytes: CollectionOfOne(0xFF))
  }
}

extension String {
  /// A path as services know it: without `./` at its start.
  var plainPath: String {
    var rest = self[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    return String(rest)
  }
}
