import Diagnostics

/// What a configuration file says.
struct Configuration: Sendable {
  /// Settings that apply together.
  struct Settings: Sendable {
    /// Rule packs: the name of the built-in one, or paths from the file's folder.
    var packs: [Setting<String>]?
    /// The rules to run: ids, globs and `stage:NAME`.
    var select: [Setting<String>]?
    /// The rules to leave out, in the same forms.
    var ignore: [Setting<String>] = []
    /// Other severities for rules, which are named in the same forms.
    var severities: [Setting<SeverityChange>] = []
    /// Values for the rules' parameters.
    var parameters: [Setting<ParameterChange>] = []
    var failLevel: Setting<FailLevel>?
    /// The language of the report; only outside `overrides`.
    var language: Setting<Language>?
  }

  /// Settings for some files only.
  struct Override: Sendable {
    let patterns: [PathPattern]
    let settings: Settings
  }

  /// Another severity for some rules.
  struct SeverityChange: Sendable {
    /// An id, a glob or `stage:NAME`.
    let rules: String
    let severity: Severity
  }

  /// A value for a parameter, as text.
  struct ParameterChange: Sendable {
    let name: String
    let text: String
    /// Where the name stands.
    let nameOrigin: SettingOrigin
  }

  /// The file, as it is shown.
  let path: String
  var settings = Settings()
  var overrides: [Override] = []
}
