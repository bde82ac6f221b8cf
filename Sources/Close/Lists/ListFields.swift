import CRM

/// The fields a list asks for: what a row shows and the mirror searches. Whole leads are heavy. [close-api.md, 8]
enum ListFields {
  static func of(_ kind: RecordKind) -> [String] {
    switch kind {
    case .contact: ["id", "lead_id", "name", "display_name", "title", "emails", "phones", "urls"] + dates
    case .deal:
      [
        "id", "lead_id", "lead_name", "contact_id", "contact_name", "user_id", "user_name", "status_id", "status_label",
        "status_type", "pipeline_name", "value", "value_formatted", "value_period", "confidence", "date_won", "note",
      ] + dates
    default:
      ["id", "display_name", "name", "description", "url", "status_id", "status_label", "contacts", "html_url"] + dates
    }
  }

  private static let dates = ["date_created", "date_updated"]
}
