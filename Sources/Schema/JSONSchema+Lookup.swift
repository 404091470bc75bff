extension JSONSchema.Node {
  /// The position of the property with this name, tried first where the last one left off: people
  /// write keys in about the order in which the schema lists them.
  func position(of name: UnsafeBufferPointer<UInt8>, after expected: Int) -> Int? {
    var position = expected
    for _ in 0..<properties.count {
      if unsafe properties[position].isNamed(name) { return position }
      position += 1
      if position == properties.count { position = 0 }
    }
    return nil
  }
}

extension JSONSchema.Property {
  fileprivate func isNamed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard nameBytes.count == name.count else { return false }
    for index in 0..<nameBytes.count {
      guard unsafe nameBytes[index] == name[index] else { return false }
    }
    return true
  }
}
