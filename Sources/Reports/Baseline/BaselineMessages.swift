package import Diagnostics
import SourceText

/// What is said about baselines.
package enum BaselineMessages {
  /// Why a listed finding does not count.
  static let reason = LocalizedText(en: "in the baseline", zh: "已列入基线")

  static func brokenEntry(_ range: TextRange) -> Diagnostic {
    Diagnostic(
      "baseline",
      LocalizedText(en: "this is no finding of a baseline", zh: "这不是基线中的一条问题"),
      at: range,
      hint: writeAnew
    )
  }

  static let writeAnew = LocalizedText(
    en: "'--write-baseline FILE' writes it anew",
    zh: "用“--write-baseline FILE”重新写出"
  )

  /// Entries of a baseline that nothing fits any more.
  package static func gone(_ count: Int, _ file: String) -> LocalizedText {
    LocalizedText(
      en: count == 1
        ? "1 finding of the baseline \(file) no longer occurs; '--write-baseline \(file)' brings it up to date"
        : "\(count) findings of the baseline \(file) no longer occur; '--write-baseline \(file)' brings it up to date",
      zh: "基线 \(file) 中有 \(count) 个问题已不再出现；“--write-baseline \(file)”可以更新它"
    )
  }

  /// A baseline has been written.
  package static func written(_ count: Int, _ file: String) -> LocalizedText {
    LocalizedText(
      en: "wrote the baseline \(file) with \(count) \(count == 1 ? "finding" : "findings")",
      zh: "已写入基线 \(file)，共 \(count) 个问题"
    )
  }

  /// A baseline has not been written, because not everything was looked at.
  package static func notWritten(_ file: String) -> LocalizedText {
    LocalizedText(en: "the baseline \(file) was not written", zh: "没有写入基线 \(file)")
  }
}

extension RunFailure {
  static func notABaseline(_ name: String) -> RunFailure {
    RunFailure(
      .input,
      LocalizedText(en: "\(name) is no baseline", zh: "\(name) 不是基线文件"),
      hint: BaselineMessages.writeAnew
    )
  }

  static func brokenBaseline(_ diagnostic: Diagnostic, in buffer: SourceBuffer) -> RunFailure {
    RunFailure(
      .input,
      LocalizedText(en: "the baseline \(buffer.name) can't be used", zh: "基线 \(buffer.name) 无法使用"),
      hint: BaselineMessages.writeAnew,
      findings: [Finding(diagnostic, in: buffer)]
    )
  }

  static func otherBaselineVersion(_ name: String, _ version: String, known: Int) -> RunFailure {
    RunFailure(
      .input,
      LocalizedText(
        en: "the baseline \(name) has the version \(version); this program reads version \(known)",
        zh: "基线 \(name) 的版本是 \(version)；本程序只读版本 \(known)"
      ),
      hint: BaselineMessages.writeAnew
    )
  }
}
