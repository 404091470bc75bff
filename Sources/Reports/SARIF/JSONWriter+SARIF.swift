import Engine
import SourceText

/// The parts of SARIF that stand in several places.
extension JSONWriter {
  /// Writes everything before the first result.
  mutating func beginSARIF() {
    beginObject()
    key("$schema")
    string("https://json.schemastore.org/sarif-2.1.0.json")
    key("version")
    string("2.1.0")
    key("runs")
    beginArray()
    beginObject()
    key("columnKind")
    string("unicodeCodePoints")
    key("results")
    beginArray()
  }

  /// Ends the run and the report.
  mutating func endSARIF() {
    endObject()
    endArray()
    endObject()
    endLine()
  }

  /// Writes what relative addresses are relative to.
  mutating func writeSARIFBase() {
    key("originalUriBaseIds")
    object(isInline: true) { json in
      json.key("%SRCROOT%")
      json.object { json in
        json.key("description")
        json.writeMessage("The folder in which the program was run.")
      }
    }
  }

  /// Writes a message object; nothing in it becomes a link (§3.11.6).
  mutating func writeMessage(_ text: String) {
    object(isInline: true) { json in
      json.key("text")
      json.string(text.utf8.contains(UInt8(ascii: "]")) ? text.splitLinks : text)
    }
  }

  /// Writes an artifact location.
  mutating func writeArtifact(_ path: String, index: Int?) {
    object(isInline: true) { json in
      json.key("uri")
      json.string(ArtifactURI.uri(ofPath: path))
      if !path.hasPrefix("/") {
        json.key("uriBaseId")
        json.string("%SRCROOT%")
      }
      if let index {
        json.key("index")
        json.int(index)
      }
    }
  }

  /// Writes the members of a location: the bytes, and the value's way from the root.
  mutating func writeSARIFPlace(
    _ place: Place,
    of report: DocumentReport,
    artifact: Int,
    lines: LineTable
  ) {
    key("physicalLocation")
    object { json in
      json.key("artifactLocation")
      json.writeArtifact(report.path, index: artifact)
      json.key("region")
      json.object(isInline: true) { json in
        guard let range = place.range else {
          // Services that show results on lines refuse a result without one.
          json.key("startLine")
          json.int(1)
          return
        }
        json.writeRegion(range, lines: lines)
        guard !range.isEmpty else { return }
        json.key("snippet")
        json.object { json in
          json.key("text")
          json.string(report.shownText(of: range, lines: lines))
        }
      }
    }
    guard !place.pointer.isEmpty else { return }
    key("logicalLocations")
    array(CollectionOfOne(place.pointer), isInline: true) { json, pointer in
      json.object { json in
        json.key("fullyQualifiedName")
        json.string(pointer)
      }
    }
  }

  /// Writes the members of a region, by lines and columns and by bytes.
  mutating func writeRegion(_ range: TextRange, lines: LineTable) {
    let start = lines.location(of: Int(range.start))
    let end = lines.location(of: Int(range.end))
    let members: [(StaticString, Int)] = [
      ("startLine", start.line), ("startColumn", start.column), ("endLine", end.line),
      ("endColumn", end.column), ("byteOffset", start.offset), ("byteLength", end.offset - start.offset),
    ]
    for (name, number) in members {
      key(name)
      int(number)
    }
  }

  /// Writes a notification about the run; `location` writes an artifact location.
  mutating func writeNotification(
    _ message: String,
    level: String,
    _ location: ((inout JSONWriter) -> Void)? = nil,
    region: ((inout JSONWriter) -> Void)? = nil
  ) {
    object { json in
      json.key("level")
      json.string(level)
      json.key("message")
      json.writeMessage(message)
      guard let location else { return }
      json.key("locations")
      json.array(CollectionOfOne(location)) { json, location in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            json.key("artifactLocation")
            location(&json)
            guard let region else { return }
            json.key("region")
            json.object(isInline: true) { region(&$0) }
          }
        }
      }
    }
  }
}

extension String {
  /// The text with a space in each `](`, which would be the middle of a link.
  fileprivate var splitLinks: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "(", result.last == "]" { result.append(" ") }
      result.append(scalar)
    }
    return String(result)
  }
}

/// Addresses of files (RFC 3986).
enum ArtifactURI {
  /// The characters that have a meaning in an address, and `%`.
  static let reserved = Set(":/?#[]@!$&'()*+,;=%".utf8)

  /// The address of a file: relative for a relative path.
  static func uri(ofPath path: String) -> String {
    let address = escaped(path.plainPath, keeping: Set("/".utf8))
    return path.hasPrefix("/") ? "file://\(address)" : address
  }

  /// Writes every byte that an address may not hold as `%` and two digits.
  static func escaped(_ text: String, keeping kept: Set<UInt8>) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      case _ where kept.contains(byte):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
