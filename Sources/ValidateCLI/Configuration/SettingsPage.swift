import Diagnostics
import Reports
import Rules
import SourceText

/// The settings for a file as people and as programs read them.
struct SettingsPage {
  let path: String
  let settings: SettingsInForce
  let packs: [Pack]
  let selection: RuleSelection

  /// One setting with its value as text.
  private struct Row {
    let key: String
    let value: String
    let origin: SettingOrigin?
  }

  private var rows: [Row] {
    var rows = settings.packs.map { Row(key: "packs", value: $0.value, origin: $0.origin) }
    for rule in settings.select ?? [] {
      rows.append(Row(key: "select", value: rule.value, origin: rule.origin))
    }
    if settings.select == nil { rows.append(Row(key: "select", value: "*", origin: .standard)) }
    for rule in settings.ignore { rows.append(Row(key: "ignore", value: rule.value, origin: rule.origin)) }
    for change in settings.severities {
      let value = "\(change.value.rules): \(change.value.severity.rawValue)"
      rows.append(Row(key: "severity", value: value, origin: change.origin))
    }
    rows += parameterRows
    rows.append(
      Row(key: "fail-on", value: settings.failLevel.value.rawValue, origin: settings.failLevel.origin)
    )
    rows.append(Row(key: "lang", value: settings.language.value.rawValue, origin: settings.language.origin))
    return rows
  }

  /// Every parameter of the packs; without an origin when the pack's own value holds.
  private var parameterRows: [Row] {
    var names: [String] = []
    return packs.flatMap { pack in
      pack.parameters.compactMap { parameter in
        guard !names.contains(parameter.name) else { return nil }
        names.append(parameter.name)
        let change = settings.parameters.last { $0.value.name == parameter.name }
        let value = "\(parameter.name): \(parameter.value.description)"
        return Row(key: "params", value: value, origin: change?.origin)
      }
    }
  }

  private var language: Language { settings.language.value }

  private func say(_ english: String, _ chinese: String) -> String {
    LocalizedText(en: english, zh: chinese)[language]
  }

  // MARK: Text

  func text() -> String {
    let none = say("none (built-in settings)", "无（内置设置）")
    let file = settings.configurationPath?.printable ?? none
    let head = say(
      "settings for \(path.printable)\nconfiguration file: \(file)\n\n",
      "\(path.printable) 的设置\n配置文件：\(file)\n\n"
    )
    let rows = rows
    let keyWidth = rows.map { $0.key.displayWidth }.max() ?? 0
    let values = rows.map(\.value.printable)
    let valueWidth = values.map(\.displayWidth).max() ?? 0
    var previous = ""
    var lines = ""
    for (row, value) in zip(rows, values) {
      let key = row.key == previous ? "" : row.key
      previous = row.key
      lines +=
        key.padded(to: keyWidth) + "  " + value.padded(to: valueWidth) + "  "
        + words(row.origin) + "\n"
    }
    let count = packs.indices.reduce(0) { sum, pack in
      sum + packs[pack].rules.indices.count { selection.includes($0, ofPack: pack) }
    }
    let total = packs.reduce(0) { $0 + $1.rules.count }
    return head + lines
      + say("\n\(count) of \(total) rules run.\n", "\n运行 \(total) 条规则中的 \(count) 条。\n")
  }

  private func words(_ origin: SettingOrigin?) -> String {
    switch origin {
    case nil: say("the pack", "规则包")
    case .standard: say("default", "默认")
    case .environment(let name): say("environment: \(name)", "环境变量：\(name)")
    case .file(let place): place.description.printable
    case .commandLine(let option): say("command line: \(option)", "命令行：\(option)")
    }
  }

  // MARK: JSON

  func json() -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("path")
      json.string(path)
      json.key("configuration")
      json.string(settings.configurationPath)
      json.key("settings")
      json.array(rows) { json, row in
        json.object(isInline: true) { json in
          json.key("name")
          json.string(row.key)
          json.key("value")
          json.string(row.value)
          json.key("origin")
          json.string(kind(row.origin))
          json.key("place")
          json.string(place(row.origin))
        }
      }
      json.key("rules")
      json.array(
        packs.indices.flatMap { pack in
          packs[pack].rules.indices.filter { selection.includes($0, ofPack: pack) }.map {
            packs[pack].rules[$0]
          }
        }
      ) { json, rule in
        json.object(isInline: true) { json in
          json.key("id")
          json.string(rule.id)
          json.key("severity")
          json.string(rule.severity.rawValue)
        }
      }
    }
    json.endLine()
    return json.output.bytes
  }

  private func kind(_ origin: SettingOrigin?) -> String {
    switch origin {
    case nil: "pack"
    case .standard: "default"
    case .environment: "environment"
    case .file: "configuration"
    case .commandLine: "command-line"
    }
  }

  private func place(_ origin: SettingOrigin?) -> String? {
    switch origin {
    case nil, .standard: nil
    case .environment(let name): name
    case .file(let place): place.description
    case .commandLine(let option): option
    }
  }
}
