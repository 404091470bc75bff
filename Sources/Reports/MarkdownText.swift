/// Text for Markdown (CommonMark, with the tables of GitHub and GitLab).
package enum MarkdownText {
  /// Text that shows as it is, on one line; it must not stand at the start of one, where more would mean something.
  ///
  /// References and names (`#1`, `@name`) are broken by an invisible character, or a comment would call people.
  package static func escaped(_ text: String) -> String {
    let scalars = Array(text.printable.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~":
        result.append("\\")
        result.append(scalar)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      // Addresses become links by themselves: `https://` and `www.`.
      case ":" where next == "/": result.append(contentsOf: "&#58;".unicodeScalars)
      case "." where index >= 3 && scalars[index - 3..<index].allSatisfy { $0 == "w" || $0 == "W" }:
        result.append(contentsOf: "&#46;".unicodeScalars)
      // Formulas; sums of money stay readable in the source.
      case "$" where !("0"..."9").contains(next): result.append(contentsOf: "&#36;".unicodeScalars)
      case "@", "#":
        result.append(scalar)
        if next != " " { result.append("\u{2060}") }
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text as code, in as many backticks as it needs.
  package static func code(_ text: String) -> String {
    let text = text.printable
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty ? " " : ""
    return "\(fence)\(pad)\(text)\(pad)\(fence)"
  }

  /// Lines as a block of code, in a fence that no line of it can close.
  static func block(_ lines: [String]) -> String {
    let run = lines.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, run + 1))
    return "\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)\n"
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for other in text.unicodeScalars {
      run = other == scalar ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
