/// A map: entries in the order in which they were added.
///
/// Keys are bool, int, uint or string; numbers that are equal across types are the same key (CEL spec, "Map
/// key types").
package struct MapValue: Sendable {
  private var storage: MapStorage

  /// Makes an empty map.
  package init() { storage = MapStorage() }

  /// Makes a map with string keys; a later entry with the same key is left out.
  package init(_ entries: some Sequence<(key: String, value: Value)>) {
    self.init()
    for (key, value) in entries { _ = insert(.string(key), value) }
  }

  /// The number of entries.
  package var count: Int { storage.keys.count }

  /// How many values a walk meets, see ``ListValue/weight``.
  package var weight: Int { storage.weight }

  /// Whether there is no entry.
  package var isEmpty: Bool { storage.keys.isEmpty }

  /// The keys, in order.
  package var keys: ListValue { ListValue(storage.keys) }

  /// The key of an entry by its position.
  package func key(at index: Int) -> Value { storage.keys[index] }

  /// The value of an entry by its position.
  package func value(at index: Int) -> Value { storage.values[index] }

  /// Adds an entry.
  ///
  /// Says why when it cannot be: a key of another type, or one that is there already.
  package mutating func insert(_ key: Value, _ value: Value) -> EvalError? {
    switch key {
    case .bool, .int, .uint, .string: break
    default:
      return EvalError(
        .unsupportedKey,
        en: "unsupported key type: \(key.typeName)",
        zh: "不支持的键类型：\(key.typeName)"
      )
    }
    guard let hash = MapKeyHash(key) else { preconditionFailure("key without a hash: \(key)") }
    if storage.index(of: key, hash: hash.bits) >= 0 {
      return EvalError(.duplicateKey, en: "map key conflict: \(key.text)", zh: "映射的键重复：\(key.text)")
    }
    if !isKnownUniquelyReferenced(&storage) { storage = MapStorage(copying: storage) }
    storage.append(key, value, hash: hash.bits)
    return nil
  }

  /// The value of a key of any type; nil when there is none.
  package func value(for key: Value) -> Value? {
    guard let hash = MapKeyHash(key) else { return nil }
    let index = storage.index(of: key, hash: hash.bits)
    return index < 0 ? nil : storage.values[index]
  }

  /// The value of a string key whose hash is known.
  package func value(for key: String, hash: MapKeyHash) -> Value? {
    let index = storage.index(of: key, hash: hash.bits)
    return index < 0 ? nil : storage.values[index]
  }

  /// Whether the map has a key: CEL's `in`.
  package func contains(_ key: Value) -> Bool {
    guard let hash = MapKeyHash(key) else { return false }
    return storage.index(of: key, hash: hash.bits) >= 0
  }

  /// Whether the map has a string key whose hash is known.
  package func contains(_ key: String, hash: MapKeyHash) -> Bool {
    storage.index(of: key, hash: hash.bits) >= 0
  }

  /// The same keys with equal values, in any order.
  package func isEqual(to other: MapValue) -> Bool {
    if storage === other.storage { return !storage.values.contains { !$0.isEqual(to: $0) } }
    guard count == other.count else { return false }
    for index in 0..<count {
      let match = other.storage.index(of: storage.keys[index], hash: storage.hashes[index])
      guard match >= 0, storage.values[index].isEqual(to: other.storage.values[match]) else { return false }
    }
    return true
  }
}

extension MapValue {
  /// The storage, for who keeps the map alive and looks up without counting references.
  var unmanagedStorage: Unmanaged<MapStorage> { unsafe Unmanaged.passUnretained(storage) }
}

extension MapValue: Sequence {
  /// The entries, in order.
  package func makeIterator() -> some IteratorProtocol<(key: Value, value: Value)> {
    zip(storage.keys, storage.values).lazy.map { (key: $0, value: $1) }.makeIterator()
  }

  package var underestimatedCount: Int { count }
}

/// Columns of entries, found by a scan of the hashes when few, else by a table.
///
///     hashes  h0 h1 h2 …        table  [-1, 2, -1, 0, …]   position = hash & mask, then the next
///     keys    k0 k1 k2 …               entry numbers, -1 is free; at most half full
///     values  v0 v1 v2 …
///
/// `@unchecked`: only ``MapValue/insert(_:_:)`` changes one, and only when nothing else holds it.
final class MapStorage: @unchecked Sendable {
  // Look-ups are too short for a check of exclusive access on each array.
  @exclusivity(unchecked) private var hashStorage: [UInt64] = []
  @exclusivity(unchecked) private var keyStorage: [Value] = []
  @exclusivity(unchecked) private var valueStorage: [Value] = []
  @exclusivity(unchecked) private var tableStorage: [Int32] = []

  private(set) var hashes: [UInt64] {
    @inline(__always) get { unsafe hashStorage }
    @inline(__always) _modify { yield unsafe &hashStorage }
  }
  private(set) var keys: [Value] {
    @inline(__always) get { unsafe keyStorage }
    @inline(__always) _modify { yield unsafe &keyStorage }
  }
  private(set) var values: [Value] {
    @inline(__always) get { unsafe valueStorage }
    @inline(__always) _modify { yield unsafe &valueStorage }
  }
  private var table: [Int32] {
    @inline(__always) get { unsafe tableStorage }
    @inline(__always) _modify { yield unsafe &tableStorage }
  }

  private(set) var weight: Int = 1

  /// The greatest number of entries that is scanned.
  private static let scannedCount = 16

  init() {}

  init(copying other: MapStorage) {
    unsafe hashStorage = other.hashStorage
    unsafe keyStorage = other.keyStorage
    unsafe valueStorage = other.valueStorage
    unsafe tableStorage = other.tableStorage
    weight = other.weight
  }

  func append(_ key: Value, _ value: Value, hash: UInt64) {
    hashes.append(hash)
    keys.append(key)
    values.append(value)
    weight = weight.addingSaturated(value.weight).addingSaturated(1)
    if hashes.count <= Self.scannedCount { return }
    if hashes.count * 2 > table.count {
      table = Array(repeating: -1, count: max(64, table.count * 2))
      for index in hashes.indices { enter(index) }
    } else {
      enter(hashes.count - 1)
    }
  }

  private func enter(_ index: Int) {
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hashes[index]) & mask
    while table[place] >= 0 { place = (place + 1) & mask }
    table[place] = Int32(index)
  }

  func index(of key: Value, hash: UInt64) -> Int {
    find(hash) { keys[$0].isEqual(to: key) }
  }

  func index(of key: String, hash: UInt64) -> Int {
    find(hash) {
      guard case .string(let text) = keys[$0] else { return false }
      return text.isIdentical(to: key)
    }
  }

  @inline(__always)
  private func find(_ hash: UInt64, where isMatch: (Int) -> Bool) -> Int {
    if table.isEmpty {
      for index in 0..<hashes.count where hashes[index] == hash && isMatch(index) { return index }
      return -1
    }
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] >= 0 {
      let index = Int(table[place])
      if hashes[index] == hash && isMatch(index) { return index }
      place = (place + 1) & mask
    }
    return -1
  }
}
