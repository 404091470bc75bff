import Diagnostics
import Engine

/// What stands around the content of every page.
enum HTMLPage {
  /// Writes everything up to the content.
  ///
  /// The policy lets a browser load nothing at all, and no style but ours, whose hash it has: whatever text
  /// from a setup might still do, it cannot.
  static func begin(_ title: String, _ language: Language, into output: inout ByteWriter) {
    output.append(
      """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>
      """
    )
    output.append(escaped: title)
    output.append("</title>\n<style>\(HTMLStyle.sheet)</style>\n</head>\n<body>\n")
    output.append(symbols)
  }

  /// Writes everything behind the content.
  static func end(into output: inout ByteWriter) {
    output.append("</body>\n</html>\n")
  }

  private static let policy =
    "default-src 'none'; style-src 'sha256-\(HTMLStyle.hash)'; base-uri 'none'; form-action 'none'"

  /// The icon of a stage's state; the word stands beside it.
  static func icon(_ state: Readiness) -> String { icon(named: state.rawValue) }

  /// The icon of a severity; the word stands beside it.
  static func icon(_ severity: Severity) -> String { icon(named: severity.rawValue) }

  static func icon(named name: String) -> String {
    "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-\(name)\"/></svg>"
  }

  /// The icons, drawn once and used wherever they are needed.
  private static let symbols = """
    <svg width="0" height="0" aria-hidden="true" class="symbols">
    <symbol id="i-ready" viewBox="0 0 16 16"><path d="M3 8.5l3.3 3.3L13 4.8"/></symbol>
    <symbol id="i-blocked" viewBox="0 0 16 16"><path d="M4 4l8 8M12 4l-8 8"/></symbol>
    <symbol id="i-unknown" viewBox="0 0 16 16"><path d="M5.3 6a2.7 2.7 0 1 1 4.2 2.2c-.9.6-1.5 1-1.5 2M8 12.6v.2"/></symbol>
    <symbol id="i-error" viewBox="0 0 16 16"><path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 4.8v3.7M8 11v.2"/></symbol>
    <symbol id="i-warning" viewBox="0 0 16 16"><path d="M8 2l6.3 11.5H1.7zM8 6.4v3.2M8 11.6v.2"/></symbol>
    <symbol id="i-info" viewBox="0 0 16 16"><path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 7.4v3.8M8 4.9v.2"/></symbol>
    <symbol id="i-waived" viewBox="0 0 16 16"><path d="M2.5 8.5c1.8-2.6 3.6-2.6 5.5 0s3.7 2.6 5.5 0"/></symbol>
    </svg>

    """
}
