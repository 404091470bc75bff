import Diagnostics
import Platform
import Reports
import Rules

/// What is said about inputs, packs and outputs that cannot be used.
enum InputMessages {
  static let unreadableTitle = LocalizedText(en: "The input can be read", zh: "输入可以读取")

  static func unreadable(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "this input can't be read: \(reason.english)",
      zh: "无法读取这个输入：\(reason.simplifiedChinese)"
    )
  }

  static func noSetupInFolder(_ patterns: [String]) -> LocalizedText {
    let first = patterns.dropLast()
    let last = patterns.last ?? ""
    let english = first.isEmpty ? last : "\(first.joined(separator: ", ")) or \(last)"
    let chinese = first.isEmpty ? last : "\(first.joined(separator: "、")) 或 \(last)"
    return LocalizedText(
      en: "this folder holds no setup file: no \(english) in it or below",
      zh: "这个文件夹没有配置文件：其中及下级文件夹里没有 \(chinese)"
    )
  }

  static let noDocument = LocalizedText(
    en: "this input holds no document: it is empty, or all of it is comments",
    zh: "这个输入没有文档：内容为空，或全是注释"
  )

  static let checkPath = LocalizedText(
    en: "check the spelling of the path; 'validate init' writes a setup to fill in",
    zh: "请检查路径的拼写；“validate init”会写出一份待填写的配置文件"
  )

  static let createSetup = LocalizedText(
    en: "'validate init' writes one to fill in",
    zh: "“validate init”会写出一份待填写的配置文件"
  )
}

extension RunFailure {
  static func unwritable(_ error: PlatformError) -> RunFailure {
    RunFailure(
      .output,
      LocalizedText(
        en: "can't write \(error.path): \(error.text.english)",
        zh: "无法写入 \(error.path)：\(error.text.simplifiedChinese)"
      )
    )
  }

  static func unreadableInput(_ error: PlatformError) -> RunFailure {
    RunFailure(
      .input,
      LocalizedText(
        en: "can't read \(error.path): \(error.text.english)",
        zh: "无法读取 \(error.path)：\(error.text.simplifiedChinese)"
      )
    )
  }

  static func unreadableBaseline(_ error: PlatformError) -> RunFailure {
    RunFailure(
      .input,
      LocalizedText(
        en: "can't read the baseline \(error.path): \(error.text.english)",
        zh: "无法读取基线 \(error.path)：\(error.text.simplifiedChinese)"
      ),
      hint: LocalizedText(en: "'--write-baseline FILE' writes one", zh: "用“--write-baseline FILE”写出一份")
    )
  }

  static func unreadablePack(_ error: PlatformError) -> RunFailure {
    RunFailure(
      .rulePack,
      LocalizedText(
        en: "can't read the rule pack file \(error.path): \(error.text.english)",
        zh: "无法读取规则包文件 \(error.path)：\(error.text.simplifiedChinese)"
      ),
      hint: LocalizedText(
        en: "name a folder that holds a pack.yaml, or a pack's main file",
        zh: "请给出含有 pack.yaml 的文件夹，或规则包的主文件"
      )
    )
  }

  /// Whatever else can go wrong with a pack.
  static func unusablePack(_ name: String, _ error: any Error) -> RunFailure {
    RunFailure(
      .rulePack,
      LocalizedText(en: "\(name) can't be used: \(error)", zh: "\(name) 无法使用：\(error)")
    )
  }

  static func brokenPack(_ name: String, _ errors: PackErrors) -> RunFailure {
    let count = errors.issues.count
    return RunFailure(
      .rulePack,
      LocalizedText(
        en: "the rule pack \(name) can't be used: \(count) \(count == 1 ? "error" : "errors")",
        zh: "规则包 \(name) 无法使用：\(count) 个错误"
      ),
      findings: errors.issues.map { Finding($0.diagnostic, in: $0.buffer) }
    )
  }

  static func exists(_ path: String) -> RunFailure {
    RunFailure(
      .output,
      LocalizedText(en: "\(path) exists already", zh: "\(path) 已存在"),
      hint: LocalizedText(en: "'--force' overwrites it", zh: "“--force”会覆盖它")
    )
  }
}
