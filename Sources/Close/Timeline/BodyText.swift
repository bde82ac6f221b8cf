import CRM

/// The unfolded text of a timeline item: paragraphs, then short lines of detail.
enum BodyText {
  /// What stands between paragraphs.
  static let gap = "\n\n"

  /// Nil when there is nothing to unfold.
  static func of(_ paragraphs: [String?], details: [String?]) -> String? {
    let details = details.compactMap { $0 }.joined(separator: "\n")
    let parts = (paragraphs.compactMap { $0 } + [details]).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: gap)
  }
}

/// A text that Close keeps as plain text, as HTML, or both. [close-api.md, 10]
enum RichText {
  /// `name` when it has anything, else `name_html` as text.
  static func read(_ json: JSON, _ name: String) -> String? {
    if let plain = json[name]?.filled { return plain }
    return json[name + "_html"]?.filled.map(PlainText.reducing).flatMap { $0.isEmpty ? nil : $0 }
  }
}
