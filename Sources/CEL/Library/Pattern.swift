internal import CRE2
import Synchronization

/// A compiled regular expression (RE2).
///
/// `@unchecked`: RE2 patterns are immutable and may be searched by any number of threads.
@safe package final class Pattern: @unchecked Sendable {
  private let handle: OpaquePointer

  /// The bytes that a compiled pattern may take; a bigger one is refused.
  private static let memoryLimit = 1 << 20

  /// Compiles a pattern.
  package init(_ text: String) throws(EvalError) {
    var text = text
    let handle = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cre2_compile(characters.baseAddress, characters.count, Self.memoryLimit)
      }
    }
    guard let handle = unsafe handle else {
      throw EvalError(.sizeExceeded, en: "out of memory for a regular expression", zh: "正则表达式占用的内存太多")
    }
    if let reason = unsafe cre2_error(handle) {
      let message = unsafe String(cString: reason)
      unsafe cre2_free(handle)
      throw EvalError(
        .invalidArgument,
        en: "invalid regular expression: \(message)",
        zh: "正则表达式无效：\(message)"
      )
    }
    unsafe self.handle = handle
  }

  deinit { unsafe cre2_free(handle) }

  /// The number of capture groups.
  var groupCount: Int { Int(unsafe cre2_group_count(handle)) }

  /// Whether the pattern is found anywhere in a text.
  package func isFound(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe isFound(in: $0) }
  }

  /// Whether the pattern is found anywhere in UTF-8 bytes.
  func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
      unsafe cre2_search(handle, characters.baseAddress, characters.count, 0, nil, 0)
    }
  }

  /// The first match from byte `start` on: the ranges of bytes of the whole and of each group, nil for a
  /// group that took no part.
  func firstMatch(in text: String, from start: Int) -> [Range<Int>?]? {
    var text = text
    let count = groupCount + 1
    var groups = [cre2_range](repeating: cre2_range(start: -1, end: -1), count: count)
    let isFound = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cre2_search(
          handle,
          characters.baseAddress,
          characters.count,
          start,
          &groups,
          Int32(count)
        )
      }
    }
    guard isFound else { return nil }
    return groups.map { $0.start < 0 ? nil : $0.start..<$0.end }
  }
}

extension Pattern {
  /// The matches from left to right: the ranges of bytes of the whole and of each group.
  ///
  /// An empty match directly after another match is passed over.
  struct Matches: Sequence, IteratorProtocol {
    fileprivate let pattern: Pattern
    fileprivate let text: String
    private var start = 0
    private var lastEnd = -1

    fileprivate init(_ pattern: Pattern, _ text: String) {
      self.pattern = pattern
      self.text = text
    }

    mutating func next() -> [Range<Int>?]? {
      while start <= text.utf8.count,
        let match = pattern.firstMatch(in: text, from: start), let whole = match[0]
      {
        let isRepetition = whole.isEmpty && whole.lowerBound == lastEnd
        lastEnd = whole.upperBound
        start = whole.isEmpty ? text.offsetOfNextScalar(after: whole.upperBound) : whole.upperBound
        if !isRepetition { return match }
      }
      return nil
    }
  }

  /// The matches in a text, from left to right.
  func matches(in text: String) -> Matches { Matches(self, text) }
}

// MARK: Patterns that are not constant

extension Pattern {
  /// The patterns of the last calls.
  private static let cache = Mutex<[String: Pattern]>([:])
  /// How many are kept.
  private static let cacheLimit = 64

  /// Compiles a pattern, or takes it from the last ones, and uses it.
  static func use(_ text: String, _ body: (Pattern) -> Value) -> Value {
    if let known = cache.withLock({ $0[text] }) { return body(known) }
    do throws(EvalError) {
      let pattern = try Pattern(text)
      cache.withLock { patterns in
        if patterns.count >= cacheLimit { patterns.removeAll(keepingCapacity: true) }
        patterns[text] = pattern
      }
      return body(pattern)
    } catch {
      return .error(error)
    }
  }
}
