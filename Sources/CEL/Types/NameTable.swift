/// Numbers by name.
///
/// Does what a dictionary from names to numbers does, but is no generic type: the first dictionary of a
/// program makes the Swift runtime look through everything that the program declares, which takes the start
/// of a short run longer than all look-ups together.
package struct NameTable: Sendable {
  private var names: [String] = []
  private var numbers: [Int] = []
  /// Places of names, -1 is free, at most half full; see ``place(of:)``.
  private var table: [Int32] = []

  /// So many names are compared one by one.
  private static let scannedCount = 8

  /// Makes a table without names.
  package init() {}

  /// The number of a name.
  package subscript(_ name: String) -> Int? {
    let index = index(of: name)
    return index < 0 ? nil : numbers[index]
  }

  /// Whether there is a name.
  package func contains(_ name: String) -> Bool { index(of: name) >= 0 }

  /// The names, in the order in which they came.
  package var keys: [String] { names }

  /// Gives a name a number, in place of the one that it may have.
  package mutating func set(_ name: String, to number: Int) {
    let known = index(of: name)
    if known >= 0 {
      numbers[known] = number
      return
    }
    names.append(name)
    numbers.append(number)
    guard names.count > Self.scannedCount else { return }
    if names.count * 2 > table.count {
      table = Array(repeating: -1, count: max(64, table.count * 2))
      for index in names.indices { enter(index) }
    } else {
      enter(names.count - 1)
    }
  }

  private mutating func enter(_ index: Int) {
    var place = place(of: names[index])
    while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
    table[place] = Int32(index)
  }

  private func index(of name: String) -> Int {
    if table.isEmpty { return names.firstIndex(of: name) ?? -1 }
    var place = place(of: name)
    while table[place] >= 0 {
      let index = Int(table[place])
      if names[index] == name { return index }
      place = (place + 1) & (table.count - 1)
    }
    return -1
  }

  /// Where the search for a name begins.
  private func place(of name: String) -> Int {
    Int(truncatingIfNeeded: MapKeyHash(name).bits) & (table.count - 1)
  }
}
