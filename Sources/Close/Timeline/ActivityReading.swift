import CRM
import Strings

/// Reads Close's activities as timeline items. [close-api.md, 10]
struct ActivityReading {
  let vocabulary: Vocabulary
  let types: [String: ActivityType]

  /// Every row makes an item, whatever is missing from it.
  func item(_ json: JSON) -> TimelineItem {
    let type = json["_type"]?.filled ?? "Activity"
    var item = TimelineItem(
      id: json["id"]?.filled ?? "\(type)-\(json["lead_id"]?.filled ?? "")-\(json["date_created"]?.filled ?? "")",
      kind: .other, at: json["activity_at"]?.instant ?? json["date_created"]?.instant ?? Instant(seconds: 0),
      title: type,
      actor: actor(json)?.oneLine, source: Strings.CloseItems.activity)
    describe(json, type, in: &item)
    item.title = item.title.headline(200)
    if item.title.isEmpty { item.title = type }
    item.body = item.body.flatMap { JSON.string($0).filled }
    return item
  }

  private func describe(_ json: JSON, _ type: String, in item: inout TimelineItem) {
    switch type {
    case "Note": note(json, &item)
    case "Call": CallReading.read(json, &item)
    case "Email": EmailReading.email(json, &item)
    case "EmailThread": EmailReading.thread(json, &item)
    case "SMS", "WhatsAppMessage": message(json, type, &item)
    case "Meeting": MeetingReading.read(json, &item)
    case "Created": created(json, &item)
    case "LeadStatusChange": statusChange(json, &item)
    case "OpportunityStatusChange": dealChange(json, &item)
    case "TaskCompleted":
      item.kind = .task
      item.isDone = true
      item.title = Strings.CloseItems.taskDone(json["task_text"]?.filled)
      item.body = json["task_text"]?.filled.flatMap(Self.worthUnfolding)
    case "Custom": custom(json, &item)
    case "LeadMerge":
      item.kind = .change
      item.title = Strings.CloseItems.merged(with: json["source_lead_name"]?.filled ?? json["source_lead_id"]?.filled)
    case "FormSubmission":
      item.kind = .custom
      item.title = Self.labelled(ItemTitle.formSubmission, json["form_name"]?.filled ?? json["form"]?["name"]?.filled)
    default: item.body = RichText.read(json, "note") ?? RichText.read(json, "body") ?? json["text"]?.filled
    }
  }

  private func note(_ json: JSON, _ item: inout TimelineItem) {
    let text = RichText.read(json, "note")
    item.kind = .note
    item.body = text
    let title = json["title"]?.filled ?? text?.headline() ?? ItemTitle.noteWithoutText
    item.title = json["pinned"]?.bool == true ? ItemTitle.pinned + title : title
  }

  private func message(_ json: JSON, _ type: String, _ item: inout TimelineItem) {
    let text = json["text"]?.filled ?? json["message_markdown"]?.filled ?? RichText.read(json, "message")
    item.kind = .text
    item.direction = .init(close: json["direction"]?.string)
    item.title = Self.labelled(type == "SMS" ? ItemTitle.sms : ItemTitle.whatsApp, text?.headline())
    let status = json["status"]?.filled.flatMap {
      ["draft", "scheduled", "error"].contains($0) ? Strings.CloseItems.status($0) : nil
    }
    let phone = json["remote_phone_formatted"]?.filled ?? json["remote_phone"]?.filled
    item.body = BodyText.of([text], details: [status, phone.map { ItemDetail.phone + $0 }])
  }

  private func created(_ json: JSON, _ item: inout TimelineItem) {
    item.kind = .created
    item.title = Self.labelled(Strings.CloseItems.leadCreated, json["source_type"]?.filled ?? json["source"]?.filled)
  }

  private func statusChange(_ json: JSON, _ item: inout TimelineItem) {
    item.kind = .statusChange
    item.title = Strings.CloseItems.status(Self.change(json, "status_label"))
  }

  private func dealChange(_ json: JSON, _ item: inout TimelineItem) {
    item.kind = .dealChange
    item.title = Strings.CloseItems.opportunity(
      Self.change(json, "status_label"), value: json["opportunity_value_formatted"]?.filled)
    let pipelines = [json["old_pipeline_name"]?.filled, json["new_pipeline_name"]?.filled].compactMap { $0 }
    let isMoved = pipelines.count == 2 && pipelines[0] != pipelines[1]
    item.body = BodyText.of([], details: [isMoved ? Strings.CloseItems.pipelines(pipelines) : nil])
  }

  private func custom(_ json: JSON, _ item: inout TimelineItem) {
    let type = json["custom_activity_type_id"]?.filled.flatMap { types[$0] }
    item.kind = .custom
    item.title = type?.name ?? Strings.CloseItems.customActivity
    if json["status"]?.string == "draft" { item.title += Strings.CloseItems.draft }
    var named = vocabulary
    named.fields = type?.fields ?? []
    let reading = CustomFieldReading(vocabulary: named, contacts: [:])
    let lines = reading.fields(of: json.object ?? JSONObject()).fields.map { "\($0.label): \($0.value.plainText)" }
    item.body = BodyText.of([RichText.read(json, "note")], details: lines)
  }

  private func actor(_ json: JSON) -> String? {
    if let name = json["user_name"]?.filled ?? json["created_by_name"]?.filled { return name }
    let id = json["user_id"]?.filled ?? json["created_by"]?.filled
    return id.flatMap { id in vocabulary.users.first { $0.key == id }?.label }
  }

  private static func change(_ json: JSON, _ name: String) -> String {
    Strings.CloseItems.change(from: json["old_" + name]?.filled, to: json["new_" + name]?.filled)
  }

  static func labelled(_ label: String, _ text: String?) -> String { text.map { "\(label): \($0)" } ?? label }

  /// A text that the item's title cannot hold as a whole; nil for one that it can.
  static func worthUnfolding(_ text: String) -> String? { text.headline() == text.trimmed ? nil : text }
}

extension TimelineItem.Direction {
  /// Calls and texts say `inbound` and `outbound`, e-mails `incoming` and `outgoing`.
  init?(close word: String?) {
    switch word {
    case "inbound", "incoming": self = .inbound
    case "outbound", "outgoing": self = .outbound
    default: return nil
    }
  }
}
