import FuzzProperties
import TestSupport
import Testing

/// Inputs on which a fuzzer once found something wrong; the folder says which fuzzer.
@Suite struct CrasherTests {
  @Test(arguments: Inputs.files("crashers"))
  func staysRepaired(path: String) throws {
    let folder = try #require(path.split(separator: "/").dropLast().last.map(String.init))
    let make = try #require(Inputs.properties[folder], "no fuzzer is called \(folder)")
    #expect(make().violation(try Inputs.bytes(path)) == nil)
  }

  /// A text that broke one reader is worth trying with the others.
  @Test(arguments: Inputs.files("crashers"), Inputs.properties.keys.sorted())
  func breaksNothingElse(path: String, name: String) throws {
    let make = try #require(Inputs.properties[name])
    #expect(make().violation(try Inputs.bytes(path)) == nil)
  }

  @Test func thereAreCrashers() {
    #expect(!Inputs.files("crashers").isEmpty)
  }
}
