import SourceText

/// A value of the configuration with the place that it comes from.
struct Setting<Value: Sendable>: Sendable {
  var value: Value
  let origin: SettingOrigin
}

/// Where a setting comes from.
enum SettingOrigin: Hashable, Sendable {
  /// Nothing was said.
  case standard
  /// An environment variable.
  case environment(String)
  /// A configuration file.
  case file(ConfigurationPlace)
  /// An option, as it is written.
  case commandLine(String)
}

/// A place in a configuration file.
struct ConfigurationPlace: Hashable, Sendable {
  let text: ConfigurationText
  let range: TextRange

  static func == (left: ConfigurationPlace, right: ConfigurationPlace) -> Bool {
    left.text === right.text && left.range == right.range
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(text))
    hasher.combine(range.start)
  }

  /// `path:line:column`.
  var description: String {
    let start = LineTable(text.buffer).location(of: Int(range.start))
    return "\(text.buffer.name):\(start.line):\(start.column)"
  }
}

/// The text of a configuration file, shared by all that comes from it.
final class ConfigurationText: Sendable {
  let buffer: SourceBuffer

  init(_ buffer: SourceBuffer) {
    self.buffer = buffer
  }
}
