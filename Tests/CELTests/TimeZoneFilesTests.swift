import Platform
import TestSupport
import Testing

@testable import CEL

/// The files and rules that zones are read from.
@Suite struct TimeZoneFilesTests {
  @Test(arguments: [
    "UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "<+0545>-5:45", "EST5EDT,M3.2.0,M11.1.0",
    "IST-1GMT0,M10.5.0,M3.5.0/1",
    "AAA3BBB,J60/0,J300", "AAA3BBB,59,299/-1", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "AAA-14:30:15",
    "AAA3BBB2:30,0,365/167",
  ])
  func readsRules(_ text: String) { #expect(POSIXZone(parsing: text) != nil) }

  @Test(arguments: [
    "", "AB1", "AAA", "AAA3BBB", "AAA3BBB,M3.5.0", "AAA3BBB,M13.1.0,M1.1.0", "AAA3BBB,M1.6.0,M1.1.0",
    "AAA3BBB,M1.0.0,M1.1.0", "AAA3BBB,M1.1.7,M1.1.0",
    "AAA3BBB,J0,J1", "AAA3BBB,J366,J1", "AAA3BBB,366,1", "AAA3BBB,1,2,3", "<AAA3", "AAA1234", "AAA3BBB,1/x,2",
    "AAA3:", "AAA3BBB,M1.1,M2.1.0",
  ])
  func refusesRules(_ text: String) { #expect(POSIXZone(parsing: text) == nil) }

  /// The day before, and both sides of the second, of each change.
  @Test(arguments: [
    ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
    ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
    ("AAA0BBB,J60/0,J300/0", "2023-03-01T00:00:00Z", 3600),
    ("AAA0BBB,59/0,299/0", "2024-02-28T23:59:59Z", 0), ("AAA0BBB,59/0,299/0", "2024-02-29T00:00:00Z", 3600),
    ("AAA0BBB,59/0,299/0", "2023-02-28T23:59:59Z", 0),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2019-03-31T00:59:59Z", 3600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2019-03-31T01:00:00Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2019-10-27T00:59:59Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2019-10-27T01:00:00Z", 3600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2019-12-31T23:59:59Z", 39_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2020-04-04T15:59:59Z", 39_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2020-04-04T16:00:00Z", 36_000),
    ("AAA-5:45", "1950-01-01T00:00:00Z", 20_700), ("AAA3BBB2:30,0,365/24", "2024-06-01T00:00:00Z", -9000),
  ])
  func rulesHoldInEveryYear(_ rule: String, _ moment: String, offset: Int) throws {
    let zone = try #require(POSIXZone(parsing: rule))
    let moment = try #require(Timestamp(parsing: moment))
    #expect(zone.utcOffset(at: moment.seconds) == offset)
  }

  /// A file of version 2 with one change at 1000 seconds and no 32-bit data.
  private static func file(
    footer: String = "",
    typeOfChange: UInt8 = 1,
    magic: String = "TZif",
    changeCount: UInt8 = 1
  ) -> [UInt8] {
    let empty = Array(magic.utf8) + [UInt8(ascii: "2")] + [UInt8](repeating: 0, count: 15 + 24)
    var header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, 0, changeCount, 2, 8] { header += [0, 0, 0, count] }
    let times: [UInt8] = [0, 0, 0, 0, 0, 0, 0x03, 0xE8]
    let types: [UInt8] = [0, 0, 0, 60, 0, 0] + [0xFF, 0xFF, 0xFF, 0xC4, 1, 4]
    return empty + header + times + [typeOfChange] + types + Array("AAA\0BBB\0".utf8)
      + Array("\n\(footer)\n".utf8)
  }

  @Test func readsFiles() throws {
    let rules = try #require(ZoneRules(zoneFile: Self.file()))
    #expect(rules.utcOffset(at: .min) == 60)
    #expect(rules.utcOffset(at: 999) == 60)
    #expect(rules.utcOffset(at: 1000) == -60)
    #expect(rules.utcOffset(at: .max) == -60)
    let ruled = try #require(ZoneRules(zoneFile: Self.file(footer: "AAA-1")))
    #expect(ruled.utcOffset(at: 999) == 60)
    #expect(ruled.utcOffset(at: 1000) == 3600)
  }

  @Test func refusesDamagedFiles() {
    let file = Self.file(footer: "AAA-1")
    #expect(ZoneRules(zoneFile: Self.file(typeOfChange: 2)) == nil)
    #expect(ZoneRules(zoneFile: Self.file(magic: "TZxx")) == nil)
    #expect(ZoneRules(zoneFile: Self.file(footer: "nonsense")) == nil)
    #expect(ZoneRules(zoneFile: Self.file(changeCount: 200)) == nil)
    // Cut anywhere before the footer's last byte, a file is damaged or has no footer; reading never traps.
    for count in 0..<file.count {
      let rules = ZoneRules(zoneFile: Array(file[..<count]))
      if count < file.count - 8 { #expect(rules == nil, "\(count) bytes") }
    }
    for index in file.indices {
      var changed = file
      changed[index] = 0xFF
      _ = ZoneRules(zoneFile: changed)?.utcOffset(at: 1000)
    }
  }

  private func message(_ name: String, _ folders: [String]) -> String? {
    do throws(EvalError) {
      _ = try ZoneDatabase.read(name, in: folders)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func saysWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.file(), to: "Good")
    _ = try folder.write("no zone", to: "Bad")
    #expect(message("Good", [folder.path]) == nil)
    #expect(message("Good", ["/nowhere/zoneinfo", folder.path]) == nil)
    #expect(message("Bad", [folder.path]) == #"unknown time zone: "Bad""#)
    #expect(message("Other", [folder.path]) == #"unknown time zone: "Other""#)
    for name in ["../Good", "/Good", "Good/", "a//b", "Go od", "Good\0"] {
      #expect(message(name, [folder.path]) == "unknown time zone: \(Value.quoted(name))")
    }
    #expect(
      message("Good", ["/nowhere/zoneinfo"])
        == #"no time zone database on this system, needed for "Good"; offsets such as '+01:00' work"#
    )
  }
}
