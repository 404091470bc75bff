/// Where a buffer starts in the file or stream it was cut from.
public struct SourceOrigin: Hashable, Sendable {
  /// Bytes of the file before the buffer's first byte.
  public var offset: Int
  /// Line breaks of the file before the buffer's first byte.
  public var line: Int

  /// Makes an origin; the default is the start of the file.
  public init(offset: Int = 0, line: Int = 0) {
    self.offset = offset
    self.line = line
  }
}

/// A piece of text with a name: a whole file, or a run of whole documents cut from a stream.
///
/// INVARIANT: fewer than 2³² bytes, so that every place fits a ``TextRange``.
public struct SourceBuffer: Sendable {
  /// What the user calls the text: a path, or `<stdin>`.
  public let name: String
  /// The UTF-8 bytes, without a byte order mark.
  public let bytes: [UInt8]
  /// Where `bytes` starts in the file.
  public let origin: SourceOrigin

  /// Makes a buffer of UTF-8 bytes.
  public init(name: String, bytes: [UInt8], origin: SourceOrigin = SourceOrigin()) {
    precondition(bytes.count < Int(UInt32.max), "a buffer holds less than 4 GiB")
    self.name = name
    self.bytes = bytes
    self.origin = origin
  }

  /// Makes a buffer from a string.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a range, invalid UTF-8 replaced by U+FFFD.
  public func text(in range: TextRange) -> String {
    String(decoding: bytes[range.indices], as: UTF8.self)
  }
}

extension SourceBuffer: CustomStringConvertible {
  /// The name and the size; the text itself may be long and private.
  public var description: String { "\(name) (\(bytes.count) bytes)" }
}
