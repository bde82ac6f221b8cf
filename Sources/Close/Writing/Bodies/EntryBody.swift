import CRM

/// What Close is sent for an entry, by its kind. [close-api.md, 10, 12]
struct EntryBody {
  private let entry: Entry

  init(_ entry: Entry) {
    self.entry = entry
  }

  /// The body that creates the entry on a lead. `madeAt` is when it happened unless the entry says otherwise: it may be
  /// hours before it is sent. Throws `.rejected` for an entry that lacks something, `.unsupported` for a kind that
  /// Close does not take.
  func creating(lead: String, madeAt: Instant, identity: Identity?) throws(ServiceError) -> JSONObject {
    try EntryCheck.check(entry)
    var body = JSONObject([(key: "lead_id", value: .string(lead))])
    body["contact_id"] = entry.choice(.contact).map { .string($0) }
    switch entry.kind {
    case .note:
      body["title"] = line(.title)
      body["note"] = words(.text)
      body["pinned"] = entry.flag(.pinned) == true ? true : nil
    case .call:
      body["direction"] = direction
      body["status"] = entry.choice(.status).map { .string($0) }
      body["duration"] = entry.seconds(.duration).map { .number($0) }
      body["phone"] = line(.phone)
      body["outcome_id"] = entry.choice(.outcome).map { .string($0) }
      body["note"] = words(.text)
    case .todo:
      body["_type"] = "lead"
      body["text"] = words(.text)
      body["assigned_to"] = entry.choice(.assignee).map { .string($0) }
      body["date"] = entry[.due].flatMap(Self.due)
      body["is_complete"] = false
      return body
    case .text:
      body["status"] = MessageLog(isInbound: isInbound).json
      body["direction"] = direction
      body["text"] = words(.text)
      body["remote_phone"] = line(.phone)
    case .email:
      body["status"] = MessageLog(isInbound: isInbound).json
      addCorrespondents(to: &body, identity)
      body["subject"] = line(.subject)
      body["body_text"] = words(.text) ?? ""
    case .meeting, .directMessage, .postal, .event: throw EntryCheck.unsupported(entry.kind)
    }
    body["activity_at"] = .string((entry.moment(.at) ?? madeAt).closeText)
    return body
  }

  /// The body that makes an item what the entry says. What an item shows and the entry lacks is cleared; what it does
  /// not show is left alone (see `CloseWriteRules.entry(of:)`).
  var changing: JSONObject {
    var body = JSONObject()
    switch entry.kind {
    case .note:
      body["note"] = words(.text) ?? ""
      body["title"] = line(.title) ?? .null
      body["pinned"] = .bool(entry.flag(.pinned) ?? false)
    case .call:
      body["note"] = words(.text) ?? ""
      body["direction"] = entry.choice(.direction).map { .string($0) }
      body["duration"] = .number(entry.seconds(.duration) ?? 0)
      body["status"] = entry.choice(.status).map { .string($0) }
      body["phone"] = line(.phone)
      body["outcome_id"] = entry.choice(.outcome).map { .string($0) }
    case .todo:
      body["text"] = words(.text) ?? ""
      body["date"] = entry[.due].flatMap(Self.due) ?? .null
      body["assigned_to"] = entry.choice(.assignee).map { .string($0) }
      return body
    case .text, .email, .meeting, .directMessage, .postal, .event: return body
    }
    body["contact_id"] = entry.choice(.contact).map { .string($0) }
    body["activity_at"] = entry.moment(.at).map { .string($0.closeText) }
    return body
  }

  /// A day as a day, a moment as a moment; nil for someday. [close-api.md, 12]
  static func due(_ value: EntryValue) -> JSON? {
    switch value {
    case .day(let day): .string(day.iso8601)
    case .moment(let moment): .string(moment.closeText)
    default: nil
    }
  }

  private var isInbound: Bool { entry.choice(.direction) == "inbound" }
  private var direction: JSON { isInbound ? "inbound" : "outbound" }

  /// As typed, to the byte.
  private func words(_ field: EntryField) -> JSON? { entry.text(field).map { .string($0) } }

  private func line(_ field: EntryField) -> JSON? { entry.text(field).map { .string($0.trimmed) } }

  /// `sender` is required of what came in; of what went out it is the user by default. [close-api.md, 1, 10]
  private func addCorrespondents(to body: inout JSONObject, _ identity: Identity?) {
    let others = entry.list(.participants).map { JSON.string($0.trimmed) }
    if isInbound {
      body["sender"] = others.first
      body["to"] = .array((identity?.email).map { [.string($0)] } ?? [])
      if others.count > 1 { body["cc"] = .array(Array(others.dropFirst())) }
    } else {
      body["to"] = .array(others)
    }
  }
}

/// The status of a message that is logged. `outbox` and `scheduled` would have Close send it, so that nothing here can
/// say them. [close-api.md, 10]
enum MessageLog: String {
  case sent, inbox

  init(isInbound: Bool) {
    self = isInbound ? .inbox : .sent
  }

  var json: JSON { .string(rawValue) }
}

extension Entry {
  func moment(_ field: EntryField) -> Instant? {
    guard case .moment(let moment)? = self[field] else { return nil }
    return moment
  }
}

extension Instant {
  /// As Close writes it: `2021-07-13T11:39:05.012000+00:00`. [close-api.md, 4]
  var closeText: String { iso8601.dropLast() + "+00:00" }
}
