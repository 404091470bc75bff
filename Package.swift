// swift-tools-version: 6.3
import PackageDescription

/// One set of settings for every Swift target: the strictest that the toolchain offers.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

let package = Package(
  name: "preflight",
  products: [
    .executable(name: "validate", targets: ["ValidateCLI"]),
    .executable(name: "cel-conformance", targets: ["CELConformance"]),
    .executable(name: "yaml-conformance", targets: ["YAMLConformance"]),
    .executable(name: "cel-bench", targets: ["CELBench"]),
    .executable(name: "pack-bench", targets: ["PackBench"]),
    .executable(name: "report-bench", targets: ["ReportBench"]),
    .library(name: "FuzzYAML", type: .static, targets: ["FuzzYAML"]),
    .library(name: "FuzzJSON", type: .static, targets: ["FuzzJSON"]),
    .library(name: "FuzzCEL", type: .static, targets: ["FuzzCEL"]),
    .library(name: "FuzzTemplate", type: .static, targets: ["FuzzTemplate"]),
    .library(name: "FuzzPack", type: .static, targets: ["FuzzPack"]),
    .library(name: "FuzzSetup", type: .static, targets: ["FuzzSetup"]),
  ],
  targets: [
    // MARK: C libraries

    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "CRE2",
      linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]
    ),

    // MARK: The operating system

    .target(name: "Platform", swiftSettings: settings),

    // MARK: Text and places

    .target(name: "SourceText", swiftSettings: settings),
    .target(name: "Diagnostics", dependencies: ["SourceText"], swiftSettings: settings),

    // MARK: Documents

    .target(
      name: "YAMLDocument",
      dependencies: ["CYAML", "SourceText", "Diagnostics"],
      swiftSettings: settings
    ),

    // MARK: Expressions

    .target(
      name: "CEL",
      dependencies: ["CRE2", "Platform", "SourceText", "Diagnostics"],
      swiftSettings: settings
    ),

    // MARK: Rules

    .target(
      name: "Schema",
      dependencies: ["YAMLDocument", "CEL", "Platform", "SourceText", "Diagnostics"],
      swiftSettings: settings
    ),
    .target(
      name: "Rules",
      dependencies: ["Schema", "YAMLDocument", "CEL", "Platform", "SourceText", "Diagnostics"],
      swiftSettings: settings
    ),
    .target(
      name: "Engine",
      dependencies: ["Rules", "Schema", "YAMLDocument", "CEL", "Platform", "SourceText", "Diagnostics"],
      swiftSettings: settings
    ),

    // MARK: Reports and programs

    .target(
      name: "Reports",
      dependencies: ["Engine", "Rules", "YAMLDocument", "SourceText", "Diagnostics"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "ValidateCLI",
      dependencies: [
        "Reports", "Engine", "Rules", "Schema", "YAMLDocument", "CEL", "SourceText", "Diagnostics",
        "Platform",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "CELTestData",
      dependencies: ["CEL", "YAMLDocument", "SourceText", "Diagnostics"],
      path: "Sources/Conformance/CELTestData",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "CELConformance",
      dependencies: ["CELTestData", "CEL", "Platform", "SourceText"],
      path: "Sources/Conformance/CELConformance",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "YAMLConformance",
      dependencies: ["YAMLDocument", "Platform", "SourceText", "Diagnostics"],
      path: "Sources/Conformance/YAMLConformance",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "CELBench",
      dependencies: ["CELTestData", "CEL", "YAMLDocument", "Platform", "SourceText", "Diagnostics"],
      path: "Benchmarks/CELBench",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "PackBench",
      dependencies: [
        "CYAML", "Engine", "Rules", "YAMLDocument", "CEL", "Platform", "SourceText", "Diagnostics",
      ],
      path: "Benchmarks/PackBench",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "ReportBench",
      dependencies: ["Reports", "Engine", "Rules", "Platform", "SourceText", "Diagnostics"],
      path: "Benchmarks/ReportBench",
      swiftSettings: settings
    ),

    .executableTarget(
      name: "preflight-generate",
      dependencies: ["Rules", "Schema", "YAMLDocument", "CEL", "Platform", "SourceText", "Diagnostics"],
      path: "Sources/Generate",
      swiftSettings: settings
    ),

    .executableTarget(name: "empty", path: "Benchmarks/Empty", swiftSettings: settings),

    // MARK: Fuzzing

    .target(
      name: "FuzzProperties",
      dependencies: [
        "Reports", "Engine", "Rules", "Schema", "YAMLDocument", "CEL", "SourceText", "Diagnostics",
      ],
      path: "Fuzz/Properties",
      swiftSettings: settings
    ),
    .fuzzer("YAML"),
    .fuzzer("JSON"),
    .fuzzer("CEL"),
    .fuzzer("Template"),
    .fuzzer("Pack"),
    .fuzzer("Setup"),

    // MARK: Tests

    .target(
      name: "TestSupport",
      dependencies: ["Platform", "SourceText", "Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "SourceTextTests",
      dependencies: ["SourceText", "Diagnostics", "Platform", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "YAMLDocumentTests",
      dependencies: [
        "YAMLDocument", "YAMLConformance", "SourceText", "Diagnostics", "Platform", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CELTests",
      dependencies: ["CELTestData", "CEL", "Platform", "SourceText", "Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SchemaTests",
      dependencies: ["Schema", "YAMLDocument", "CEL", "SourceText", "Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Rules", "Schema", "YAMLDocument", "CEL", "SourceText", "Diagnostics", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "Engine", "Rules", "Schema", "YAMLDocument", "CEL", "SourceText", "Diagnostics", "Platform",
        "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Engine", "Rules", "YAMLDocument", "SourceText", "Diagnostics", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FuzzRegressionTests",
      dependencies: ["FuzzProperties", "YAMLDocument", "SourceText", "Platform", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "HostileTests",
      // The program is run, so it has to be built.
      dependencies: ["ValidateCLI", "Platform", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CLITests",
      dependencies: ["Platform", "SourceText", "Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

extension Target {
  /// What libFuzzer links: one file with one function.
  static func fuzzer(_ name: String) -> Target {
    .target(
      name: "Fuzz" + name,
      dependencies: ["FuzzProperties", "YAMLDocument"],
      path: "Fuzz/" + name,
      swiftSettings: settings
    )
  }
}
