package import Diagnostics

extension Look {
  /// Where a rule comes from: `§2 "the quote" (title, date, address)`, without what is missing.
  package func origin(
    section: String?,
    quote: String?,
    details: [String?],
    language: Language
  ) -> String {
    var parts: [String] = []
    if let section, !section.isEmpty {
      // Several sections are one text: `2, 4`.
      let sections = section.split(separator: ",").map { String($0.drop { $0 == " " }) }
      let named = sections.map { section in
        guard section.first?.isNumber == true else { return section }
        return isASCII ? Words.section(section)[language] : "§\(section)"
      }
      parts.append(named.joined(separator: ", "))
    }
    if let quote, !quote.isEmpty { parts.append(Words.quotation(quote)[language]) }
    let details = details.compactMap(\.self).filter { !$0.isEmpty }
    let origin = details.isEmpty ? "" : Words.parenthesis(details)[language]
    return parts.joined(separator: " ") + (parts.isEmpty ? details.joined(separator: ", ") : origin)
  }
}
