import CEL

/// What the walk needs to know of each subschema, laid out flat: no reference is counted on the way.
struct BindingPlan: Sendable {
  /// How a value is bound.
  enum Sort: UInt8, Sendable {
    case record
    case map
    case list
    case decimal
    case quantity
    case date
    case bool
    case int
    case double
    case string
    /// Several types, or any.
    case anything
  }

  /// A constraint that can be checked without making a finding first.
  enum QuickCheck: UInt8, Sendable {
    /// There is no constraint.
    case none
    /// A text must be one of the members.
    case members
    /// A number must not be negative.
    case notNegative
    /// Only the full check can tell.
    case full
  }

  /// What is done with keys that have no property.
  enum Additional: Sendable {
    case allowed
    case forbidden
    case matching(Int)
  }

  /// A subschema.
  struct Entry: Sendable {
    var sort: Sort
    var quickCheck: QuickCheck
    var isNullable: Bool
    var isPrivate: Bool
    var additional: Additional
    /// The subschema of a list's elements, or -1.
    var items: Int
    /// The run of ``properties``.
    var firstProperty: Int
    var propertyCount: Int
    /// The run of ``members``.
    var firstMember: Int
    var memberCount: Int
  }

  /// A name among ``names``.
  struct Name: Sendable {
    var start: Int
    var count: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var properties: [(name: Name, schema: Int)] = []
  private(set) var members: [Name] = []
  private(set) var names: [UInt8] = []

  init(_ schema: JSONSchema) {
    for node in schema.nodes {
      let entry = Entry(
        sort: Self.sort(of: node),
        quickCheck: Self.quickCheck(of: node),
        isNullable: node.types.contains(.null),
        isPrivate: node.annotations.isPrivate,
        additional: Self.additional(of: node),
        items: node.items ?? -1,
        firstProperty: properties.count,
        propertyCount: node.properties.count,
        firstMember: members.count,
        memberCount: node.members?.count ?? 0
      )
      entries.append(entry)
      for property in node.properties { properties.append((add(property.name), property.schema)) }
      for member in node.members ?? [] {
        if case .string(let text) = member { members.append(add(text)) } else { members.append(add("")) }
      }
    }
  }

  private mutating func add(_ text: String) -> Name {
    let start = names.count
    names += text.utf8
    return Name(start: start, count: names.count - start)
  }

  private static func sort(of node: JSONSchema.Node) -> Sort {
    switch node.format {
    case .decimal: return .decimal
    case .quantity: return .quantity
    case .date: return .date
    case nil: break
    }
    switch node.types.subtracting(.null) {
    case .boolean: return .bool
    case .integer: return .int
    case .number, [.number, .integer]: return .double
    case .string: return .string
    case .array: return .list
    case .object: return node.properties.isEmpty ? .map : .record
    default: return .anything
    }
  }

  private static func quickCheck(of node: JSONSchema.Node) -> QuickCheck {
    guard node.hasConstraints else { return .none }
    var rest = node
    rest.members = nil
    if isUnconstrained(rest), node.types.subtracting(.null) == .string { return .members }
    rest = node
    rest.minimum = nil
    if isUnconstrained(rest), let minimum = node.minimum, minimum.value.coefficient == 0, !minimum.isExclusive
    {
      return .notNegative
    }
    return .full
  }

  private static func isUnconstrained(_ node: JSONSchema.Node) -> Bool {
    var node = node
    node.noteConstraints()
    return !node.hasConstraints
  }

  private static func additional(of node: JSONSchema.Node) -> Additional {
    switch node.additionalProperties {
    case .allowed: .allowed
    case .forbidden: .forbidden
    case .matching(let schema): .matching(schema)
    }
  }

  // MARK: Look-ups

  /// The position of the property with this name, tried first where the last one left off: people write
  /// keys in about the order in which the schema lists them.
  func position(of name: UnsafeBufferPointer<UInt8>, in entry: Entry, after expected: Int) -> Int? {
    var position = expected
    for _ in 0..<entry.propertyCount {
      if unsafe isSame(properties[entry.firstProperty + position].name, name) { return position }
      position += 1
      if position == entry.propertyCount { position = 0 }
    }
    return nil
  }

  /// Whether a text is one of a subschema's members.
  func isMember(_ text: UnsafeBufferPointer<UInt8>, of entry: Entry) -> Bool {
    for index in entry.firstMember..<entry.firstMember + entry.memberCount
    where unsafe isSame(members[index], text) {
      return true
    }
    return false
  }

  private func isSame(_ name: Name, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count == text.count else { return false }
    for index in 0..<name.count {
      guard unsafe names[name.start + index] == text[index] else { return false }
    }
    return true
  }
}
