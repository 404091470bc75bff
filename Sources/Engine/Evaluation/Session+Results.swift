import CEL
import Diagnostics
import Rules
import Schema
import SourceText
import YAMLDocument

extension Session {
  var places: SlotPlaces {
    SlotPlaces(tree: tree, store: frame.store, schema: pack.pack.schema)
  }

  private func result(_ index: Int, _ status: ResultStatus) -> RuleResult {
    var result = prepared(index).blank
    result.status = status
    return result
  }

  /// Adds a result that nobody has to act on, where such results are wanted.
  func addQuiet(_ status: ResultStatus, _ index: Int, slot: Int?, _ results: inout [RuleResult]) {
    guard options.includesQuietResults else {
      quietCounts.add(status)
      return
    }
    var result = result(index, status)
    if let slot { result.place = places.place(of: slot) }
    keep(result, in: &results)
  }

  /// Adds a result while there are not too many.
  func keep(_ result: RuleResult, in results: inout [RuleResult]) {
    if results.count < options.limits.results { results.append(result) } else { hasOmittedResults = true }
  }

  /// The rule fails: what to say, and which values decided it.
  func failedResult(_ index: Int, _ element: Element?) -> RuleResult {
    let prepared = prepared(index)
    var result = prepared.blank
    fill(prepared, element: element)
    result.message =
      prepared.message.text(in: prepared.frame, masker: documentMasker)
      ?? EngineMessages.doesNotHold(prepared.title)[options.language]
    result.fix = prepared.fix?.text(in: prepared.frame, masker: documentMasker)
    result.why = prepared.why?.text(in: prepared.frame, masker: documentMasker)
    let blamed = telling(blame(index), element)
    if let first = blamed.first {
      result.place = places.place(of: first.slot)
      result.label = first.label.map { documentMasker().masked($0[options.language]) }
      result.related = blamed.dropFirst().map { value in
        RelatedPlace(
          place: places.place(of: value.slot),
          message: value.label.map { documentMasker().masked($0[options.language]) }
            ?? EngineMessages.hasPart[options.language]
        )
      }
    } else {
      result.place = element?.slot.map { places.place(of: $0) } ?? wholeDocument
    }
    if options.explains { result.trace = conditionTrace(index) }
    return result
  }

  /// The same values, those of the element that the rule looks at before others: what the rule is about
  /// is the first thing to look at.
  func telling(_ values: [BlamedValue], _ element: Element?) -> [BlamedValue] {
    guard let slot = element?.slot, values.count > 1 else { return values }
    let own = places.pointer(of: slot).description + "/"
    let isOwn = values.map { places.pointer(of: $0.slot).description.hasPrefix(own) }
    return zip(values, isOwn).filter(\.1).map(\.0) + zip(values, isOwn).filter { !$0.1 }.map(\.0)
  }

  /// The document as a place: its first line.
  var wholeDocument: Place {
    Place(pointer: "", range: tree.root.map { TextRange(at: Int(tree.range($0).start)) })
  }

  /// A fact is missing, or it is there and can't be used.
  func unknownResult(_ index: Int, missing: [Int], element: Element? = nil) -> RuleResult {
    var result = result(index, .unknown)
    // Slots lie in the order of the schema, which is the order in which people fill in.
    let facts = Set(missing).sorted().map { (slot: $0, pointer: places.pointer(of: $0)) }
    let pointers = facts.map(\.pointer)
    result.missing = pointers.map(\.description)
    let names = pointers.map(\.dotted)
    result.message = EngineMessages.unknown(names)[options.language]
    result.fix = EngineMessages.findOut(names)[options.language]
    if let first = facts.first?.slot {
      result.place = places.place(of: first)
      result.label = EngineMessages.notKnown(names[0])[options.language]
    } else {
      result.place = element?.slot.map { places.place(of: $0) } ?? wholeDocument
    }
    return result
  }

  /// The rule broke while it was evaluated.
  func brokenResult(_ index: Int, _ error: EvalError, element: Element? = nil) -> RuleResult {
    var result = result(index, .error)
    result.message = documentMasker().masked(EngineMessages.broken(error.text)[options.language])
    result.fix = EngineMessages.repairRule[options.language]
    result.place = element?.slot.map { places.place(of: $0) } ?? wholeDocument
    return result
  }
}
