import CRM
import Strings

/// What a Smart View is about. [close-api.md, 14]
enum SavedViewType: String, CaseIterable {
  case lead, contact, opportunity, call, email, sms, meeting, note
  case whatsappMessage = "whatsapp_message"
  case customActivity = "custom_activity"
  case formSubmission = "form_submission"

  /// Nil for views of activities, which are no records.
  var kind: RecordKind? {
    switch self {
    case .lead: .lead
    case .contact: .contact
    case .opportunity: .deal
    default: nil
    }
  }
}

extension SavedView {
  /// Views that cannot be run are kept, with the reason.
  init?(close json: JSON) {
    guard let id = json["id"]?.filled, let name = json["name"]?.filled else { return nil }
    let typeName = json["type"]?.filled ?? "lead"
    guard let kind = SavedViewType(rawValue: typeName)?.kind else {
      let what = typeName.replacing("_", with: " ")
      self.init(
        id: id, name: name, kind: .lead,
        unavailable: Strings.CloseProblems.viewOfActivities(what))
      return
    }
    self.init(id: id, name: name, kind: kind, unavailable: Self.obstacle(json, kind))
  }

  private static func obstacle(_ json: JSON, _ kind: RecordKind) -> String? {
    if json["s_query"]?.object != nil { return nil }
    guard json["query"]?.string != nil else { return Strings.CloseProblems.viewWithoutQuery }
    return kind == .contact ? Strings.CloseProblems.contactsByText : nil
  }
}
