import Diagnostics
package import Rules
import SourceText

/// Hides what nobody else should read: card numbers, keys, codes, phone numbers.
///
/// A masked text has as many characters as before, so that columns and carets stay where they are.
package struct Masker: Sendable {
  /// Whether nothing is hidden but secrets, which are never shown.
  package let showsPrivate: Bool
  /// Whether every long number is hidden as one that may belong to a person.
  ///
  /// Where a pack knows of private values, they may turn up anywhere. Elsewhere a long number is a size or a
  /// digest.
  package let hidesLongNumbers: Bool
  private let scanner: SecretScanner
  /// Values that the schema marks as private, as they stand in the document.
  private let privateTexts: TextFinder
  /// Secrets that were found in the document, hidden wherever they are repeated.
  private let secretTexts: TextFinder

  /// Makes a masker.
  ///
  /// Card numbers and the detectors' finds are always hidden.
  package init(
    detectors: [SecretDetector],
    showsPrivate: Bool,
    hidesLongNumbers: Bool = true,
    privateTexts: [String] = []
  ) {
    self.showsPrivate = showsPrivate
    self.hidesLongNumbers = hidesLongNumbers && !showsPrivate
    let card = SecretDetector(pattern: .cardNumber, title: .init(""))
    scanner = SecretScanner([card] + detectors)
    self.privateTexts = TextFinder(showsPrivate ? [] : Self.longEnough(privateTexts))
    secretTexts = TextFinder([])
  }

  private init(_ other: Masker, privateTexts: TextFinder, secretTexts: TextFinder) {
    scanner = other.scanner
    showsPrivate = other.showsPrivate
    hidesLongNumbers = other.hidesLongNumbers
    self.privateTexts = privateTexts
    self.secretTexts = secretTexts
  }

  /// The same masker for a document with these private values and these secrets.
  package func hiding(_ texts: [String], secrets: [String] = []) -> Masker {
    Masker(
      self,
      privateTexts: showsPrivate ? privateTexts : privateTexts.adding(Self.longEnough(texts)),
      secretTexts: secretTexts.adding(secrets.map { Array($0.utf8) })
    )
  }

  /// The bytes of the longest text that is hidden because of where it stands.
  package var longestHidden: Int { max(privateTexts.longest, secretTexts.longest) }

  /// Hiding a very short value would hide half of every text.
  private static func longEnough(_ texts: [String]) -> [[UInt8]] {
    texts.map { Array($0.utf8) }.filter { $0.count >= 5 }
  }

  /// The text with `•` for each hidden character.
  package func masked(_ text: String) -> String {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8.span
    var ranges: [Range<Int>] = []
    for hit in scanner.hits(in: bytes) { ranges.append(hit.range.indices) }
    secretTexts.find(in: bytes) { ranges.append($0) }
    if hidesLongNumbers { ranges += Self.longNumbers(in: bytes) }
    if !showsPrivate {
      privateTexts.find(in: bytes) { ranges.append(Self.middle(of: $0, in: bytes)) }
    }
    guard !ranges.isEmpty else { return text }
    return Self.replacing(ranges, in: bytes)
  }

  private static func replacing(_ ranges: [Range<Int>], in bytes: Span<UInt8>) -> String {
    var isHidden = [Bool](repeating: false, count: bytes.count)
    for range in ranges { for index in range { isHidden[index] = true } }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if !isHidden[index] {
        result.append(byte)
      } else if byte & 0xC0 != 0x80 {
        result += "•".utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The middle of each run of nine or more digits, and of eight or more after a plus sign: phone and
  /// account numbers.
  ///
  /// Three characters at the start and two at the end stay, to tell numbers apart.
  private static func longNumbers(in bytes: Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let hasPlus = index > 0 && bytes[index - 1] == UInt8(ascii: "+")
      var end = index
      var digits = 0
      while end < bytes.count {
        if bytes[end].isDigit {
          digits += 1
        } else if !(hasPlus && bytes[end].isNumberSeparator && end + 1 < bytes.count
          && bytes[end + 1].isDigit)
        {
          break
        }
        end += 1
      }
      if digits >= (hasPlus ? 8 : 9) { ranges.append(middle(of: index..<end, in: bytes)) }
      index = end
    }
    return ranges
  }

  /// What to hide of a value: all but two characters at each end, fewer of a short one.
  ///
  /// A plus sign at the start is not counted.
  private static func middle(of range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    let start = bytes[range.lowerBound] == UInt8(ascii: "+") ? range.lowerBound + 1 : range.lowerBound
    let kept = min(2, (range.upperBound - start) / 4)
    return start + kept..<range.upperBound - kept
  }
}

extension UInt8 {
  fileprivate var isNumberSeparator: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "-") || self == UInt8(ascii: "(")
      || self == UInt8(ascii: ")")
  }
}
