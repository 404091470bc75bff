import CEL
import Rules
package import SourceText

/// What tests have shown of one condition of a rule.
struct ConditionRecord: Sendable {
  /// `when` or `check`.
  let name: String
  let source: ExpressionSource
  let program: Program
  private let shape: ConditionShape
  private var parts: [PartRecord]

  /// What was seen of a part.
  private struct PartRecord: Sendable {
    var isSeenTrue = false
    var isSeenFalse = false
    /// What the condition came to where the part was true and decided; so with false.
    var outcomesWhileTrue: Set<Bool> = []
    var outcomesWhileFalse: Set<Bool> = []
  }

  init?(_ name: String, _ source: ExpressionSource?, _ program: Program?) {
    guard let source, let program else { return nil }
    self.name = name
    self.source = source
    self.program = program
    shape = ConditionShape(program.ast)
    parts = shape.parts.map { _ in PartRecord() }
  }

  /// Adds an evaluation.
  mutating func add(_ trace: Trace) {
    let instance = ConditionInstance(shape, trace)
    let outcome = instance.value()
    guard outcome != .isOpen else { return }
    for leaf in instance.leaves {
      switch leaf.value {
      case .isTrue: parts[leaf.part].isSeenTrue = true
      case .isFalse: parts[leaf.part].isSeenFalse = true
      case .isOpen: break
      }
    }
    for index in instance.deciding() {
      let leaf = instance.leaves[index]
      if leaf.value == .isTrue {
        parts[leaf.part].outcomesWhileTrue.insert(outcome == .isTrue)
      } else {
        parts[leaf.part].outcomesWhileFalse.insert(outcome == .isTrue)
      }
    }
  }

  /// How far each part is covered; `pack` holds the condition's text.
  func coverage(in pack: Pack) -> [PartCoverage] {
    let bytes = Array(program.source.utf8)
    return zip(shape.parts, parts).map { id, record in
      let range = Brackets.widened(program.ast[id].range.indices, in: bytes)
      let isEffective = Self.haveDifference(record.outcomesWhileTrue, record.outcomesWhileFalse)
      return PartCoverage(
        expression: String(decoding: bytes[range], as: UTF8.self),
        file: source.place.file,
        range: pack.range(of: TextRange(range.lowerBound, range.upperBound), in: source),
        whileTrue: !record.isSeenTrue
          ? .never : isEffective && !record.outcomesWhileTrue.isEmpty ? .decides : .seen,
        whileFalse: !record.isSeenFalse
          ? .never : isEffective && !record.outcomesWhileFalse.isEmpty ? .decides : .seen
      )
    }
  }

  /// Whether a part made a difference: the outcomes that it decided while true and while false are not all the same.
  ///
  /// While one side is not shown at all, the other is not held against it.
  private static func haveDifference(_ whileTrue: Set<Bool>, _ whileFalse: Set<Bool>) -> Bool {
    whileTrue.isEmpty || whileFalse.isEmpty || whileTrue.contains(true) && whileFalse.contains(false)
      || whileTrue.contains(false) && whileFalse.contains(true)
  }
}

/// How far the tests of a rule cover one part of its conditions.
package struct PartCoverage: Sendable {
  /// What was seen of a value of the part.
  package enum Evidence: String, Sendable {
    /// It never had that value.
    case never
    /// It had it, but the outcome was the same without it.
    case seen
    /// The outcome rested on it.
    case decides
  }

  /// Its text.
  package let expression: String
  /// Where it stands in the pack, as an index into `Pack.files`.
  package let file: Int
  package let range: TextRange
  package let whileTrue: Evidence
  /// Nil for a detector, which only has to find something.
  package let whileFalse: Evidence?

  /// How much must be shown of it.
  package var needed: Int { whileFalse == nil ? 1 : 2 }
  /// How much is shown.
  package var covered: Int { [whileTrue, whileFalse].count { $0 == .decides } }
}
