import CRM

/// Plain text and the restricted XHTML it is stored as. [close-api.md, 10]
enum RichText {
  /// `<body><p>…</p></body>`, a paragraph per line.
  static func html(_ text: String) -> JSON {
    guard !text.isEmpty else { return "" }
    var html = "<body>"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      html += "<p>"
      for scalar in line.unicodeScalars {
        switch scalar {
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "&": html += "&amp;"
        default: html.unicodeScalars.append(scalar)
        }
      }
      html += "</p>"
    }
    return .string(html + "</body>")
  }

  /// The text of markup: tags dropped, a line per paragraph or break.
  static func plain(_ html: String) -> String {
    var text = ""
    var tag = ""
    var isInTag = false
    for scalar in html.unicodeScalars {
      switch scalar {
      case "<" where !isInTag:
        isInTag = true
        tag = ""
      case ">" where isInTag:
        isInTag = false
        if ["/p", "br", "br/", "br /", "/li", "/div"].contains(tag.lowercased()) { text += "\n" }
      default:
        if isInTag { tag.unicodeScalars.append(scalar) } else { text.unicodeScalars.append(scalar) }
      }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
