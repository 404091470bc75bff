extension MacroDocumentation {
  /// The macros of the language definition.
  static let standard: [MacroDocumentation] = [
    MacroDocumentation(
      "has(a.b)",
      "Whether `a` has the field or key `b`. In a map a key counts even when its value is null; in a record a field "
        + "counts when it is written and not null. Of a record the answer is always known.",
      examples: ["has({'a': null}.a)", "!has({'a': 1}.b)"]
    ),
    MacroDocumentation(
      "all(x, condition)",
      "Whether the condition holds for every element of a list or key of a map. One false wins over errors.",
      examples: ["[1, 2, 3].all(x, x > 0)", "![1, 0].all(x, 1 / x > 1)", "[].all(x, false)"]
    ),
    MacroDocumentation(
      "exists(x, condition)",
      "Whether the condition holds for some element or key. One true wins over errors.",
      examples: [
        "[1, 2, 3].exists(x, x > 2)", "[0, 1].exists(x, 1 / x == 1)", "{'a': 1}.exists(k, k == 'a')",
      ]
    ),
    MacroDocumentation(
      "exists_one(x, condition)",
      "Whether the condition holds for exactly one element or key; also written `existsOne`. Any error is the result.",
      examples: ["[1, 2, 2].exists_one(x, x == 1)", "![1, 2, 2].existsOne(x, x == 2)"]
    ),
    MacroDocumentation(
      "filter(x, condition)",
      "The elements of a list, or the keys of a map, for which the condition holds.",
      examples: ["[1, 2, 3].filter(x, x > 1) == [2, 3]"]
    ),
    MacroDocumentation(
      "map(x, [condition,] expression)",
      "What the expression makes of each element or key, of those for which the condition holds.",
      examples: ["[1, 2, 3].map(x, x * 2) == [2, 4, 6]", "[1, 2, 3].map(x, x > 1, x * 2) == [4, 6]"]
    ),
  ]
}
