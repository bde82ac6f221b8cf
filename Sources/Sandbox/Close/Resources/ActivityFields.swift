import CRM

/// The members of each type of activity. [close-api.md, 10]
enum ActivityFields {
  static let tables: [ActivityType: CloseFields<ActivityRow>] = Dictionary(
    uniqueKeysWithValues: ActivityType.allCases.map { ($0, CloseFields(common + specific($0))) })

  private typealias Field = CloseField<ActivityRow>

  private static let common: [Field] = [
    .computed("id") { $0.id },
    .computed("_type") { .string($0.type.rawValue) },
    .computed("organization_id") { $0.view.organizationID },
    .computed("lead_id") { $0.view.id(.lead, $0.lead) },
    .computed("contact_id") { $0.view.id(.contact, $0.contact) },
    .computed("user_id") { $0.view.userID($0.user) },
    .computed("user_name") { $0.view.userName($0.view.userID($0.user)) },
    .computed("users") { row in .array(row.user.map { [row.view.userID($0)] } ?? []) },
    .computed("activity_at") { $0.at.closeStamp },
    .computed("date_created") { $0.created.closeStamp },
    .stored("date_updated") { $0.created.closeStamp },
    .stored("created_by") { $0.view.userID($0.user) },
    .computed("created_by_name") { $0.view.userName($0.member("created_by")) },
    .stored("updated_by") { $0.view.userID($0.user) },
    .computed("updated_by_name") { $0.view.userName($0.member("updated_by")) },
  ]

  private static func specific(_ type: ActivityType) -> [Field] {
    switch type {
    case .note: note
    case .call: call
    case .email: email
    case .emailThread: thread
    case .sms: sms
    case .whatsApp: whatsApp
    case .meeting: meeting
    case .custom: custom
    case .created: [.computed("source") { _ in "UI" }, .computed("import_id") { _ in nil }]
    case .formSubmission: [.computed("form_id") { _ in nil }, .computed("form_name") { _ in "Contact form" }]
    case .leadMerge: [.computed("source_lead_id") { _ in nil }, .computed("is_active") { _ in true }]
    case .taskCompleted: taskCompleted
    case .leadStatusChange: leadStatusChange
    case .opportunityStatusChange: opportunityStatusChange
    }
  }

  private static let richNote: [Field] = [
    .stored("note") { .string($0.event?.text ?? "") },
    .stored("note_html") { RichText.html($0.member("note")?.string ?? "") },
  ]

  private static let note: [Field] =
    richNote + [
      .stored("title") { .nullable($0.event?.subject) },
      .stored("pinned") { .bool($0.index % 97 == 0 && !$0.ref.isCreated) },
      .stored("pinned_at") { $0.member("pinned")?.bool == true ? $0.created.closeStamp : nil },
      .stored("attachments") { _ in [] },
    ]

  private static let call: [Field] =
    richNote + [
      .stored("direction") { $0.event?.direction == .incoming ? "inbound" : "outbound" },
      .stored("status") { row in
        switch row.event?.outcome {
        case .noAnswer: "no-answer"
        case .busy: "busy"
        case .answered, .voicemail, nil: "completed"
        }
      },
      .stored("disposition") { row in
        switch row.event?.outcome {
        case .answered: "answered"
        case .noAnswer: "no-answer"
        case .busy: "busy"
        case .voicemail: row.event?.direction == .incoming ? "vm-answer" : "vm-left"
        case nil: nil
        }
      },
      .stored("duration") { .number($0.event?.duration ?? 0) },
      .stored("phone") { .nullable($0.remotePhone?.e164) },
      .stored("remote_phone") { .nullable($0.remotePhone?.e164) },
      .stored("remote_phone_formatted") { .nullable($0.remotePhone?.formatted) },
      .stored("local_phone") { $0.ref.isCreated ? nil : "+15035550100" },
      .stored("local_phone_formatted") { $0.ref.isCreated ? nil : "+1 503-555-0100" },
      .stored("source") { $0.ref.isCreated ? "External" : "Close.io" },
      .stored("outcome_id") { _ in nil },
      .stored("recording_url") { _ in nil },
      .computed("has_recording") { .bool($0.member("recording_url")?.isFilled == true) },
      .computed("voicemail_url") { _ in nil },
      .computed("voicemail_duration") { .number($0.event?.outcome == .voicemail ? 14 : 0) },
      .computed("call_method") { row in row.ref.isCreated ? nil : "regular" },
      .computed("cost") { row in
        (row.event?.duration ?? 0) > 0 ? .string("\((row.event?.duration ?? 0) / 60 + 1)") : nil
      },
      .computed("dialer_id") { _ in nil },
    ]

