package import Diagnostics

/// A call that the parser replaces by another expression (CEL language definition, "Macros").
package struct Macro: Sendable {
  /// A call that may be a macro's.
  package struct Call: Sendable {
    /// The receiver of the method form.
    ///
    /// For a namespaced macro such as `cel.bind` nil.
    package let target: ExprID?
    /// The arguments.
    package let arguments: [ExprID]
  }

  /// What became of the call.
  package enum Expansion: Sendable {
    /// It stands for this expression.
    case expression(ExprID)
    /// It is an ordinary call after all.
    case ordinaryCall
    /// It is wrong: what to tell the author, and the node to point at.
    case failure(LocalizedText, at: ExprID)

    static func refusal(en english: String, zh chinese: String, at place: ExprID) -> Expansion {
      .failure(LocalizedText(en: english, zh: chinese), at: place)
    }
  }

  /// The name, with its namespace if it has one: `all`, `cel.bind`, `math.greatest`.
  package let name: String
  /// How many arguments it takes, the receiver not counted; nil for any number.
  package let argumentCount: Int?
  /// Whether it is written `x.name(...)` with any receiver `x`.
  ///
  /// A namespace is not a receiver.
  package let isMethod: Bool
  /// Makes the expansion.
  ///
  /// The builder's nodes get the place of the call.
  package let expand: @Sendable (inout ASTBuilder, Call) -> Expansion

  /// Makes a macro.
  package init(
    _ name: String,
    argumentCount: Int?,
    isMethod: Bool,
    expand: @escaping @Sendable (inout ASTBuilder, Call) -> Expansion
  ) {
    self.name = name
    self.argumentCount = argumentCount
    self.isMethod = isMethod
    self.expand = expand
  }
}
