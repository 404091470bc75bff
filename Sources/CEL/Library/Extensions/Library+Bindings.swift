extension Library {
  /// Local names (cel-go's `ext.Bindings`).
  ///
  /// The macro itself belongs to the language's own.
  package static let bindings: Library = Library(
    name: "bindings",
    documentation: "Local names for values.",
    macroDocumentation: [
      MacroDocumentation(
        "cel.bind(x, value, expression)",
        "The expression, in which `x` stands for the value; that is evaluated at most once.",
        examples: ["cel.bind(x, 2 + 3, x * x) == 25"]
      )
    ]
  )

  /// Comprehensions with two variables (cel-go's `ext.TwoVarComprehensions`).
  ///
  /// The macros themselves belong to the language's own.
  package static let comprehensions2: Library = Library(
    name: "comprehensions",
    documentation:
      "Comprehensions with two variables: position and element of a list, or key and value of a map.",
    macroDocumentation: [
      MacroDocumentation(
        "all(i, v, condition)",
        "Whether the condition holds for every element.",
        examples: ["[1, 2, 3].all(i, v, i < v)", "{'a': 1}.all(k, v, k == 'a' && v == 1)"]
      ),
      MacroDocumentation(
        "exists(i, v, condition)",
        "Whether the condition holds for some element.",
        examples: ["[5, 1].exists(i, v, i == v)"]
      ),
      MacroDocumentation(
        "existsOne(i, v, condition)",
        "Whether the condition holds for exactly one element; also written `exists_one`.",
        examples: ["[5, 1, 7].existsOne(i, v, i == v)"]
      ),
      MacroDocumentation(
        "transformList(i, v, [condition,] expression)",
        "A list of what the expression makes of each element for which the condition holds.",
        examples: [
          "[2, 4, 6].transformList(i, v, v / 2 + i) == [1, 3, 5]",
          "[2, 4, 6].transformList(i, v, i != 1, v) == [2, 6]",
        ]
      ),
      MacroDocumentation(
        "transformMap(k, v, [condition,] expression)",
        "A map with the same keys and what the expression makes of each value.",
        examples: [
          "{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}", "['x'].transformMap(i, v, v) == {0: 'x'}",
        ]
      ),
      MacroDocumentation(
        "transformMapEntry(k, v, [condition,] {key: value})",
        "A map of the entries that the map literal makes; the same key twice is an error.",
        examples: ["{'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}"]
      ),
    ]
  )
}
