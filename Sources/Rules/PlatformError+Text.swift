package import Diagnostics
package import Platform

extension PlatformError {
  /// The reason in every language.
  package var text: LocalizedText {
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
      case .other: "系统报告“\(words)”"
      }
    return LocalizedText(en: words, zh: chinese)
  }
}
