/// Texts as they are written into a setup.
package enum WrittenText {
  /// A text in YAML: without quotation marks where it means itself.
  package static func yaml(_ text: String) -> String {
    NewValue.string(text).written(replacing: nil, isJSON: false)
  }
}
