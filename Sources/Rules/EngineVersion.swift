/// The version of the engine, which is also the tool's.
package enum EngineVersion {
  /// The version as it is shown.
  package static let text = "0.1.0"

  /// Major, minor and patch.
  package static var components: [Int] { text.split(separator: ".").compactMap { Int($0) } }
}
