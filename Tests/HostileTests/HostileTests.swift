import Platform
import TestSupport
import Testing

/// Every kind of hostile text gets its exit code and its message, in time and memory that go with its size.
///
/// In the normal run the texts are small and only what is said is looked at. `.ci/hostile` makes them large and gives them
/// to the release program.
@Suite("Hostile texts")
struct HostileTests {
  private static let isFull = ProcessEnvironment.value(of: "PREFLIGHT_HOSTILE") == "full"
  static let program =
    ProcessEnvironment.value(of: "PREFLIGHT_PROGRAM") ?? CommandRun.path(of: "validate")
  /// What a run may take that has next to nothing to read, and what noise may add.
  private static let slack = (seconds: 0.05, bytes: 96 << 20)

  @Test("Exit code, message, time and memory", arguments: HostileKind.all)
  func isAnswered(_ kind: HostileKind) throws {
    let size = Self.isFull ? kind.sizes.full : kind.sizes.normal
    if size == 0 { return }
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/\(kind.name)"
    let text = try TextMaker(path)
    kind.make(text, size)
    try text.finish()

    let run = try MeasuredRun.run(
      Self.program,
      [path, "--lang=en"] + (kind.options.contains { $0.hasPrefix("-f") } ? [] : ["-fconcise"]) + kind.options
    )
    #expect(run.exitCode == kind.exitCode, "\(run.errors)")
    #expect(run.errors == "")
    let lines = run.output.replacing("\(path):", with: "").split(separator: "\n").map(String.init)
    let expected = kind.report(of: size)
    let shown = lines.prefix(max(1, expected.count))
    #expect(
      shown.count == expected.count && zip(shown, expected).allSatisfy { $0.hasPrefix($1) },
      "\(shown) instead of \(expected)"
    )

    guard Self.isFull else { return }
    let perByte = try #require(PlainSetup.cost?.perByte)
    let perDocument = try #require(PlainSetup.cost?.perDocument)
    let unit = perByte * Double(text.count + run.outputBytes) + perDocument * Double(kind.documents * size)
    let seconds = Self.slack.seconds + kind.time * unit
    #expect(run.cpuSeconds <= seconds, "\(text.count) bytes took \(run.cpuSeconds) s, not \(seconds) s")
    let bytes = Self.slack.bytes + Int(kind.memory * Double(text.count))
    #expect(run.peakBytes <= bytes, "\(text.count) bytes took \(run.peakBytes >> 20) MiB")
    print(
      "hostile \(kind.name) \(text.count) bytes: \(Int(run.cpuSeconds * 1000)) ms,",
      "\((run.cpuSeconds / unit * 10).rounded() / 10) times plain,",
      "\(run.peakBytes >> 20) MiB, \(run.outputBytes) bytes of report"
    )
  }

  @Test("200 KB of brackets are refused at once", .enabled(if: isFull))
  func brackets() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "[", count: 200_000), to: "brackets.yaml")
    let runs = try (0..<11).map { _ in try MeasuredRun.run(Self.program, [path]) }
    let cpu = runs.map(\.cpuSeconds).sorted()[5]
    let wall = runs.map(\.wallSeconds).sorted()[5]
    #expect(cpu < 0.05)
    print("hostile 200 KB of brackets: \(Int(cpu * 1e6)) us of CPU, \(Int(wall * 1e6)) us")
  }

  @Test("There are enough kinds, each with a name of its own")
  func kinds() {
    #expect(HostileKind.all.count >= 40)
    #expect(Set(HostileKind.all.map(\.name)).count == HostileKind.all.count)
  }
}

/// The unit of time: streams of setups with nothing special in them.
enum PlainSetup {
  /// The CPU time for a byte of a usual setup, and for a document with next to nothing in it.
  static let cost: (perByte: Double, perDocument: Double)? = {
    guard let setup = try? InputFile.bytes(ofFile: PackageRoot.file("Benchmarks/setup.yaml")),
      let large = seconds(of: Array("---\n".utf8) + setup, count: (8 << 20) / setup.count),
      let small = seconds(of: Array("---\naccount: {}\n".utf8), count: 10_000)
    else { return nil }
    return (large / Double(8 << 20), small / 10_000)
  }()

  /// The least of three runs over a text so many times.
  private static func seconds(of text: [UInt8], count: Int) -> Double? {
    guard let folder = try? TemporaryFolder(), let maker = try? TextMaker(folder.path + "/setup.yaml") else {
      return nil
    }
    maker.add(count, text)
    guard (try? maker.finish()) != nil else { return nil }
    return (0..<3)
      .compactMap { _ in
        try? MeasuredRun.run(HostileTests.program, [maker.path, "-q", "-fconcise"]).cpuSeconds
      }
      .min()
  }
}
