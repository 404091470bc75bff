import CEL
package import Diagnostics
package import Rules
import Schema
package import SourceText
package import YAMLDocument

/// What a run wants to know.
package struct SessionOptions: Sendable {
  /// The language of all texts.
  package var language: Language
  /// Whether private values are shown as they are.
  package var showsPrivate: Bool
  /// Whether results are wanted that need nobody's attention: `pass` and `not_applicable`.
  package var includesQuietResults: Bool
  /// Whether results that somebody has to act on get a ``RuleResult/stablePath``.
  package var includesStablePaths: Bool
  /// Whether failing results get a ``RuleResult/suggestion``, which takes longer than the check itself.
  package var suggests: Bool
  /// Whether failing results say how their condition came about, see ``RuleResult/trace``.
  package var explains: Bool
  /// Whether results of rules get their texts; without, only what was found and where is of use.
  package var makesTexts: Bool
  /// The rules to run, by position in the pack; nil for all.
  package var selection: Set<Int>?
  /// Limits of the reader.
  package var limits: Limits
  /// The rules of other packs in the same run: a waiver may name them.
  package var otherRules: Set<String>

  package init(
    language: Language = .english,
    showsPrivate: Bool = false,
    includesQuietResults: Bool = true,
    includesStablePaths: Bool = false,
    suggests: Bool = false,
    explains: Bool = false,
    makesTexts: Bool = true,
    selection: Set<Int>? = nil,
    limits: Limits = Limits(),
    otherRules: Set<String> = []
  ) {
    self.language = language
    self.showsPrivate = showsPrivate
    self.includesQuietResults = includesQuietResults
    self.includesStablePaths = includesStablePaths
    self.suggests = suggests
    self.explains = explains
    self.makesTexts = makesTexts
    self.selection = selection
    self.limits = limits
    self.otherRules = otherRules
  }
}

/// Checks documents against a pack, one after another, reusing all of its memory.
///
/// One per thread.
package final class Session {
  package let pack: CompiledPack
  package let options: SessionOptions
  let frame: Frame
  var binder: SchemaBinder
  var tree = DocumentTree()
  let reader: DocumentReader
  let scanner: SecretScanner
  let masker: Masker
  var texts: [PreparedTexts?]
  /// The rules to run, in the pack's order.
  let steps: [RuleStep]
  /// Where the elements of each rule's `for_each` come from; nil for a rule without one.
  let listSources: [ListSource?]

  /// The states of the stages when nothing stands in the way: the same for every such document.
  let readyStages: [StageState]

  // MARK: The present document

  /// The slot of the first of the top-level fields.
  var rootSlot = 0
  /// Whether the pack has nothing to say about the document.
  var isOutside = false
  var waivers = Waivers()
  /// What waivers may name.
  lazy var waivableRules = WaivableRules(pack.pack.rules, options)
  /// The results that fail, for whoever looks for changes; kept only where that is wanted.
  var failures: [RuleFailure] = []
  var remembersFailures: Bool
  /// Where changed texts are tried.
  lazy var trial = TrialSession(like: self)
  /// Is told of every evaluation of a rule's conditions, while what they saw is still bound.
  var observer: ((_ rule: Int, _ outcome: RuleOutcome) -> Void)?
  var format = DocumentFormat.yaml
  /// The document's position in its buffer, from 0.
  var position = 0
  /// The secrets in the document's text.
  var secrets: ArraySlice<SecretHit> = []
  /// Where comments that accept findings may begin.
  var waiverMarks: ArraySlice<Int> = []
  /// The document's masker, made when it is first needed.
  var preparedMasker: Masker?
  /// Whether there were more results than are kept.
  var hasOmittedResults = false
  var quietCounts: QuietCounts {
    get { unsafe currentCounts }
    _modify { yield unsafe &currentCounts }
  }
  // A session belongs to one thread; checking that at every rule would take a good part of its time.
  @exclusivity(unchecked) private var currentCounts = QuietCounts()

  /// How many steps one expression may take: far more than any rule over any real setup needs, and still
  /// done within a second.
  package static let costLimit = 20_000_000

  package init(_ pack: CompiledPack, options: SessionOptions) {
    self.pack = pack
    self.options = options
    remembersFailures = options.suggests
    frame = Frame(pack.environment)
    frame.costLimit = Self.costLimit
    texts = Array(repeating: nil, count: pack.rules.count)
    readyStages = Outcomes().states(of: pack.pack, in: options.language)
    let listSources = pack.rules.map { rule in rule.list.map { ListSource($0, in: pack) } }
    self.listSources = listSources
    binder = SchemaBinder(pack.pack.schema, store: frame.store)
    binder.findingLimit = options.limits.findings
    reader = DocumentReader(limits: options.limits)
    let scanRule = pack.pack.rules.firstIndex { !$0.scan.isEmpty }
    steps = pack.rules.enumerated().compactMap { index, rule in
      guard options.selection?.contains(index) ?? true, rule.check != nil || index == scanRule else {
        return nil
      }
      return RuleStep(rule, index: index, list: listSources[index], isScan: index == scanRule)
    }
    let detectors = scanRule.map { pack.pack.rules[$0].scan } ?? []
    let isSelected = scanRule.map { options.selection?.contains($0) ?? true } ?? false
    scanner = SecretScanner(isSelected ? detectors : [])
    masker = Masker(
      detectors: detectors,
      showsPrivate: options.showsPrivate,
      hidesLongNumbers: pack.pack.schema.hasPrivateValues
    )
  }

  /// Checks every document of a buffer.
  ///
  /// - Parameters:
  ///   - buffer: whole documents.
  ///   - format: the syntax.
  ///   - path: what the input is called in reports.
  ///   - firstIndex: the position of the buffer's first document in its input.
  ///   - report: is called with each document's report, in order.
  /// - Returns: the number of documents.
  @discardableResult
  package func check(
    _ buffer: SourceBuffer,
    format: DocumentFormat = .yaml,
    path: String,
    firstIndex: Int = 0,
    report: (DocumentReport) -> Void
  ) -> Int {
    let secrets = scanner.hits(in: buffer.bytes.span)
    var nextSecret = 0
    let marks = format == .yaml ? WaiverMarks.offsets(in: buffer.bytes.span) : []
    var nextMark = 0
    var index = firstIndex
    self.format = format
    reader.open(buffer, format: format)
    while reader.next(into: &tree) {
      let first = nextSecret
      let firstMark = nextMark
      if nextSecret < secrets.count || nextMark < marks.count {
        let end = documentEnd(in: buffer)
        while nextSecret < secrets.count, Int(secrets[nextSecret].range.start) < end { nextSecret += 1 }
        while nextMark < marks.count, marks[nextMark] < end { nextMark += 1 }
      }
      self.secrets = secrets[first..<nextSecret]
      waiverMarks = marks[firstMark..<nextMark]
      position = index - firstIndex
      report(checkDocument(in: buffer, path: path, index: index))
      index += 1
    }
    return index - firstIndex
  }

  /// Where the present document's text ends: at the next marker, comments after its content included.
  func documentEnd(in buffer: SourceBuffer) -> Int {
    var position = tree.root.map { Int(tree.range($0).end) } ?? Int(reader.failure?.range.end ?? 0)
    let bytes = buffer.bytes
    while position + 3 < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") {
        let line = bytes[position + 1..<position + 4]
        if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) { return position }
      }
      position += 1
    }
    return bytes.count
  }
}
