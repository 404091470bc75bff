import Foundation
import TestSupport
import Testing

/// `validate test --mutate`: whether the tests of a pack notice that its rules are changed.
@Suite("Mutation runs")
struct MutationTests {
  /// A pack whose tests miss one side of a limit, and much else; one of its changes nobody can notice.
  private static let pack = """
    pack: parcels
    version: 1.0.0
    title: {en: Parcels, zh-Hans: 包裹}
    schema: schema.yaml
    params:
      heaviest: {type: decimal, value: 20}
    stages:
      - {id: weigh, title: {en: Weigh, zh-Hans: 称重}}
      - {id: send, title: {en: Send, zh-Hans: 寄出}}
    variables:
      labelled: parcels.filter(p, p.label)
    rules:
      - id: not-too-heavy
        stage: weigh
        severity: error
        title: {en: No parcel is too heavy, zh-Hans: 包裹没有超重}
        for_each: {parcel: parcels}
        when: "!parcel.letter"
        check: parcel.weight <= params.heaviest
        message: {en: It is too heavy., zh-Hans: 超重了。}
        tests:
          - {name: light, setup: {parcels: [{letter: false, weight: 3}, {letter: false, weight: 4}]}, expect: pass}
          - name: heavy
            setup: {parcels: [{letter: false, weight: 30}, {letter: false, weight: 3}]}
            expect: fail
            reports: {severity: error, stage: weigh}
      - id: has-label
        stage: send
        severity: warning
        title: {en: Some parcel has a label, zh-Hans: 有贴了标签的包裹}
        check: >-
          size(labelled) != 0
          && postage in ["stamp", "franked"]
        message: {en: No label., zh-Hans: 没有标签。}
        tests:
          - {name: one, setup: {parcels: [{label: true}], postage: stamp}, expect: pass}
          - {name: none, setup: {parcels: [{label: false}], postage: stamp}, expect: fail}

    """

  private static let schema = """
    type: object
    additionalProperties: false
    properties:
      parcels:
        type: [array, "null"]
        items:
          type: object
          additionalProperties: false
          properties:
            letter: {type: [boolean, "null"]}
            label: {type: [boolean, "null"]}
            weight: {type: [number, string, "null"], format: decimal}
      postage: {type: [string, "null"], enum: [stamp, franked, unpaid, null]}

    """

  private func folder(_ pack: String = pack) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try pack.write(toFile: folder.path + "/pack.yaml", atomically: true, encoding: .utf8)
    try Self.schema.write(toFile: folder.path + "/schema.yaml", atomically: true, encoding: .utf8)
    return folder
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("What people read", arguments: ["en", "zh-Hans"])
  func text(language: String) throws {
    let folder = try folder()
    let run = try CommandRun.run(["test", "--mutate", ".", "--lang", language], in: folder.path)
    #expect(run.errors == "")
    expectGolden(run.output + "exit code \(run.exitCode)\n", "Tests/Goldens/mutation.\(language).txt")
  }

  @Test("What programs read")
  func json() throws {
    let folder = try folder()
    let run = try CommandRun.run(["test", "--mutate", ".", "-fjson", "--lang=en"], in: folder.path)
    #expect(run.exitCode == 1)
    expectGolden(run.output, "Tests/Goldens/mutation.json")
    let packs = try #require(try object(run.output)["packs"] as? [[String: Any]])
    let results = try #require(packs[0]["results"] as? [[String: Any]])
    let fates = results.compactMap { $0["fate"] as? String }
    for (fate, key) in [("killed", "killed"), ("equivalent", "equivalent"), ("survived", "survived")] {
      #expect(packs[0][key] as? Int == fates.count { $0 == fate })
    }
    #expect(packs[0]["mutants"] as? Int == results.count)
  }

  @Test("What CI servers read", arguments: ["junit", "tap"])
  func formats(format: String) throws {
    let folder = try folder()
    let run = try CommandRun.run(["test", "--mutate", ".", "-f", format, "--lang=en"], in: folder.path)
    #expect(run.exitCode == 1)
    expectGolden(run.output, "Tests/Goldens/mutation.\(format)")
  }

  @Test("Nothing but survivors with --quiet")
  func quiet() throws {
    let folder = try folder()
    let run = try CommandRun.run(["test", "--mutate", ".", "-q", "--lang=en"], in: folder.path)
    #expect(run.output.contains("survived [") && !run.output.contains("equivalent ["))
    #expect(try CommandRun.run(["test", "--mutate", "rules/_template", "-q"]).output == "")
  }

  @Test("The output is the same for any number of threads")
  func threads() throws {
    let folder = try folder()
    let outputs = try ["1", "2", "7"].map {
      try CommandRun.run(["test", "--mutate", ".", "--lang=en", "--jobs", $0], in: folder.path).output
    }
    #expect(outputs[0] == outputs[1] && outputs[1] == outputs[2])
    #expect(try CommandRun.run(["test", "--mutate", ".", "--jobs=0"], in: folder.path).exitCode == 2)
  }

  @Test("With all missing tests pasted where they belong, nothing survives")
  func pasted() throws {
    var pack = Self.pack
    // A test can take the place of another one that is missing too, so one run after the other.
    for _ in 0..<20 {
      let folder = try folder(pack)
      let run = try CommandRun.run(["test", "--mutate", ".", "-fjson", "--lang=en"], in: folder.path)
      let packs = try #require(try object(run.output)["packs"] as? [[String: Any]], "\(run.output)")
      let results = try #require(packs.first?["results"] as? [[String: Any]], "\(run.output)")
      guard let survivor = results.first(where: { $0["fate"] as? String == "survived" }) else {
        #expect(run.exitCode == 0)
        return
      }
      let test = try #require(survivor["missing_test"] as? String, "\(survivor["old"] ?? "")")
      let rule = try #require(survivor["missing_test_rule"] as? String)
      let lines = test.split(separator: "\n").map { "      \($0)\n" }.joined()
      let start = try #require(pack.range(of: "- id: \(rule)\n"))
      let place = try #require(pack.range(of: "tests:\n", range: start.upperBound..<pack.endIndex))
      pack.insert(contentsOf: lines, at: place.upperBound)
    }
    Issue.record("Something survives still")
  }

  @Test("Mutants of a pack that fails its tests are not looked at")
  func failing() throws {
    let pack = Self.pack.replacingOccurrences(of: "weight: 30}", with: "weight: 2}")
    let folder = try folder(pack)
    let run = try CommandRun.run(["test", "--mutate", ".", "--lang=en"], in: folder.path)
    #expect(run.exitCode == 1)
    #expect(run.output.contains("failed [not-too-heavy] heavy"))
    #expect(!run.output.contains("mutants"))
  }

  @Test("Only the rules that are selected")
  func selected() throws {
    let folder = try folder()
    let words = ["test", "--mutate", ".", "-fjson", "--select=has-label"]
    let packs = try #require(
      try object(CommandRun.run(words, in: folder.path).output)["packs"] as? [[String: Any]]
    )
    let results = try #require(packs[0]["results"] as? [[String: Any]])
    #expect(Set(results.compactMap { $0["subject"] as? String }) == ["has-label", "variables.labelled"])
  }
}
