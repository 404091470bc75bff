import Diagnostics

/// The words about how far a run has got.
enum ProgressWords {
  static func line(
    percent: Int?,
    files: Int,
    of totalFiles: Int,
    documents: Int,
    rate: Int,
    secondsLeft: Int?,
    findings: Int
  ) -> LocalizedText {
    var english: [String] = []
    var chinese: [String] = []
    if let percent {
      english.append("\(percent)%")
      chinese.append("\(percent)%")
    }
    if totalFiles > 1 {
      english.append("\(grouped(files)) of \(grouped(totalFiles)) files")
      chinese.append("\(grouped(files))/\(grouped(totalFiles)) 个文件")
    }
    english.append(documents == 1 ? "1 document" : "\(grouped(documents)) documents")
    chinese.append("\(grouped(documents)) 个文档")
    english.append("\(grouped(rate)) a second")
    chinese.append("每秒 \(grouped(rate)) 个")
    if let secondsLeft {
      english.append("\(clock(secondsLeft)) left")
      chinese.append("还需 \(clock(secondsLeft))")
    }
    english.append(findings == 1 ? "1 finding" : "\(grouped(findings)) findings")
    chinese.append("发现 \(grouped(findings)) 个问题")
    return LocalizedText(en: english.joined(separator: ", "), zh: chinese.joined(separator: "，"))
  }

  /// `0:07`, `12:34`, `1:02:03`.
  static func clock(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = seconds / 60 % 60
    return seconds < 3600
      ? "\(minutes):\(padded(seconds % 60))"
      : "\(seconds / 3600):\(padded(minutes)):\(padded(seconds % 60))"
  }

  /// A whole number with a comma between every three digits.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension ProgressWords {
  /// What is said when the user ended the run.
  static func interrupted(documents: Int) -> LocalizedText {
    LocalizedText(
      en: "interrupted: the report covers the \(grouped(documents)) documents checked so far",
      zh: "已中断：报告只包含到目前为止检查的 \(grouped(documents)) 个文档"
    )
  }
}
