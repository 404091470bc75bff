extension Frame {
  /// How an author would write the way to a slot from a bound variable: `cards[0].balance`.
  ///
  /// O(slots).
  package func path(ofSlot wanted: Int) -> String {
    for index in names.indices {
      let slot = boundSlot(index)
      var steps: [String] = []
      if slot >= 0, findPath(from: slot, to: wanted, depth: 0, reversedSteps: &steps) {
        return names[index] + steps.reversed().joined()
      }
    }
    return "slot \(wanted)"
  }

  private func findPath(
    from slot: Int,
    to wanted: Int,
    depth: Int,
    reversedSteps steps: inout [String]
  ) -> Bool {
    if slot == wanted { return true }
    guard depth < 256, slot < store.slots.count else { return false }
    let content = store.slots[slot]
    let first = Int(content.payload)
    switch content.kind {
    case .record:
      let type = store.recordTypes[Int(content.length)]
      for index in 0..<type.fields.count
      where findPath(from: first + index, to: wanted, depth: depth + 1, reversedSteps: &steps) {
        steps.append("." + Unparser.fieldText(type.fields[index].name))
        return true
      }
    case .list:
      for index in 0..<Int(content.length)
      where findPath(from: first + index, to: wanted, depth: depth + 1, reversedSteps: &steps) {
        steps.append("[\(index)]")
        return true
      }
    case .map:
      for index in 0..<Int(content.length)
      where findPath(from: first + 2 * index + 1, to: wanted, depth: depth + 1, reversedSteps: &steps) {
        steps.append("[\(store.value(at: first + 2 * index).text)]")
        return true
      }
    default: break
    }
    return false
  }
}
