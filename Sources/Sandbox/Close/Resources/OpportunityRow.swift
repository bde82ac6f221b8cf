import CRM

/// An opportunity: a deal of the world, or one made here.
final class OpportunityRow: CloseRow {
  let view: CloseView
  let index: Int
  private(set) lazy var deal: Deal? = ref.isCreated ? nil : view.world.deal(index)

  init(_ view: CloseView, _ index: Int) {
    self.view = view
    self.index = index
  }

  var ref: CloseRef { CloseRef(kind: .opportunity, index: index) }
  var customOwner: CloseSetup.Owner? { .opportunity }
  var lead: Int? { ref.isCreated ? view.state.parents[ref] : index / 4 }

  var status: CloseSetup.OpportunityStatus {
    if let id = stored?["status_id"]?.string, let index = view.ids.index(.status, id),
      let status = CloseSetup.opportunityStatus(index)
    {
      return status
    }
    return deal.map(CloseSetup.status(of:)) ?? CloseSetup.opportunityStatuses[0]
  }

  /// In cents; nil where there is none.
  var value: Int? {
    if let stored = stored?["value"] { return stored.int }
    return deal?.value
  }

  var period: String {
    if let stored = stored?["value_period"]?.string { return stored }
    return switch deal?.period {
    case .monthly: "monthly"
    case .annual: "annual"
    case .once, nil: "one_time"
    }
  }

  var confidence: Int { stored?["confidence"]?.int ?? deal?.confidence ?? 50 }

  /// What an amount of this opportunity comes to in a year.
  func annualized(_ amount: Int) -> Int { period == "monthly" ? amount * 12 : amount }

  var expectedValue: Int? { value.map { $0 * confidence / 100 } }

  func instant(_ name: String) -> Instant? {
    member(name)?.string.flatMap(view.days.instant)
  }

  var user: String? { member("user_id")?.string }

  var derivedCustom: [(field: CloseSetup.CustomField, value: JSON)] {
    guard let deal else { return [] }
    var dice = Dice(view.world.seed, .close, 2_000_000_011 + index)
    return CloseSetup.customFields(of: .opportunity).compactMap { field in
      let value: JSON =
        switch field.ref.index {
        case 30: dice.percent(50) ? .number(1 + dice.below(250)) : nil
        case 31: dice.percent(20) ? .string(["Acme CRM", "Spreadsheet", "名刺管理", "nobody"][dice.below(4)]) : nil
        case 32: deal.stage == .won ? .nullable(deal.closes?.adding(days: 365).iso8601) : nil
        case 50: dice.percent(30) ? .string(CloseSetup.regions[dice.below(CloseSetup.regions.count)]) : nil
        default: nil
        }
      return value.isNull ? nil : (field, value)
    }
  }

  func member(_ name: String) -> JSON? { OpportunityRow.fields.value(self, name) }
  func object(_ selection: FieldSelection) -> JSON { OpportunityRow.fields.object(self, selection) }

  static let fields = CloseFields<OpportunityRow>([
    .computed("id") { $0.id },
    .computed("organization_id") { $0.view.organizationID },
    .computed("lead_id") { $0.view.id(.lead, $0.lead) },
    .computed("lead_name") { row in .nullable(row.lead.map { row.view.lead($0).displayName }) },
    .stored("contact_id") { $0.view.id(.contact, $0.deal?.person) },
    .computed("contact_name") { $0.view.contactName($0.member("contact_id")) },
    .stored("user_id") { $0.view.userID($0.deal?.owner) },
    .computed("user_name") { $0.view.userName($0.member("user_id")) },
    .computed("status_id") { $0.view.id(.status, $0.status.index) },
    .computed("status_label") { .string($0.status.label) },
    .computed("status_type") { .string($0.status.type) },
    .computed("status_display_name") { row in
      let pipeline = row.status.pipeline
      return .string(pipeline == 0 ? row.status.label : "\(row.status.label) (\(CloseSetup.pipelines[pipeline]))")
    },
    .computed("pipeline_id") { $0.view.id(.pipeline, $0.status.pipeline) },
    .computed("pipeline_name") { .string(CloseSetup.pipelines[$0.status.pipeline]) },
    .computed("value") { $0.value.map { .number($0) } ?? nil },
    .computed("value_period") { .string($0.period) },
    .computed("value_currency") { _ in "USD" },
    .computed("value_formatted") { row in row.value.map { Money.text($0, period: row.period) } ?? nil },
    .computed("confidence") { .number($0.confidence) },
    .computed("expected_value") { $0.expectedValue.map { .number($0) } ?? nil },
    .computed("annualized_value") { row in row.value.map { .number(row.annualized($0)) } ?? nil },
    .computed("annualized_expected_value") { row in row.expectedValue.map { .number(row.annualized($0)) } ?? nil },
    .stored("note") { row in .string(row.deal.map { "\($0.name)\($0.note.map { "\n\($0)" } ?? "")" } ?? "") },
    .computed("note_html") { RichText.html($0.member("note")?.string ?? "") },
    .stored("date_won") { row in
      .nullable(row.deal.flatMap { $0.stage == .lost ? nil : $0.closes?.iso8601 })
    },
    .stored("date_lost") { row in row.deal.flatMap { $0.stage == .lost ? $0.updated.closeStamp : nil } ?? nil },
    .computed("is_stalled") { .bool($0.isStalled) },
    .computed("stall_status") { row in row.isStalled ? "stalled" : nil },
    .stored("attachments") { _ in [] },
    .computed("integration_links") { _ in [] },
    .stored("created_by") { $0.view.userID($0.deal?.owner) },
    .computed("created_by_name") { $0.view.userName($0.member("created_by")) },
    .stored("updated_by") { $0.view.userID($0.deal?.owner) },
    .computed("updated_by_name") { $0.view.userName($0.member("updated_by")) },
    .stored("date_created") { $0.deal?.created.closeStamp ?? nil },
    .stored("date_updated") { $0.deal?.updated.closeStamp ?? nil },
  ])

  /// Active and without a change for 60 days.
  private var isStalled: Bool {
    guard status.type == "active", let updated = instant("date_updated") else { return false }
    return updated < view.now.adding(seconds: -60 * 86_400)
  }
}

extension CloseView {
  func contactName(_ id: JSON?) -> JSON {
    guard let text = id?.string, let index = living(.contact, text) else { return nil }
    return .string(contact(index).displayName)
  }
}

/// Amounts as the server writes them: `$17,236,848.20`, `$5 monthly`. [close-api.md, 11]
enum Money {
  /// `cents` in the organisation's currency.
  static func text(_ cents: Int) -> String {
    let whole = String(abs(cents) / 100)
    var grouped = ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    let rest = abs(cents) % 100
    let fraction = rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(cents < 0 ? "-" : "")$\(grouped)\(fraction)"
  }

  static func text(_ cents: Int, period: String) -> JSON {
    .string(period == "one_time" ? text(cents) : "\(text(cents)) \(period)")
  }
}
