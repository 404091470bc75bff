package import Diagnostics

// What each format is for, in one line of the help.

extension TextReporter {
  package static let summary = LocalizedText(en: "for people, with source lines", zh: "给人看，附原文")
}

extension ConciseReporter {
  package static let summary = LocalizedText(en: "a line a finding, as compilers do", zh: "每个问题一行，如同编译器")
}

extension JSONReporter {
  package static let summary = LocalizedText(en: "one object with every result", zh: "一个对象，含所有结果")
}

extension NDJSONReporter {
  package static let summary = LocalizedText(en: "an object a document, at once", zh: "每个文档一个对象，随检随写")
}

extension SARIFReporter {
  package static let summary = LocalizedText(
    en: "SARIF 2.1.0, for code scanning and editors",
    zh: "SARIF 2.1.0，供代码扫描和编辑器使用"
  )
}

extension JUnitReporter {
  package static let summary = LocalizedText(en: "JUnit XML, for CI servers", zh: "JUnit XML，供持续集成服务器使用")
}

extension GitHubReporter {
  package static let summary = LocalizedText(en: "annotations of GitHub Actions", zh: "GitHub Actions 的注释")
}

extension GitLabReporter {
  package static let summary = LocalizedText(en: "code quality report of GitLab", zh: "GitLab 的代码质量报告")
}

extension TAPReporter {
  package static let summary = LocalizedText(en: "TAP 14, for test harnesses", zh: "TAP 14，供测试工具使用")
}

extension MarkdownReporter {
  package static let summary = LocalizedText(
    en: "for a comment or the summary of a job",
    zh: "供评论或任务摘要使用"
  )
}

extension HTMLReporter {
  package static let summary = LocalizedText(en: "one page by itself, for a browser", zh: "一个独立的网页")
}
