import Foundation
import Platform
import Synchronization
import TestSupport
import Testing

@Suite("Calendar")
struct CivilDateTests {
  @Test(
    "Days and dates",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017), ("2026-05-01", 20_574), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ]
  )
  func days(text: String, days: Int) {
    #expect(CivilDate(text)?.daysSinceEpoch == days)
    #expect(CivilDate(daysSinceEpoch: days).description == text)
  }

  @Test("Every day of eight centuries comes back, one after the other")
  func roundTrip() throws {
    let first = try #require(CivilDate("1600-01-01")).daysSinceEpoch
    var before = CivilDate(daysSinceEpoch: first - 1)
    for day in first..<(first + 146_097 * 2) {
      let date = CivilDate(daysSinceEpoch: day)
      let (year, month, dayOfMonth) = date.components
      guard CivilDate(year: year, month: month, day: dayOfMonth) == date, before < date else {
        Issue.record("day \(day) gives \(date)")
        return
      }
      before = date
    }
  }

  @Test(
    "What is no date",
    arguments: [
      "", "2026-5-1", "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-04-31", "2026-01-00",
      "0000-01-01", "2026/05/01", "2026-05-01 ", "2026-05-0x", "+026-05-01",
    ]
  )
  func invalid(text: String) {
    #expect(CivilDate(text) == nil)
  }
}

@Suite("Files")
struct FileTests {
  @Test("A file's bytes", arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
  func readAll(size: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let path = try folder.write(bytes, to: "x")
    #expect(try InputFile.bytes(ofFile: path) == bytes)
    #expect(try InputFile.bytes(ofFile: path, limit: size) == bytes)
    if size > 0 {
      #expect(throws: PlatformError(.tooLarge, path: path)) {
        try InputFile.bytes(ofFile: path, limit: size - 1)
      }
    }
  }

  @Test("A file whose size the system does not know")
  func unknownSize() throws {
    #expect(try !InputFile.bytes(ofFile: "/proc/self/maps").isEmpty)
    #expect(throws: PlatformError(.tooLarge, path: "/dev/zero")) {
      try InputFile.bytes(ofFile: "/dev/zero", limit: 100_000)
    }
  }

  @Test("What cannot be read says why")
  func failures() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    let cases: [(String, PlatformError.Kind, String)] = [
      ("\(folder.path)/none", .notFound, "no such file or folder"),
      (folder.path, .isDirectory, "it is a folder"),
      ("\(folder.path)/file/x", .notDirectory, "a part of the path is not a folder"),
      ("a\0b", .invalidName, "not a usable file name"),
      (String(repeating: "x", count: 5000), .invalidName, "not a usable file name"),
    ]
    for (path, kind, words) in cases {
      let error = #expect(throws: PlatformError.self) { try InputFile.bytes(ofFile: path) }
      #expect(error == PlatformError(kind, path: path))
      #expect(error?.words == words)
    }
  }

  @Test("A walk is sorted, skips what is hidden, and follows no link to a folder")
  func walk() throws {
    let folder = try TemporaryFolder()
    for name in ["b/setup.yaml", "b/a/setup.yaml", "b.yaml", "a.yaml", ".git/setup.yaml", "c/.hidden.yaml"] {
      try folder.write("", to: name)
    }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/b/loop", withDestinationPath: "..")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.yaml",
      withDestinationPath: "a.yaml"
    )
    let walk = DirectoryWalk(folder.path) { $0.hasSuffix(".yaml") }
    let expected = ["a.yaml", "b/a/setup.yaml", "b/setup.yaml", "b.yaml", "link.yaml"]
    #expect(walk.files == expected.map { "\(folder.path)/\($0)" })
    #expect(walk.failures == [])
    #expect(DirectoryWalk(folder.path + "/") { $0 == "a.yaml" }.files == ["\(folder.path)/a.yaml"])
    #expect(DirectoryWalk("\(folder.path)/none") { _ in true }.failures.map(\.kind) == [.notFound])
  }

  @Test("A file is replaced whole, keeps its mode, and a link stays a link")
  func replace() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "x")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "x")
    try OutputFile.write(Array("new".utf8), to: folder.path + "/link")
    #expect(try InputFile.bytes(ofFile: path) == Array("new".utf8))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link") == "x")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["link", "x"])
  }

  @Test("A file that is not finished leaves the old one and nothing else")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "x")
    do {
      let file = try OutputFile(replacing: path)
      try file.write(Array("half".utf8))
    }
    #expect(try InputFile.bytes(ofFile: path) == Array("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x"])
  }

  @Test("What cannot be written says why")
  func writeFailures() throws {
    let folder = try TemporaryFolder()
    let cases: [(String, PlatformError.Kind)] = [
      (folder.path, .isDirectory), ("\(folder.path)/none/x", .notFound), ("", .invalidName),
      ("/dev/full", .noSpace),
    ]
    for (path, kind) in cases {
      #expect(throws: PlatformError(kind, path: path)) { try OutputFile.write([1], to: path) }
    }
    #expect(throws: Never.self) { try OutputFile.write([1], to: "/dev/null") }
  }
}

@Suite("Threads")
struct ThreadTests {
  @Test("Whoever waits for a value gets it, whichever comes first", arguments: [true, false])
  func monitor(waitsFirst: Bool) throws {
    let monitor = Monitor<[Int]>([])
    let writer = { @Sendable in
      for number in 1...100 { monitor.change { $0.append(number) } }
    }
    let thread = try #require(
      SystemThread {
        if waitsFirst { usleep(20_000) }
        writer()
      }
    )
    if !waitsFirst { thread.join() }
    #expect(monitor.wait { $0.count == 100 ? $0.last : nil } == 100)
    if waitsFirst { thread.join() }
  }

  @Test("Each thread runs once, and all are done at the end", arguments: [0, 1, 2, 17])
  func run(count: Int) {
    let seen = Mutex<[Int]>([])
    let threads = (0..<count).compactMap { worker in SystemThread { seen.withLock { $0.append(worker) } } }
    for thread in threads { thread.join() }
    #expect(seen.withLock { $0.sorted() } == Array(0..<count))
    #expect(Processors.count >= 1)
  }
}
