import Platform
import Reports

/// Whether text is coloured.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}

extension Look {
  /// The narrowest that text can be asked to be.
  static let leastWidth = 20

  /// What suits a stream when nothing is said.
  init(for stream: StandardStream, colors choice: ColorChoice = .auto, except others: Set<String> = []) {
    let usesColor = choice == .always || (choice == .auto && Terminal.wantsColor(stream))
    let width = Terminal.width(stream).map { max(Self.leastWidth, $0) }
    self.init(
      usesColor: usesColor,
      isASCII: Terminal.lacksUnicode(stream),
      width: width,
      wraps: width != nil,
      // Who wants no colours wants no other escape sequences either.
      links: usesColor && Terminal.hasLinks(stream) ? FileLinks(except: others) : nil
    )
  }
}

extension Arguments {
  /// How text looks on standard output.
  func look() throws(RunFailure) -> Look {
    let choice = try self.choice(.color, default: ColorChoice.auto)
    // A name for standard input is no file.
    var look = Look(for: .output, colors: choice, except: Set(all(.stdinFilename)))
    try apply(to: &look)
    return look
  }

  /// How text looks in a file: the same wherever it was written.
  func lookOfFile() throws(RunFailure) -> Look {
    var look = Look(usesColor: try choice(.color, default: ColorChoice.auto) == .always)
    try apply(to: &look)
    return look
  }

  private func apply(to look: inout Look) throws(RunFailure) {
    if has(.ascii) { look.isASCII = true }
    guard let word = last(.width) else { return }
    guard let width = Int(word), width == 0 || width >= Look.leastWidth else { throw .badWidth(word) }
    if width > 0 { look.width = width }
    look.wraps = width > 0
  }
}

extension FileLinks {
  /// Links for paths as they stand on the command line; nil when they lead nowhere.
  fileprivate init?(except others: Set<String>) {
    guard let folder = CurrentProcess.folder else { return nil }
    self.init(host: CurrentProcess.hostName, folder: folder, except: others)
  }
}