  private static let email: [Field] = [
    .stored("direction") { $0.event?.direction == .incoming ? "incoming" : "outgoing" },
    .stored("status") { $0.event?.direction == .incoming ? "inbox" : "sent" },
    .stored("subject") { .nullable($0.event?.subject) },
    .stored("sender") { row in
      guard let event = row.event else { return nil }
      let user = World.users[event.user]
      return .string(
        event.direction == .incoming
          ? "\(row.view.world.person(event.person).name) <\(row.remoteEmail ?? "")>" : "\(user.name) <\(user.email)>")
    },
    .stored("to") { row in
      guard let event = row.event else { return [] }
      let address = event.direction == .incoming ? World.users[event.user].email : row.remoteEmail ?? ""
      return [.string(address)]
    },
    .stored("cc") { row in row.index % 7 == 0 && !row.ref.isCreated ? ["archive@harbourandpine.example"] : [] },
    .stored("bcc") { _ in [] },
    .stored("body_text") { .string($0.event?.text ?? "") },
    .stored("body_html") { row in
      let body = RichText.html(row.member("body_text")?.string ?? "").string ?? ""
      return .string(body.isEmpty ? "" : "<html>\(body)</html>")
    },
    .computed("body_preview") { .string(String(($0.member("body_text")?.string ?? "").prefix(140))) },
    .stored("attachments") { row in
      guard row.index % 11 == 0, !row.ref.isCreated else { return [] }
      return [
        [
          "filename": "offer.pdf", "content_type": "application/pdf", "size": 48_213,
          "url": "https://app.close.com/go/file/offer.pdf",
        ]
      ]
    },
    .stored("template_id") { _ in nil },
    .stored("date_scheduled") { _ in nil },
    .computed("date_sent") { ["sent", "inbox"].contains($0.member("status")?.string) ? $0.at.closeStamp : nil },
    .stored("followup_date") { _ in nil },
    .computed("thread_id") { row in
      row.ref.isCreated ? nil : row.view.id(.activity, row.index + 128)
    },
    .computed("opens") { row in
      guard row.event?.direction == .outgoing, row.index % 3 == 0 else { return [] }
      return [["opened_at": row.created.adding(seconds: 4_000).closeStamp, "opened_by": .nullable(row.remoteEmail)]]
    },
    .computed("opens_summary") { row in
      row.event?.direction == .outgoing && row.index % 3 == 0 ? "opened once" : nil
    },
    .computed("has_reply") { .bool($0.event?.direction == .outgoing && $0.index % 4 == 0) },
    .computed("email_account_id") { $0.view.id(.emailAccount, $0.user) },
    .computed("send_attempts") { _ in [] },
  ]

  private static let thread: [Field] = [
    .computed("n_emails") { _ in 1 },
    .computed("latest_normalized_subject") { row in
      .nullable(row.event?.subject.map { $0.hasPrefix("Re: ") ? String($0.dropFirst(4)) : $0 })
    },
    .computed("latest_emails") { row in [row.view.activity(row.index - 128).object(.standard)] },
    .computed("participants") { row in
      [
        [
          "email": .nullable(row.remoteEmail),
          "name": .nullable(row.event.map { row.view.world.person($0.person).name }),
        ]
      ]
    },
  ]

  private static let sms: [Field] = [
    .stored("direction") { $0.event?.direction == .incoming ? "inbound" : "outbound" },
    .stored("status") { $0.event?.direction == .incoming ? "inbox" : "sent" },
    .stored("text") { .string($0.event?.text ?? "") },
    .stored("remote_phone") { .nullable($0.remotePhone?.e164) },
    .stored("remote_phone_formatted") { .nullable($0.remotePhone?.formatted) },
    .stored("local_phone") { $0.ref.isCreated ? nil : "+15035550100" },
    .stored("local_phone_formatted") { $0.ref.isCreated ? nil : "+1 503-555-0100" },
    .stored("source") { $0.ref.isCreated ? "External" : "Close.io" },
    .stored("attachments") { _ in [] },
    .stored("date_scheduled") { _ in nil },
    .computed("date_sent") { $0.member("status")?.string == "sent" ? $0.at.closeStamp : nil },
    .computed("cost") { _ in nil },
    .computed("error_message") { _ in nil },
  ]

