import Platform
import Synchronization

/// The time zone database of the system, read file by file and kept.
enum ZoneDatabase {
  private static let cache = Mutex<[String: ZoneRules]>([:])

  /// The rules of a zone by its IANA name.
  static func rules(named name: String) throws(EvalError) -> ZoneRules {
    if let known = cache.withLock({ $0[name] }) { return known }
    let rules = try read(name, in: folders)
    cache.withLock { $0[name] = rules }
    return rules
  }

  /// Where systems keep the database, after the folder that the user may name.
  private static var folders: [String] {
    let chosen = ProcessEnvironment.nonemptyValue(of: "TZDIR").map { [$0] } ?? []
    return chosen + ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]
  }

  /// Reads the file of a zone from the first folder that has it.
  static func read(_ name: String, in folders: [String]) throws(EvalError) -> ZoneRules {
    let unknown = EvalError(
      .invalidArgument,
      en: "unknown time zone: \(Value.quoted(name))",
      zh: "未知的时区：\(Value.quoted(name))"
    )
    guard isPlainName(name) else { throw unknown }
    for folder in folders {
      guard let bytes = try? InputFile.bytes(ofFile: "\(folder)/\(name)", limit: 1 << 20) else { continue }
      guard let rules = ZoneRules(zoneFile: bytes) else { throw unknown }
      return rules
    }
    guard folders.contains(where: { FileKind(at: $0) == .directory }) else {
      throw EvalError(
        .invalidArgument,
        en:
          "no time zone database on this system, needed for \(Value.quoted(name)); offsets such as '+01:00' work",
        zh: "本系统没有时区数据库，无法使用 \(Value.quoted(name))；可以用“+01:00”这样的偏移"
      )
    }
    throw unknown
  }

  /// Names lead nowhere but into the database: letters, digits, `_`, `-` and `+`, and single slashes.
  private static func isPlainName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
            true
          default: false
          }
        }
    }
  }
}
