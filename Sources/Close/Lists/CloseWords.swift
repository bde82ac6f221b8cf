import CRM

/// Words of a search line as Close's text grammar takes them. [close-api.md, Search query grammar]
enum CloseWords {
  /// The words as they were typed where they are in the grammar already, else each safe from being taken for some of it;
  /// nil for none.
  static func text(of line: SearchLine) -> String? {
    if isGrammar(line.words) { return line.words }
    let words = line.query.terms.map { word($0.typed) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// A word, in quotation marks where it would mean something else without.
  static func word(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "@._-'’&".contains($0) } && text.first != "-"
    return isPlain && !operators.contains(text.lowercased()) ? text : quoted(text)
  }

  /// How a quotation mark stands within others is not known, so it stands outside.
  static func quoted(_ text: String) -> String {
    "\"\(text.filter { $0 != "\"" && $0 != "\\" })\""
  }

  /// Whether somebody typed the grammar itself: an operator, parentheses or one of Close's own fields outside quotation
  /// marks. Numbers have parentheses too.
  private static func isGrammar(_ words: String) -> Bool {
    unquoted(words).split(whereSeparator: \.isWhitespace).contains { piece in
      if operators.contains(piece.lowercased()) || piece == "*" { return true }
      if let colon = piece.firstIndex(of: ":"), isField(piece[..<colon]) { return true }
      let isNumber = piece.contains(where: \.isNumber) && piece.allSatisfy { $0.isNumber || "+-./()".contains($0) }
      return !isNumber && piece.contains { "()<>=".contains($0) }
    }
  }

  /// Without what stands in quotation marks, of which two and a letter are left.
  private static func unquoted(_ text: String) -> String {
    var isQuoted = false
    var rest = ""
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
        // `"custom.Favorite Color":x` is a field whatever its name.
        rest += isQuoted ? "custom." : ""
      } else if !isQuoted {
        rest.append(character)
      }
    }
    return rest
  }

  private static func isField(_ name: Substring) -> Bool {
    name.hasPrefix("custom.") || fields.contains(name.lowercased())
  }

  private static let operators: Set<String> = ["and", "or", "not"]

  /// Fields of leads and opportunities.
  static let fields: Set<String> = [
    "id", "name", "company", "email", "email_address", "contact", "lead_status", "lead_status_id",
    "original_lead_status", "created", "date_created", "date_updated", "last_call", "last_email", "last_emailed",
    "last_communication_date", "email_opened", "calls", "emails", "contacts", "addresses", "notes", "tasks",
    "opportunities", "sms_messages", "times_communicated", "contacted", "called", "opportunity", "opportunity_user",
    "opportunity_status", "opportunity_status_type", "status_type", "has", "in", "sort", "slice", "user", "value",
    "confidence", "closed", "won", "lost",
  ]
}
