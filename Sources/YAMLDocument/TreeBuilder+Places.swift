import SourceText

/// Places and checks that libyaml's marks leave to us.
extension TreeBuilder {
  /// Where a scalar without any text stands: behind its sign, else at the end of what came before.
  ///
  /// libyaml may put it at the next token, pages further on.
  @inline(never)
  func emptyScalarPlace(_ start: Int, _ end: Int, hasProperties: Bool) -> Int {
    if hasProperties { return end }
    if start > current.lastEnd {
      switch bytes[start - 1] {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): return start
      default: break
      }
    }
    if start < bytes.count, bytes[start] == UInt8(ascii: ":") { return start }
    return min(current.lastEnd, start)
  }

  /// The end of a block scalar's last line with content; of its header when there is none.
  @inline(never)
  mutating func blockScalarEnd(_ start: Int, _ end: Int) -> Int {
    var headerEnd = start + 1
    while headerEnd < end, isBlockIndicator(bytes[headerEnd]) { headerEnd += 1 }
    if headerEnd < end, bytes[headerEnd] == UInt8(ascii: "#") {
      failure = .commentWithoutSpace(TextRange(headerEnd, headerEnd + 1))
    }
    let body = DocumentBoundary.nextLine(bytes, after: headerEnd, end: end)
    checkLeadingBlankLines(body, hasExplicitIndent: hasDigit(start + 1, headerEnd))
    var last = min(end, bytes.count)
    var lineEnd = last
    while last > body {
      let byte = bytes[last - 1]
      if byte == 0x0A || byte == 0x0D {
        lineEnd = last - 1
      } else if byte != 0x20, byte != 0x09 {
        return lineEnd
      }
      last -= 1
    }
    return headerEnd
  }

  private func isBlockIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || (byte >= 0x30 && byte <= 0x39)
  }

  private func hasDigit(_ start: Int, _ end: Int) -> Bool {
    for index in start..<end where bytes[index] >= 0x30 { return true }
    return false
  }

  /// A blank line before a block scalar's text may not be indented more than the text (§8.1.1.1).
  private mutating func checkLeadingBlankLines(_ body: Int, hasExplicitIndent: Bool) {
    guard !hasExplicitIndent else { return }
    var line = body
    var most = 0
    var mostLine = body
    while line < bytes.count {
      var index = line
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
      guard index < bytes.count else { return }
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        if most > index - line, index - line > max(current.indent, 0) {
          failure = .blankLineTooDeep(TextRange(mostLine, mostLine + most))
        }
        return
      }
      if index - line > most {
        most = index - line
        mostLine = line
      }
      line = DocumentBoundary.nextLine(bytes, after: index, end: bytes.count)
    }
  }

  /// The further lines of a quoted scalar must be indented more than the collection around it (§7.3);
  /// libyaml lets them stand anywhere.
  @inline(never)
  mutating func checkContinuationLines(_ start: Int, _ end: Int) {
    guard current.indent >= 0, failure == nil else { return }
    checkLines(start, end, isFlowCollection: false)
  }

  /// The same for a collection in brackets; and a comment in it must have a blank before it (§6.6).
  @inline(never)
  mutating func checkFlowCollection(_ node: Int, _ start: Int, _ end: Int, _ tree: DocumentTree) {
    guard failure == nil, DocumentBoundary.nextLine(bytes, after: start, end: end) < end else { return }
    if current.indent >= 0 { checkLines(start, end, isFlowCollection: true) }
    var place = start
    for index in node + 1..<max(node + 1, tree.nodes.count) where tree.nodes[index].style != .none {
      checkComments(place, Int(tree.nodes[index].start))
      place = Int(tree.nodes[index].end)
    }
    checkComments(place, end)
  }

  /// Looks for comments between two scalars of a flow collection.
  private mutating func checkComments(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "#"), index > 0 {
        switch bytes[index - 1] {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
          UInt8(ascii: "\""), UInt8(ascii: "'"):
          if failure == nil { failure = .commentWithoutSpace(TextRange(index, index + 1)) }
          return
        case 0x20, 0x09, 0x0A, 0x0D:
          index = DocumentBoundary.nextLine(bytes, after: index, end: end)
          continue
        default: break
        }
      }
      index += 1
    }
  }

  private mutating func checkLines(_ start: Int, _ end: Int, isFlowCollection: Bool) {
    var line = DocumentBoundary.nextLine(bytes, after: start, end: end)
    while line < end {
      var index = line
      while index < end, bytes[index] == 0x20 { index += 1 }
      guard index < end else { return }
      if index - line <= current.indent {
        var content = index
        while content < end, bytes[content] == 0x09 { content += 1 }
        guard content < end else { return }
        switch bytes[content] {
        case 0x0A, 0x0D: break
        // A closing bracket in the first column of its owner is against the letter of the specification
        // and the habit of many; every loader takes it.
        case UInt8(ascii: "]") where isFlowCollection, UInt8(ascii: "}") where isFlowCollection,
          UInt8(ascii: "#") where isFlowCollection:
          break
        default:
          failure = .continuationNotIndented(
            TextRange(line, content + 1),
            opening: start,
            isTab: content > index
          )
          return
        }
      }
      line = DocumentBoundary.nextLine(bytes, after: index, end: end)
    }
  }
}
