extension LocalizedText {
  /// "did you mean …?" with the candidate nearest to `name`; nil when none is near.
  public static func didYouMean(
    _ name: String,
    among candidates: some Sequence<String>
  ) -> LocalizedText? {
    Spelling.closest(to: name, among: candidates).map {
      LocalizedText(en: "did you mean '\($0)'?", zh: "是不是想写“\($0)”？")
    }
  }
}
