import Foundation

/// Checks JSON against a JSON Schema (2020-12), as far as our own schemas go.
///
/// Deliberately apart from the product's own implementation: the two check each other. A keyword that
/// is not known here is an error, so that nothing is passed over.
package struct JSONSchemaCheck {
  private let root: [String: Any]
  private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  /// Reads a schema from a file, given from the package's folder.
  package init(_ path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: PackageRoot.file(path)))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What is wrong with a JSON text; empty when nothing is.
  package func problems(in json: String, at reference: String = "#") throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    return problems(value, ["$ref": reference], at: "")
  }

  private func problems(_ value: Any, _ schema: Any, at path: String) -> [String] {
    guard let schema = schema as? [String: Any] else { return [] }
    return schema.sorted { $0.key < $1.key }.flatMap { keyword, argument in
      problems(value, keyword, argument, schema, at: path)
    }
  }

  private func problems(
    _ value: Any,
    _ keyword: String,
    _ argument: Any,
    _ schema: [String: Any],
    at path: String
  ) -> [String] {
    let object = value as? [String: Any]
    switch keyword {
    case "$ref":
      guard let target = (argument as? String).flatMap(resolve) else { return ["\(path): \(argument)?"] }
      return problems(value, target, at: path)
    case "type":
      let names = argument as? [String] ?? [argument as? String ?? ""]
      return names.contains(where: { isOfType(value, $0) }) ? [] : ["\(path): not of type \(names)"]
    case "const": return isEqual(value, argument) ? [] : ["\(path): not \(argument)"]
    case "enum":
      let allowed = argument as? [Any] ?? []
      return allowed.contains(where: { isEqual(value, $0) }) ? [] : ["\(path): \(value) is not allowed"]
    case "required":
      guard let object else { return [] }
      return (argument as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): lacks \($0)" }
    case "properties":
      let properties = argument as? [String: Any] ?? [:]
      return (object ?? [:]).flatMap { key, member in
        properties[key].map { problems(member, $0, at: "\(path)/\(key)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      let others = (object ?? [:]).filter { known[$0.key] == nil }
      if argument as? Bool == false { return others.map { "\(path): unexpected \($0.key)" } }
      return others.flatMap { problems($0.value, argument, at: "\(path)/\($0.key)") }
    case "items":
      return (value as? [Any] ?? []).enumerated()
        .flatMap { problems($0.element, argument, at: "\(path)/\($0.offset)") }
    case "anyOf":
      let all = (argument as? [Any] ?? []).map { problems(value, $0, at: path) }
      return all.contains(where: \.isEmpty) ? [] : all.min { $0.count < $1.count } ?? []
    case "pattern":
      guard let text = value as? String, let pattern = argument as? String else { return [] }
      return text.range(of: pattern, options: .regularExpression) != nil ? [] : ["\(path): \(text)"]
    case "minLength":
      guard let text = value as? String, let length = argument as? Int else { return [] }
      return text.unicodeScalars.count >= length ? [] : ["\(path): too short"]
    case "minimum":
      guard let number = value as? Double, let least = argument as? Double else { return [] }
      return number >= least ? [] : ["\(path): \(number) is too small"]
    default:
      return Self.annotations.contains(keyword) ? [] : ["\(path): the schema's \(keyword) is not known"]
    }
  }

  private func resolve(_ reference: String) -> Any? {
    var target: Any? = root
    for part in reference.dropFirst().split(separator: "/") {
      target = (target as? [String: Any])?[String(part)]
    }
    return target
  }

  private func isEqual(_ left: Any, _ right: Any) -> Bool {
    (left as? NSObject)?.isEqual(right) ?? false
  }

  private func isOfType(_ value: Any, _ name: String) -> Bool {
    switch name {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "null": return value is NSNull
    case "boolean": return isBool(value)
    case "integer":
      guard !isBool(value), let number = value as? Double else { return false }
      return number == number.rounded()
    case "number": return !isBool(value) && value is Double
    default: return false
    }
  }

  private func isBool(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return unsafe String(cString: number.objCType) == "c"
  }
}
