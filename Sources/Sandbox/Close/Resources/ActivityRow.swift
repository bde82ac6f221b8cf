import CRM

/// An activity: an event of the world or one made here. Its members depend on its type.
final class ActivityRow: CloseRow {
  let view: CloseView
  let index: Int
  private(set) lazy var event: Event? = eventIndex.map(view.world.event)
  private(set) lazy var deal: Deal? =
    !ref.isCreated && (65..<69).contains(index % 256) ? view.world.deal(index / 256 * 4 + index % 256 - 65) : nil
  private(set) lazy var type: ActivityType = findType()

  init(_ view: CloseView, _ index: Int) {
    self.view = view
    self.index = index
  }

  var ref: CloseRef { CloseRef(kind: .activity, index: index) }
  var customOwner: CloseSetup.Owner? { type == .custom ? .activity : nil }
  var lead: Int? { ref.isCreated ? view.state.parents[ref] : index / 256 }

  private var eventIndex: Int? {
    guard !ref.isCreated, index % 256 < 64 || index % 256 >= 128 else { return nil }
    return index / 256 * 64 + index % 64
  }

  private func findType() -> ActivityType {
    if let name = stored?["_type"]?.string, let type = ActivityType(rawValue: name) { return type }
    switch index % 256 {
    case 0..<64: return ActivityType(view.world.kind(ofEvent: index / 256 * 64 + index % 64), index: index)
    case 64: return .created
    case 65..<69: return .opportunityStatusChange
    case 70: return .custom
    case 71: return .formSubmission
    case 72: return .leadMerge
    default: return .emailThread
    }
  }

  /// When it was entered; the order of every list.
  var created: Instant {
    if let stored = stored?["date_created"]?.string, let instant = Instant(iso8601: stored) { return instant }
    return ref.isCreated ? view.world.midnight : view.derivedInstant(ofActivity: index)
  }

  /// When it took place.
  var at: Instant {
    if let stored = stored?["activity_at"]?.string, let instant = Instant(iso8601: stored) { return instant }
    return created
  }

  var user: Int? {
    if let stored = stored?["user_id"]?.string { return view.ids.index(.user, stored) }
    if let event { return event.user }
    return deal?.owner ?? (ref.isCreated ? nil : view.world.owner(ofCompany: index / 256))
  }

  var contact: Int? {
    if let stored = stored?["contact_id"] { return stored.string.flatMap { view.ids.index(.contact, $0) } }
    guard let event else { return deal?.person }
    switch event.kind {
    case .taskDone, .statusChange: return nil
    default: return event.person
    }
  }

  /// The contact's first number.
  var remotePhone: Phone? { event.flatMap { view.world.person($0.person).phones.first } }

  /// The contact's first address.
  var remoteEmail: String? { event.flatMap { view.world.person($0.person).emails.first?.address } }

  var derivedCustom: [(field: CloseSetup.CustomField, value: JSON)] {
    var dice = Dice(view.world.seed, .close, 3_000_000_019 + index)
    return CloseSetup.customFields(of: .activity).map { field in
      (field, field.type == "number" ? .number(1 + dice.below(10)) : .string(Prose.paragraph(&dice)))
    }
  }

  /// The member `name`; nil when activities of this type have none of that name.
  func member(_ name: String) -> JSON? { ActivityFields.tables[type]?.value(self, name) }

  func object(_ selection: FieldSelection) -> JSON {
    ActivityFields.tables[type]?.object(self, selection) ?? nil
  }
}

/// The types of activities: class names, and the path each is listed under. [close-api.md, 10]
enum ActivityType: String, Sendable, CaseIterable {
  case note = "Note"
  case call = "Call"
  case email = "Email"
  case emailThread = "EmailThread"
  case sms = "SMS"
  case whatsApp = "WhatsAppMessage"
  case meeting = "Meeting"
  case custom = "Custom"
  case created = "Created"
  case formSubmission = "FormSubmission"
  case leadMerge = "LeadMerge"
  case taskCompleted = "TaskCompleted"
  case leadStatusChange = "LeadStatusChange"
  case opportunityStatusChange = "OpportunityStatusChange"

  init(_ kind: EventKind, index: Int) {
    self =
      switch kind {
      case .call: .call
      case .email: .email
      case .text: index % 5 == 0 ? .whatsApp : .sms
      case .meeting: .meeting
      case .note: .note
      case .taskDone: .taskCompleted
      case .statusChange: .leadStatusChange
      }
  }

  /// Segments after `/activity/`.
  var path: [String] {
    switch self {
    case .note: ["note"]
    case .call: ["call"]
    case .email: ["email"]
    case .emailThread: ["emailthread"]
    case .sms: ["sms"]
    case .whatsApp: ["whatsapp_message"]
    case .meeting: ["meeting"]
    case .custom: ["custom"]
    case .created: ["created"]
    case .formSubmission: ["form_submission"]
    case .leadMerge: ["lead_merge"]
    case .taskCompleted: ["task_completed"]
    case .leadStatusChange: ["status_change", "lead"]
    case .opportunityStatusChange: ["status_change", "opportunity"]
    }
  }

  /// As the event log names it: `activity.note`.
  var eventName: String {
    switch self {
    case .leadStatusChange: "activity.lead_status_change"
    case .opportunityStatusChange: "activity.opportunity_status_change"
    case .custom: "activity.custom_activity"
    case .emailThread: "activity.email_thread"
    default: "activity.\(path[0])"
    }
  }
}

extension CloseView {
  /// When a derived activity was entered; cheap.
  func derivedInstant(ofActivity index: Int) -> Instant {
    let company = index / 256
    switch index % 256 {
    case 64: return world.created(ofCompany: company)
    case 65..<69: return world.deal(company * 4 + index % 256 - 65).updated
    case 70..<73:
      let start = world.created(ofCompany: company)
      let span = world.midnight.seconds - start.seconds
      return start.adding(seconds: span * Int64(index % 256 - 69) / 5)
    default: return world.instant(ofEvent: company * 64 + index % 64)
    }
  }
}
