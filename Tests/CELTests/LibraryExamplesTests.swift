import CEL
import Testing

/// Every example of the reference is true, with and without the checker.
@Suite struct LibraryExamplesTests {
  static let examples: [String] = Library.all.flatMap { library in
    library.functions.flatMap(\.examples) + library.macroDocumentation.flatMap(\.examples)
  }

  @Test(arguments: examples)
  func exampleIsTrue(_ example: String) {
    #expect(Evaluation.outcome(example) == "true")
    #expect(Evaluation.outcome(example, check: false) == "true")
  }

  @Test func everyFunctionHasAnExample() {
    for library in Library.all {
      for function in library.functions where function.examples.isEmpty {
        #expect(function.name.contains("@"), "\(function.name) has no example")
      }
      for macro in library.macroDocumentation {
        #expect(!macro.examples.isEmpty, "\(macro.form) has no example")
      }
    }
  }

  @Test func everyOverloadHasANameOfItsOwn() {
    let ids = Library.all.flatMap(\.functions).flatMap(\.overloads).map(\.id)
    #expect(Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.isEmpty)
  }

  @Test func everyMacroIsDocumented() {
    for library in Library.all {
      for macro in library.macros {
        #expect(library.macroDocumentation.contains { $0.form.contains(macro.name) }, "\(macro.name)")
      }
    }
  }
}
