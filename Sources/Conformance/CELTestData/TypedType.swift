package import CEL

extension JSONNode {
  /// The node as a type: `"int"`, `{"list": "int"}`.
  package func celType() throws(TestDataError) -> CELType {
    if isNull { return .dyn }
    if let name = string { return try Self.type(named: name) }
    guard let (kind, content) = members.first else { throw TestDataError("no type") }
    switch kind {
    case "wrapper": return .wrapper(try content.celType())
    case "list": return .list(try content.celType())
    case "map":
      let parts = content.elements
      guard parts.count == 2 else { throw TestDataError("a map type has two parts") }
      return .map(try parts[0].celType(), try parts[1].celType())
    case "type": return .type(content.isNull ? nil : try content.celType())
    case "type_param": return .typeParam(try content.text())
    case "message": return Self.message(try content.text())
    case "abstract":
      guard let name = content["name"] else { throw TestDataError("an abstract type has a name") }
      return .opaque(try name.text(), try Self.types(content["params"]))
    case "function":
      return .function(
        result: try content["result"]?.celType() ?? .dyn,
        arguments: try Self.types(content["args"])
      )
    default: throw TestDataError("no type of kind \(kind)")
    }
  }

  /// The types of an array.
  static func types(_ node: JSONNode?) throws(TestDataError) -> [CELType] {
    var types: [CELType] = []
    for element in node?.elements ?? [] { types.append(try element.celType()) }
    return types
  }

  /// The node's string.
  func text() throws(TestDataError) -> String {
    guard let string else { throw TestDataError("no string") }
    return string
  }

  private static func type(named name: String) throws(TestDataError) -> CELType {
    switch name {
    case "dyn": .dyn
    case "null": .null
    case "bool": .bool
    case "int": .int
    case "uint": .uint
    case "double": .double
    case "string": .string
    case "bytes": .bytes
    case "any": .any
    case "timestamp": .timestamp
    case "duration": .duration
    case "error": .error
    default: throw TestDataError("no type named \(name)")
    }
  }

  /// Well-known messages are the types of CEL that stand for them.
  private static func message(_ name: String) -> CELType {
    switch name {
    case "google.protobuf.Timestamp": .timestamp
    case "google.protobuf.Duration": .duration
    case "google.protobuf.Any": .any
    case "google.protobuf.Value": .dyn
    case "google.protobuf.ListValue": .list(.dyn)
    case "google.protobuf.Struct": .map(.string, .dyn)
    case "google.protobuf.BoolValue": .wrapper(.bool)
    case "google.protobuf.BytesValue": .wrapper(.bytes)
    case "google.protobuf.DoubleValue", "google.protobuf.FloatValue": .wrapper(.double)
    case "google.protobuf.Int32Value", "google.protobuf.Int64Value": .wrapper(.int)
    case "google.protobuf.StringValue": .wrapper(.string)
    case "google.protobuf.UInt32Value", "google.protobuf.UInt64Value": .wrapper(.uint)
    default: .message(name)
    }
  }
}
