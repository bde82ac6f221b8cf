import CRM

/// The fields of contacts in text queries.
struct ContactBook: QueryBook {
  let view: CloseView
  var noun: String { "contact" }

  func words(_ text: String) -> RowTest<ContactRow> {
    let test = values.texts(.equal, text)
    return { test([$0.name ?? "", $0.member("title")?.string ?? ""] + $0.emails + $0.phones) }
  }

  func compare(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> RowTest<ContactRow>? {
    if let test = try custom(field, comparison, value) { return { test($0) } }
    let texts = values.texts(comparison, value)
    switch field {
    case "name", "title", "display_name": return { texts([$0.member(field)?.string ?? ""]) }
    case "email", "email_address": return { texts($0.emails) }
    case "phone", "phone_number": return { texts($0.phones) }
    case "created", "date_created", "updated", "date_updated":
      let test = try values.moments(comparison, value, field: field)
      let name = field.hasPrefix("date_") ? field : "date_\(field)"
      return { test($0.member(name)?.string.flatMap { Instant(iso8601: $0) }) }
    default: return nil
    }
  }

  func present(_ field: String) throws(CloseFailure) -> RowTest<ContactRow>? {
    if let test = customPresent(field) { return { test($0) } }
    switch field {
    case "name", "title": return { $0.member(field)?.isFilled == true }
    case "email", "emails", "email_address": return { !$0.emails.isEmpty }
    case "phone", "phones": return { !$0.phones.isEmpty }
    default: return nil
    }
  }

  /// Nobody is in a sequence here.
  func nested(_ field: String, _ query: TextQuery) throws(CloseFailure) -> RowTest<ContactRow>? {
    field == "sequence_subscription" ? { _ in false } : nil
  }
}

/// The fields of opportunities in text queries. [close-api.md, 11 and Search query grammar]
struct OpportunityBook: QueryBook {
  let view: CloseView
  var noun: String { "opportunity" }

  func words(_ text: String) -> RowTest<OpportunityRow> {
    let test = values.texts(.equal, text)
    return { row in
      test(["note", "lead_name", "contact_name"].compactMap { row.member($0)?.string })
    }
  }

