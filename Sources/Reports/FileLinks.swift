/// Links of a terminal (OSC 8) from places in a report to the files.
///
/// See "Hyperlinks in terminal emulators", the note that terminals implement.
package struct FileLinks: Sendable {
  /// `file://host`, since the terminal may run on another machine than the program.
  private let root: String
  /// The folder that relative paths start from.
  private let folder: String
  /// What inputs are called that are no files.
  private let others: Set<String>

  /// Makes links for paths that start from an absolute `folder`; the names in `others` are no paths.
  package init(host: String, folder: String, except others: Set<String> = []) {
    root = "file://" + Self.encoded(host)
    self.folder = folder
    self.others = others
  }

  /// The address of a file (RFC 8089); nil for what is no file, such as `<stdin>`.
  func target(ofFile path: String) -> String? {
    guard !path.isEmpty, !path.hasPrefix("<"), !others.contains(path), !path.contains("\u{FFFD}") else {
      return nil
    }
    if path.hasPrefix("/") { return root + Self.encoded(path) }
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return root + Self.encoded(folder.hasSuffix("/") ? folder + relative : "\(folder)/\(relative)")
  }

  /// The text with a link around it.
  static func link(_ text: String, to target: String) -> String {
    "\u{1B}]8;;\(target)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// Whether an address is one of a page in full, with no character that would have to be encoded.
  static func isPage(_ address: String) -> Bool {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return false }
    return address.utf8.allSatisfy { isUnreserved($0) || marks.contains($0) }
  }

  private static let marks = Set("/:?#[]@!$&'()*+,;=%".utf8)

  /// The text with every byte that may not stand in an address as `%XX` (RFC 3986 §2.1).
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) || byte == UInt8(ascii: "/") {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

extension Look {
  /// `path:line:column`, leading to the file.
  func place(_ path: String, _ location: String) -> String {
    let text = shown(path) + location
    guard let target = links?.target(ofFile: path) else { return text }
    return FileLinks.link(text, to: target)
  }

  /// A line with each `path:line:column` in it leading to the file.
  func linkingPlaces(of path: String, in line: String) -> String {
    let name = shown(path) + ":"
    guard let target = links?.target(ofFile: path), line.contains(name) else { return line }
    var result = ""
    var rest = line[...]
    while let range = rest.firstRange(of: name) {
      result += rest[..<range.lowerBound]
      rest = rest[range.lowerBound...]
      let numbers = rest.dropFirst(name.count).prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
      result += FileLinks.link(name + numbers, to: target)
      rest = rest.dropFirst(name.count + numbers.count)
    }
    return result + rest
  }
}
