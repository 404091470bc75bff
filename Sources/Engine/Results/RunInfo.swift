package import Diagnostics

/// What every report states about the run it comes from.
package struct RunInfo: Sendable {
  /// A pack that was used.
  package struct PackInfo: Sendable {
    package let name: String
    package let version: String

    package init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  package let toolVersion: String
  package let packs: [PackInfo]
  /// The parameters in force, as text, in the pack's order.
  package let parameters: [(name: String, value: String)]
  /// The day that the rules took for today (ISO 8601).
  package let today: String
  /// Whether any rule can look at the day.
  package let isAboutToday: Bool
  package let language: Language
  /// Whether numbers are shown as they are.
  package let showsPrivate: Bool

  package init(
    toolVersion: String,
    packs: [PackInfo],
    parameters: [(name: String, value: String)],
    today: String,
    isAboutToday: Bool = true,
    language: Language,
    showsPrivate: Bool
  ) {
    self.toolVersion = toolVersion
    self.packs = packs
    self.parameters = parameters
    self.today = today
    self.isAboutToday = isAboutToday
    self.language = language
    self.showsPrivate = showsPrivate
  }
}
