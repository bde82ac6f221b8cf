import CRM
import Strings

/// `E-mail: subject`, with who wrote to whom in the body.
enum EmailReading {
  static func email(_ json: JSON, _ item: inout TimelineItem) {
    let status = json["status"]?.filled
    item.kind = .email
    item.direction = .init(close: json["direction"]?.string) ?? direction(of: status)
    item.title = Strings.CloseItems.email(what(status), subject: json["subject"]?.filled)
    if item.direction == .inbound, let sender = json["sender"]?.filled { item.actor = sender.oneLine }
    let opened = json["opens"]?.array?.count ?? 0
    let attachments = (json["attachments"]?.elements ?? []).compactMap { $0["filename"]?.filled }
    item.body = BodyText.of(
      [
        BodyText.of(
          [],
          details: [
            json["sender"]?.filled.map { Strings.CloseItems.from($0) }, recipients(Strings.Recipients.to, json["to"]),
            recipients(Strings.Recipients.cc, json["cc"]), recipients(Strings.Recipients.bcc, json["bcc"]),
            opened > 0 ? Strings.CloseItems.opened(opened) : nil,
            attachments.isEmpty ? nil : Strings.CloseItems.attached(attachments),
          ]),
        text(json),
      ], details: [])
  }

  static func thread(_ json: JSON, _ item: inout TimelineItem) {
    let subject = json["latest_normalized_subject"]?.filled ?? json["subject"]?.filled
    let emails = json["emails"]?.elements ?? []
    item.kind = .email
    item.title = Strings.CloseItems.email(ItemTitle.emailThread, subject: subject)
    let count = json["n_emails"]?.int ?? emails.count
    let senders = (json["participants"]?.elements ?? []).compactMap { $0["name"]?.filled ?? $0["email"]?.filled }
    item.body = BodyText.of(
      emails.map(text),
      details: [
        count > 0 ? Strings.CloseItems.emails(count) : nil,
        senders.isEmpty ? nil : Strings.CloseItems.between(senders),
      ])
  }

  /// The plain text, else what the HTML says, else the few words a trimmed row has. [close-api.md, 10]
  private static func text(_ json: JSON) -> String? {
    json["body_text"]?.filled ?? RichText.read(json, "body") ?? json["body_preview"]?.filled
  }

  private static func what(_ status: String?) -> String {
    switch status {
    case "draft": Strings.CloseItems.emailDraft
    case "scheduled": Strings.CloseItems.emailScheduled
    case "outbox": Strings.CloseItems.emailOnItsWay
    case "error": Strings.CloseItems.emailNotSent
    default: Strings.EntryKinds.email
    }
  }

  private static func direction(of status: String?) -> TimelineItem.Direction? {
    switch status {
    case "inbox": .inbound
    case "sent", "outbox", "scheduled": .outbound
    default: nil
    }
  }

  private static func recipients(_ label: String, _ list: JSON?) -> String? {
    let names = (list?.elements ?? []).compactMap(\.filled)
    return names.isEmpty ? nil : "\(label): \(names.joined(separator: ", "))"
  }
}