  private static let whatsApp: [Field] = [
    .stored("direction") { $0.event?.direction == .incoming ? "incoming" : "outgoing" },
    .stored("message_markdown") { .string($0.event?.text ?? "") },
    .stored("message_html") { RichText.html($0.member("message_markdown")?.string ?? "") },
    .stored("external_whatsapp_message_id") { .string("wa-\($0.index)") },
    .stored("attachments") { _ in [] },
  ]

  private static let meeting: [Field] = [
    .computed("title") { .nullable($0.event?.subject) },
    .computed("status") { _ in "completed" },
    .computed("starts_at") { $0.at.closeSecondStamp },
    .computed("ends_at") { row in row.at.adding(seconds: Int64(row.event?.duration ?? 0)).closeSecondStamp },
    .computed("duration") { .number($0.event?.duration ?? 0) },
    .computed("location") { row in row.index % 2 == 0 ? "https://meet.example/room" : nil },
    .computed("note") { .string($0.event?.text ?? "") },
    .stored("user_note_html") { RichText.html($0.event?.text ?? "") },
    .computed("attendees") { row in
      guard let event = row.event else { return [] }
      let user = World.users[event.user]
      return [
        [
          "email": .string(user.email), "name": .string(user.name), "status": "yes", "is_organizer": true,
          "user_id": row.view.userID(event.user),
        ],
        [
          "email": .nullable(row.remoteEmail), "name": .string(row.view.world.person(event.person).name),
          "status": row.index % 5 == 0 ? "maybe" : "yes", "is_organizer": false,
          "contact_id": row.view.id(.contact, event.person),
        ],
      ]
    },
    .stored("outcome_id") { _ in nil },
    .computed("source") { _ in "calendar" },
    .computed("is_recurring") { _ in false },
  ]

  private static let custom: [Field] = [
    .stored("custom_activity_type_id") { $0.view.id(.activityType, 0) },
    .stored("status") { _ in "published" },
    .stored("pinned") { _ in false },
  ]

  private static let taskCompleted: [Field] = [
    .stored("task_id") { row in
      row.ref.isCreated ? nil : row.view.id(.task, row.index / 256 * 128 + 64 + row.index % 64)
    },
    .stored("task_text") { .nullable($0.event?.subject) },
    .stored("task_assigned_to") { $0.view.userID($0.user) },
    .computed("task_assigned_to_name") { $0.view.userName($0.member("task_assigned_to")) },
  ]

  private static let leadStatusChange: [Field] = [
    .stored("old_status_id") { $0.view.id(.status, $0.stages?.from.rawValue) },
    .computed("old_status_label") { $0.view.statusLabel($0.member("old_status_id")) },
    .stored("new_status_id") { $0.view.id(.status, $0.stages?.to.rawValue) },
    .computed("new_status_label") { $0.view.statusLabel($0.member("new_status_id")) },
  ]

  private static let opportunityStatusChange: [Field] = [
    .stored("opportunity_id") { row in
      row.ref.isCreated ? nil : row.view.id(.opportunity, row.index / 256 * 4 + row.index % 256 - 65)
    },
    .stored("old_status_id") { row in
      row.view.id(.status, row.deal.map { CloseSetup.status(of: $0).pipeline == 0 ? 100 : 105 })
    },
    .computed("old_status_label") { $0.view.statusLabel($0.member("old_status_id")) },
    .computed("old_status_type") { _ in "active" },
    .stored("new_status_id") { row in row.view.id(.status, row.deal.map { CloseSetup.status(of: $0).index }) },
    .computed("new_status_label") { $0.view.statusLabel($0.member("new_status_id")) },
    .computed("new_status_type") { row in
      let index = row.member("new_status_id")?.string.flatMap { row.view.ids.index(.status, $0) }
      return .nullable(index.flatMap { CloseSetup.opportunityStatus($0)?.type })
    },
    .stored("opportunity_value") { row in row.deal?.value.map { .number($0) } ?? nil },
    .computed("opportunity_value_currency") { _ in "USD" },
  ]
}

extension ActivityRow {
  fileprivate var stages: (from: CompanyStage, to: CompanyStage)? {
    guard case .statusChange(let from, let to) = event?.kind else { return nil }
    return (from, to)
  }
}

extension CloseView {
  /// The label of a lead or opportunity status.
  func statusLabel(_ id: JSON?) -> JSON {
    guard let text = id?.string, let index = ids.index(.status, text) else { return nil }
    if CloseSetup.leadStatuses.indices.contains(index) { return .string(CloseSetup.leadStatuses[index]) }
    return .nullable(CloseSetup.opportunityStatus(index)?.label)
  }
}
