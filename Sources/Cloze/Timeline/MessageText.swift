import CRM

/// Bodies of messages as plain text.
enum MessageText {
  /// `type` is `html`, `text` or a MIME type; without one, the text itself tells. Nil when nothing is left to read.
  static func plain(_ body: String, type: String?) -> String? {
    let isHTML = type.map { $0.lowercased().contains("html") } ?? looksLikeHTML(body)
    let text = (isHTML ? PlainText.reducing(html: body) : body).trimmed
    return text.isEmpty ? nil : text
  }

  private static func looksLikeHTML(_ body: String) -> Bool {
    let start = body.prefix(200).lowercased()
    guard start.hasPrefix("<") else { return false }
    return ["<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<br", "<span", "<table", "<meta"]
      .contains { start.hasPrefix($0) }
  }
}
