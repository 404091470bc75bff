/// The names that an environment declares.
struct Declarations: Sendable {
  /// What a name stands for.
  enum Content: Sendable {
    /// A variable of the frame.
    case variable
    /// A variable of the frame whose value is computed.
    case computed(Program)
    /// A value that never changes.
    case constant(Value)
  }

  struct Declaration: Sendable {
    let name: String
    let type: CELType
    let content: Content
    /// The position in the frame; -1 for constants.
    let frameIndex: Int
  }

  private(set) var list: [Declaration] = []
  private var positions = NameTable()
  /// The first parts of declared names with dots.
  private(set) var dottedRoots = NameTable()
  /// How many positions a frame needs.
  private(set) var frameCount = 0

  mutating func add(_ name: String, _ type: CELType, _ content: Content) {
    var frameIndex = -1
    if case .constant = content {
    } else if let old = self[name], old.frameIndex >= 0 {
      frameIndex = old.frameIndex
    } else {
      frameIndex = frameCount
      frameCount += 1
    }
    let declaration = Declaration(name: name, type: type, content: content, frameIndex: frameIndex)
    if let position = positions[name] {
      list[position] = declaration
    } else {
      positions.set(name, to: list.count)
      list.append(declaration)
    }
    if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) { dottedRoots.set(String(name[..<dot]), to: 0) }
  }

  subscript(_ name: String) -> Declaration? { positions[name].map { list[$0] } }

  func index(of name: String) -> Int? { positions[name] }
}
