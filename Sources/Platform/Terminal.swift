import Glibc

/// What is known of the terminal a stream ends at.
package enum Terminal {
  /// Whether to colour what goes to `stream` when the user did not say.
  ///
  /// `NO_COLOR` (no-color.org), when it is not empty, forbids, `CLICOLOR_FORCE` other than `0` asks
  /// for it (bixense.com/clicolors); otherwise a terminal that is not `dumb` gets colours.
  package static func wantsColor(_ stream: StandardStream) -> Bool {
    if ProcessEnvironment.nonemptyValue(of: "NO_COLOR") != nil { return false }
    if let forced = ProcessEnvironment.nonemptyValue(of: "CLICOLOR_FORCE"), forced != "0" { return true }
    return stream.isTerminal && ProcessEnvironment.value(of: "TERM") != "dumb"
  }

  /// The width of the terminal in cells; nil when the stream does not end at one.
  ///
  /// `COLUMNS` decides when it is set, as for other programs, then the terminal itself.
  package static func width(_ stream: StandardStream) -> Int? {
    guard stream.isTerminal else { return nil }
    if let word = ProcessEnvironment.value(of: "COLUMNS"), let columns = Int(word), columns > 0 {
      return columns
    }
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether characters beyond ASCII would not be shown.
  ///
  /// So it is when the locale names a character set other than UTF-8, such as `zh_CN.GBK`; a locale that names
  /// none, such as `C`, says nothing about the terminal. And the fonts of the Linux console lack most signs.
  package static func lacksUnicode(_ stream: StandardStream) -> Bool {
    if stream.isTerminal, ProcessEnvironment.value(of: "TERM") == "linux" { return true }
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let locale = ProcessEnvironment.nonemptyValue(of: name) else { continue }
      guard let dot = locale.firstIndex(of: ".") else { return false }
      let characterSet = locale[locale.index(after: dot)...].prefix { $0 != "@" }
      return characterSet.lowercased().filter { $0 != "-" && $0 != "_" } != "utf8"
    }
    return false
  }

  /// Whether the stream ends at a terminal that is known to have links (OSC 8).
  ///
  /// `NO_HYPERLINKS` forbids them, `FORCE_HYPERLINK` other than `0` asks for them on a terminal that is not
  /// known.
  package static func hasLinks(_ stream: StandardStream) -> Bool {
    guard stream.isTerminal, let term = ProcessEnvironment.nonemptyValue(of: "TERM"), term != "dumb" else {
      return false
    }
    if ProcessEnvironment.nonemptyValue(of: "NO_HYPERLINKS") != nil { return false }
    if let forced = ProcessEnvironment.nonemptyValue(of: "FORCE_HYPERLINK") { return forced != "0" }
    // Variables of the terminal outside are seen inside of GNU screen, which has no links.
    if term.hasPrefix("screen"), ProcessEnvironment.value(of: "TMUX") == nil { return false }
    if ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm"].contains(where: { term.hasPrefix($0) }
    ) {
      return true
    }
    if let program = ProcessEnvironment.value(of: "TERM_PROGRAM"), linkingPrograms.contains(program) {
      return true
    }
    // 0.50.0 promises links and crashes at the first.
    if let version = ProcessEnvironment.value(of: "VTE_VERSION").flatMap({ Int($0) }) {
      return version > 5000
    }
    return ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains {
      ProcessEnvironment.nonemptyValue(of: $0) != nil
    }
  }

  /// Values of `TERM_PROGRAM`.
  private static let linkingPrograms: Set<String> = [
    "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "zed",
  ]
}
