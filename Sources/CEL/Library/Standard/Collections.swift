extension FunctionDeclaration {
  /// `size` and the index.
  static let collections: [FunctionDeclaration] = [
    FunctionDeclaration(
      "size",
      "The number of code points of a string, of bytes, of elements of a list or of entries of a map.",
      examples: [
        "size('héllo') == 5", "'abc'.size() == 3", "b'\\xff\\x00'.size() == 2", "[1, 2].size() == 2",
        "size({}) == 0",
      ],
      overloads: [false, true].flatMap { isMethod in
        let (front, back) = isMethod ? ("", "_size") : ("size_", "")
        return [
          Overload("\(front)string\(back)", isMethod: isMethod, to: .int) { (text: String) in
            .int(Int64(text.scalarCount))
          },
          Overload("\(front)bytes\(back)", isMethod: isMethod, to: .int) { (bytes: [UInt8]) in
            .int(Int64(bytes.count))
          },
          Overload("\(front)list\(back)", isMethod: isMethod, [listOfA], to: .int) { (list: ListValue) in
            .int(Int64(list.count))
          },
          Overload("\(front)map\(back)", isMethod: isMethod, [mapOfAB], to: .int) { (map: MapValue) in
            .int(Int64(map.count))
          },
        ]
      }
    ),
    FunctionDeclaration(
      Operator.index,
      "The element of a list at a position from 0 on, or the value of a map's key. A position outside the "
        + "list and a missing key are errors. A position or key whose type is only known at run time may be of any "
        + "number type.",
      examples: ["[7, 8, 9][1] == 8", "{'a': 1}['a'] == 1", "{1: 'one'}[dyn(1u)] == 'one'"],
      overloads: [
        Overload("index_list", [listOfA, .int], .typeParam("A"), .intrinsic),
        Overload("index_map", [mapOfAB, .typeParam("A")], .typeParam("B"), .intrinsic),
      ]
    ),
  ]

  /// The type `map(A, B)`.
  static var mapOfAB: CELType { .map(.typeParam("A"), .typeParam("B")) }
}
