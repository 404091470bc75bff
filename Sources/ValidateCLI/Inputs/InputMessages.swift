import Diagnostics
import Platform
import Reports
import Rules

extension PlatformError {
  /// The reason in every language.
  var text: LocalizedText {
    let chinese =
      switch kind {
      case .notFound: "没有这个文件或文件夹"
      case .permissionDenied: "没有权限"
      case .isDirectory: "这是文件夹"
      case .notDirectory: "路径中有一部分不是文件夹"
      case .alreadyExists: "已经存在"
      case .noSpace: "磁盘空间不足"
      case .brokenPipe: "管道的另一端已关闭"
      case .invalidName: "文件名不可用"
      case .linkLoop: "符号链接成环"
      case .tooManyOpenFiles: "打开的文件太多"
      case .readOnly: "文件系统只读"
      case .tooLarge: "文件太大"
      case .other: words
      }
    return LocalizedText(en: words, zh: chinese)
  }
}

/// What is said about inputs, packs and outputs that cannot be used.
enum InputMessages {
  static let unreadableTitle = LocalizedText(en: "The input can be read", zh: "输入可以读取")

  static func unreadable(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "this input can't be read: \(reason.english)",
      zh: "无法读取这个输入：\(reason.simplifiedChinese)"
    )
  }

  static let noSetupInFolder = LocalizedText(
    en: "this folder holds no setup file: no setup.yaml, setup.yml or *.setup.yaml in it or below",
    zh: "这个文件夹没有配置文件：其中及下级文件夹里没有 setup.yaml、setup.yml 或 *.setup.yaml"
  )

  static let noDocument = LocalizedText(
    en: "this input holds no document: it is empty, or all of it is comments",
    zh: "这个输入没有文档：内容为空，或全是注释"
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
