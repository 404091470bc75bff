extension String {
  /// The text on one line, safe for a terminal.
  ///
  /// Words from a file could hold escape sequences that repaint the screen or reverse the direction
  /// of text. Control characters become their visible pictures (U+2400 and on), other invisible
  /// controls U+FFFD; line breaks become spaces. O(length); text without any is returned as it is.
  package var printable: String {
    guard unicodeScalars.contains(where: { $0.printable != $0 }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      result.append(scalar == "\n" || scalar == "\t" ? " " : scalar.printable)
    }
    return String(result)
  }

  /// The lines of the text, each safe for a terminal.
  var printableLines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
    while lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension Unicode.Scalar {
  /// The scalar to show instead of one that a terminal would obey.
  var printable: Unicode.Scalar {
    switch value {
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: "\u{FFFD}"
    default: self
    }
  }
}
