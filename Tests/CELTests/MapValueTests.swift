import CEL
import Testing

@Suite struct MapValueTests {
  /// Few entries are scanned, many are hashed: both sides of the change, and growth beyond it.
  @Test(arguments: [0, 1, 15, 16, 17, 31, 32, 33, 1000])
  func findsEveryKey(_ count: Int) {
    var map = MapValue()
    for number in 0..<count { #expect(map.insert(.string("key \(number)"), .int(Int64(number))) == nil) }
    #expect(map.count == count)
    #expect(map.isEmpty == (count == 0))
    for number in 0..<count {
      let key = "key \(number)"
      #expect(map.value(for: .string(key))?.text == String(number))
      #expect(map.value(for: key, hash: MapKeyHash(key))?.text == String(number))
      #expect(map.contains(.string(key)))
      #expect(map.insert(.string(key), .null)?.kind == .duplicateKey)
    }
    #expect(map.value(for: .string("key \(count)")) == nil)
    #expect(!map.contains("other", hash: MapKeyHash("other")))
    #expect(map.keys.map(\.text) == (0..<count).map { "\"key \($0)\"" })
  }

  @Test func numbersOfDifferentTypesAreOneKey() {
    var map = MapValue()
    #expect(map.insert(.int(1), .string("one")) == nil)
    for key in [Value.int(1), .uint(1), .double(1)] { #expect(map.value(for: key)?.text == "\"one\"") }
    #expect(map.insert(.uint(1), .null)?.message == "map key conflict: 1u")
    #expect(map.insert(.uint(.max), .string("max")) == nil)
    #expect(map.value(for: .int(-1)) == nil)
    #expect(map.value(for: .double(1.5)) == nil)
    #expect(map.value(for: .double(.nan)) == nil)
    #expect(map.value(for: .bool(true)) == nil)
    #expect(map.value(for: .string("1")) == nil)
    #expect(map.key(at: 0).text == "1")
  }

  @Test(arguments: [Value.double(1), .null, .bytes([]), .list([]), .type(.int)])
  func otherKeysAreRefused(_ key: Value) {
    var map = MapValue()
    #expect(map.insert(key, .null)?.message == "unsupported key type: \(key.typeName)")
    #expect(map.isEmpty)
  }

  @Test func copiesAreIndependent() {
    var first = MapValue([(key: "a", value: .int(1))])
    let second = first
    #expect(first.insert(.string("b"), .int(2)) == nil)
    #expect(first.count == 2)
    #expect(second.count == 1)
    #expect(!first.isEqual(to: second))
  }

  @Test func keysAreComparedByCodePoints() {
    var map = MapValue()
    #expect(map.insert(.string("\u{E9}"), .int(1)) == nil)
    #expect(map.insert(.string("e\u{301}"), .int(2)) == nil)
    #expect(map.count == 2)
  }

  @Test(arguments: [
    ("{1: 'a', 1u: 'b'}", "error: map key conflict: 1u"),
    ("{1.5: 'a'}", "error: unsupported key type: double"),
    ("{'a': 1, 'a': 2}", "error: map key conflict: \"a\""),
    ("{'a': 1}['b']", "error: no such key: \"b\""), ("{1: 'a'}[dyn(1.0)]", "\"a\""),
    ("{1: 'a'}[dyn(1.5)]", "error: no such key: 1.5"),
  ])
  func isUsedInExpressions(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression, check: false) == expected)
  }
}
