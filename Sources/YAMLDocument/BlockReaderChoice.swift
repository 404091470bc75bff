/// When to give a document to ``BlockReader`` first: documents of one stream resemble each other.
///
/// A document that it leaves to libyaml has been looked at in vain, and starting libyaml in the middle of a
/// text costs something too. So each failure in a row doubles how many documents libyaml reads before the next
/// attempt.
struct BlockReaderChoice {
  private let isPossible: Bool
  private var failures = 0
  /// Documents that libyaml is to read before the next attempt.
  private var left = 0

  init(isPossible: Bool) { self.isPossible = isPossible }

  /// Whether the next document is to be tried.
  var isWorthTrying: Bool { isPossible && left == 0 }

  mutating func noteSuccess() { failures = 0 }

  mutating func noteFailure() {
    failures = min(failures + 1, 7)
    left = 1 << (failures - 1)
  }

  /// Notes that libyaml has read a document.
  mutating func noteDocument() { if left > 0 { left -= 1 } }
}
