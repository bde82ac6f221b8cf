import CRM

/// Texts as they are compared. Close may hand a text back as HTML, in other paragraphs or with other white space, so
/// only what is to be read counts.
enum NormalText {
  /// Without white space and control characters. Equal for texts that differ in nothing else.
  static func of(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace && !isControl($0) })
    return String(scalars)
  }

  /// Whether a row's text `name`, or `name_html`, is `text`.
  static func row(_ row: JSON, _ name: String, has text: String) -> Bool {
    let wanted = of(text)
    let plain = row[name]?.string ?? ""
    let html = row[name + "_html"]?.string
    guard !wanted.isEmpty else { return of(plain).isEmpty && of(PlainText.reducing(html: html ?? "")).isEmpty }
    return of(plain) == wanted || of(PlainText.reducing(html: plain)) == wanted
      || html.map { of(PlainText.reducing(html: $0)) == wanted } ?? false
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }
}
