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
  package static func width(_ stream: StandardStream) -> Int? {
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
