package import Diagnostics

/// A rule as it is written.
package struct Rule: Sendable {
  /// The elements that a rule looks at one by one.
  package struct ForEach: Sendable {
    /// The name of the element in the rule's expressions.
    package let name: String
    /// An expression for the list.
    package let list: ExpressionSource
  }

  /// A value with a name for the rule's messages; it may depend on the language.
  package struct Let: Sendable {
    package let name: String
    package let english: ExpressionSource
    package let simplifiedChinese: ExpressionSource
  }

  package var id: String = ""
  /// The index into ``Pack/stages``.
  package var stage: Int = 0
  package var severity: Severity = .error
  package var forEach: ForEach?
  package var when: ExpressionSource?
  package var check: ExpressionSource?
  /// Detectors over the whole text; instead of `check`.
  package var scan: [SecretDetector] = []
  /// What the rule says to people.
  var texts: Texts = Texts()
  /// The mapping that holds ``texts``, when they have not been read: the built-in pack's are not until a
  /// rule has something to say.
  var textsElsewhere: PackNode?
  /// The whole rule.
  package var place: PackNode

  /// The parts of a rule that only matter to people.
  package struct Texts: Sendable {
    package var lets: [Let] = []
    package var title: LocalizedNode?
    package var message: LocalizedNode?
    package var fix: LocalizedNode?
    package var why: LocalizedNode?
    package var source: PackNode?
    package var seeAlso: PackNode?
    package var tests: PackNode?
  }
}

extension Pack {
  /// What a rule says to people.
  package func texts(of rule: Rule) -> Rule.Texts {
    guard let place = rule.textsElsewhere else { return rule.texts }
    var reader = PackReader(file: place.file, tree: files[place.file].tree)
    return reader.rule(place.node, stages: stages).texts
  }
}

/// A text for people in a pack's file, one node a language.
package struct LocalizedNode: Sendable {
  package let english: PackNode
  package let simplifiedChinese: PackNode

  /// The node of one language.
  package subscript(language: Language) -> PackNode {
    switch language {
    case .english: english
    case .simplifiedChinese: simplifiedChinese
    }
  }
}

/// Looks for one kind of secret in the whole text of a setup, comments too.
package struct SecretDetector: Sendable {
  /// How to find it.
  package enum Pattern: Sendable {
    /// A payment card's number: 13 to 19 digits, a known issuer's prefix, a right check digit.
    case cardNumber
    /// A prefix followed by at least `minimum` further characters of a token.
    case token(prefix: [UInt8], minimum: Int)
    /// A key of this name followed by a number of so many digits.
    case field(keys: [[UInt8]], digits: [Int])
  }

  package let pattern: Pattern
  /// What it is called in messages.
  package let title: LocalizedText

  package init(pattern: Pattern, title: LocalizedText) {
    self.pattern = pattern
    self.title = title
  }
}