  func compare(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> RowTest<OpportunityRow>? {
    if let test = try custom(field, comparison, value) { return { test($0) } }
    switch field {
    case "note", "lead_name", "contact_name":
      let test = values.texts(comparison, value)
      return { test([$0.member(field)?.string ?? ""]) }
    case "status", "opportunity_status", "status_id", "status_label":
      let test = values.labels(comparison, value)
      return { test([$0.status.label, $0.view.ids.text(.status, $0.status.index), $0.status.type]) }
    case "status_type", "opportunity_status_type":
      let test = values.labels(comparison, value)
      return { test([$0.status.type]) }
    case "pipeline", "pipeline_id":
      let test = values.labels(comparison, value)
      return { test([CloseSetup.pipelines[$0.status.pipeline], $0.view.ids.text(.pipeline, $0.status.pipeline)]) }
    case "user", "user_id", "opportunity_user":
      let test = users(comparison, value)
      return { test($0.user) }
    case "value", "confidence", "annualized_value", "expected_value":
      let test = try values.numbers(comparison, value, field: field)
      return { test($0.member(field)?.double) }
    case "value_period", "period":
      let test = values.labels(comparison, value)
      return { test([$0.period]) }
    case "created", "date_created", "updated", "date_updated", "date_won", "won", "closed", "lost", "date_lost",
      "close_date":
      let test = try values.moments(comparison, value, field: field)
      let name =
        ["created": "date_created", "updated": "date_updated", "lost": "date_lost"][field]
        ?? (field.hasPrefix("date_") ? field : "date_won")
      let type = ["won": "won", "lost": "lost"][field]
      return { row in
        (type == nil || row.status.type == type) && test(row.instant(name))
      }
    default: return nil
    }
  }

  func present(_ field: String) throws(CloseFailure) -> RowTest<OpportunityRow>? {
    if let test = customPresent(field) { return { test($0) } }
    guard ["note", "value", "contact_name", "date_won", "user_id"].contains(field) else { return nil }
    return { $0.member(field)?.isFilled == true }
  }

  func nested(_ field: String, _ query: TextQuery) throws(CloseFailure) -> RowTest<OpportunityRow>? {
    switch field {
    case "status": return try compile(Self.renamed(query))
    case "status_change":
      let test = try ActivityBook(view: view, type: .opportunityStatusChange).compile(query)
      return { row in
        guard let lead = row.lead else { return false }
        return row.view.activities(of: lead).contains {
          $0.type == .opportunityStatusChange && $0.member("opportunity_id") == row.id && test($0)
        }
      }
    default: return nil
    }
  }

  /// In `status(type:won label:"Won")` the fields go without their prefix.
  private static func renamed(_ query: TextQuery) -> TextQuery {
    switch query {
    case .compare("type", let comparison, let value): .compare(field: "status_type", comparison, value)
    case .compare("label", let comparison, let value): .compare(field: "status", comparison, value)
    case .words(let text): .compare(field: "status", .equal, text)
    case .and(let parts): .and(parts.map(renamed))
    case .or(let parts): .or(parts.map(renamed))
    case .not(let inner): .not(renamed(inner))
    default: query
    }
  }
}

/// The fields of activities in the nested clauses of text queries.
struct ActivityBook: QueryBook {
  static let types: [String: ActivityType] = [
    "call": .call, "email": .email, "sms": .sms, "note": .note, "meeting": .meeting, "whatsapp_message": .whatsApp,
    "lead_status_change": .leadStatusChange, "opportunity_status_change": .opportunityStatusChange,
    "status_change": .leadStatusChange, "task_completed": .taskCompleted,
  ]
  private static let textFields = ["note", "subject", "body_text", "text", "title", "task_text", "message_markdown"]

  let view: CloseView
  let type: ActivityType
  var noun: String { type.path.joined(separator: " ") }

  func words(_ text: String) -> RowTest<ActivityRow> {
    let test = values.texts(.equal, text)
    return { row in test(Self.textFields.compactMap { row.member($0)?.string }) }
  }

  func compare(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> RowTest<ActivityRow>? {
    switch field {
    case "direction":
      let labels = ["inbound": "incoming", "outbound": "outgoing", "sent": "outgoing", "received": "incoming"]
      let test = values.labels(comparison, labels[value.lowercased()] ?? value)
      return { row in
        let direction = row.member("direction")?.string ?? ""
        return test([labels[direction] ?? direction])
      }
    case "status", "disposition", "outcome":
      let test = values.labels(comparison, value)
      return { test([$0.member(field)?.string ?? ""]) }
    case "old_status", "new_status":
      let test = values.labels(comparison, value)
      return { row in
        test(["\(field)_label", "\(field)_id", "\(field)_type"].compactMap { row.member($0)?.string })
      }
    case "user", "user_id":
      let test = users(comparison, value)
      return { test($0.view.userID($0.user).string) }
    case "duration":
      let test = try values.numbers(comparison, value, field: field)
      return { test($0.member("duration")?.double) }
    case "date", "created", "date_created", "sent", "received", "activity_at", "updated":
      let test = try values.moments(comparison, value, field: field)
      return { test($0.at) }
    case "opened", "has_reply":
      let test = try values.truth(comparison, value, field: field)
      return { test(field == "opened" ? $0.member("opens")?.isFilled == true : $0.member("has_reply")?.bool == true) }
    case "template":
      return { _ in comparison == .notEqual }
    default:
      guard Self.textFields.contains(field) || field == "body" else { return nil }
      let test = values.texts(comparison, value)
      return { test([$0.member(field == "body" ? "body_text" : field)?.string ?? ""]) }
    }
  }

  func present(_ field: String) throws(CloseFailure) -> RowTest<ActivityRow>? {
    { $0.member(field)?.isFilled == true }
  }
}
