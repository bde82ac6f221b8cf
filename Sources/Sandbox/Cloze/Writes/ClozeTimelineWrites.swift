import CRM

/// To-dos, communications and content. [cloze-api.md, 9.1]
extension ClozeWriter {
  mutating func putTodo(_ body: JSONObject) throws(ClozeFailure) -> String? {
    let subject = try required("subject", body)
    let due = try reminder("when", body)
    let relations = quirks.todoRelations ?? (isNew ? .either : .participants)
    var refs = relations == .references ? [] : try participants(body)
    if relations != .participants { refs += try references(body) }
    var members: [(key: String, value: JSON)] = [
      ("style", "todo"), ("subject", .string(subject)), ("due", .number(due.map(Int.init) ?? 1)), ("done", false),
    ]
    for role in ["assigner", "assignee"] {
      members.append((role, .string(try user(role, body) ?? World.users[0].email)))
    }
    return add(
      ClozeItem(
        source: .written(0), kind: .todo, at: now, changed: now, due: due, isReminder: true, members: members,
        preview: try preview(body)),
      refs: refs)
  }

  mutating func putCommunication(_ body: JSONObject) throws(ClozeFailure) -> String? {
    let style = body["style"]?.string ?? ""
    guard let kind = ClozeItem.Kind(communication: style, isNew: isNew),
      style != "direct" || quirks.takesDirectStyle
    else { throw .invalid("style") }
    let date = try moment("date", body) ?? now
    guard date <= now else { throw .futureDate }
    try oneOf(["leftvm", "noanwser", "connected"] + (quirks.spellsNoAnswer ? ["noanswer"] : []), "outcome", body)
    try oneOf(["inbound", "outbound"], "direction", body)
    var refs = try references(body)
    for recipient in body["recipients"]?.array ?? [] {
      guard let value = recipient["value"]?.string else { throw .invalid("recipients") }
      if let role = recipient["role"], !["to", "cc", "bcc", "from"].contains(role.string) {
        throw .invalid("recipients")
      }
      refs += try person(value)
    }
    if let from = body["from"]?.string { refs += try person(from) }
    if let duration = body["duration"], (duration.double ?? -1) < 0 { throw .invalid("duration") }
    var item = try item(kind, body, at: date)
    item.members += ["recipients", "direction", "duration", "outcome", "location", "measureas"].compactMap { member in
      body[member].map { (key: member, value: $0) }
    }
    // Older versions do not know the caller's own key, and keep the record again.
    let id = isNew ? body["key"]?.string.map { "key:\($0)" } : nil
    if let id, state.imported[id] != nil, body["update"]?.bool != true { return nil }
    return add(item, importedAs: id, refs: refs)
  }

  mutating func putContent(_ body: JSONObject) throws(ClozeFailure) -> String? {
    let style = body["style"]?.string ?? ""
    let kind: ClozeItem.Kind
    switch style {
    case "note": kind = .note
    case "todo": kind = .todo
    case "event", "file": kind = .external
    default: throw .invalid("style")
    }
    if style == "note" || style == "todo" {
      _ = try required("uniqueid", body)
      _ = try required("source", body)
    }
    if let source = body["source"], source.string.flatMap({ ClozeAddress.normalDomain($0) }) == nil {
      throw .invalid("source")
    }
    let date = try moment("date", body) ?? now
    var refs = try references(body)
    if let from = body["from"]?.string { refs += try person(from) }
    var item = try item(kind, body, at: date)
    if style == "todo" {
      item.isReminder = true
      item.members.append(("done", false))
    }
    if style == "file" { item.isDocument = true }
    item.members += ["source", "uniqueid"].compactMap { member in body[member].map { (key: member, value: $0) } }
    var id: String?
    if let source = body["source"]?.string, let uniqueid = body["uniqueid"]?.string {
      id = "content:\(source.lowercased()):\(uniqueid)"
    }
    // The same note or to-do twice is one; only an event is updated.
    if let id, state.imported[id] != nil, style != "event" || body["update"]?.bool != true { return nil }
    return add(item, importedAs: id, refs: refs)
  }

  private mutating func add(_ item: ClozeItem, importedAs id: String? = nil, refs: [ClozeRef]) -> String {
    let view = view
    var targets = refs
    // What concerns a person shows with their companies too.
    for ref in refs where ref.kind == .people {
      for link in view.record(ref)?["companies"]?.array ?? [] {
        if let company = link["syncKey"]?.string.flatMap({ view.find($0, .companies) }) { targets.append(company) }
      }
    }
    var seen: Set<ClozeRef> = []
    let number = state.put(item, importedAs: id, refs: targets.filter { seen.insert($0).inserted })
    return ClozeItem.Source.written(number).key(book.keys)
  }

  // MARK: Reading the body

  /// What communications and content have in common.
  private func item(_ kind: ClozeItem.Kind, _ body: JSONObject, at date: Int64) throws(ClozeFailure) -> ClozeItem {
    try oneOf(["html", "text"], "bodytype", body)
    let links = body["links"]?.array ?? []
    guard links.allSatisfy({ $0["value"]?.string != nil }) else { throw .invalid("links") }
    var members: [(key: String, value: JSON)] = [("style", body["style"] ?? .null)]
    let sender = World.users[0]
    members.append(
      (
        "from",
        [
          "value": body["from"] ?? .string(sender.email),
          "name": body["name"] ?? (body["from"] == nil ? .string(sender.name) : body["from"] ?? .null),
        ]
      ))
    for member in ["subject", "threadid", "references", "links"] {
      if let value = body[member] { members.append((member, value)) }
    }
    var due: Int64?
    if body["due"] != nil || kind == .todo {
      due = try reminder("due", body)
      members.append(("due", .number(due.map(Int.init) ?? 1)))
    }
    return ClozeItem(
      source: .written(0), kind: kind, at: date, changed: now, due: due, isReminder: body["due"] != nil,
      isDocument: links.contains { $0["displayType"]?.string == "attachment" }, members: members,
      preview: try preview(body), body: body["body"]?.string ?? "", isHTML: body["bodytype"]?.string == "html")
  }

  private func required(_ member: String, _ body: JSONObject) throws(ClozeFailure) -> String {
    guard let text = body[member]?.string, !text.isEmpty else { throw .invalid(member) }
    return text
  }

  private func oneOf(_ values: [String], _ member: String, _ body: JSONObject) throws(ClozeFailure) {
    guard let value = body[member] else { return }
    guard let text = value.string, values.contains(text) else { throw .invalid(member) }
  }

  private func moment(_ member: String, _ body: JSONObject) throws(ClozeFailure) -> Int64? {
    guard let value = body[member] else { return nil }
    guard let moment = ClozeMoment.milliseconds(value, format: body["dateFormat"]?.string) else {
      throw .invalid(member)
    }
    return moment
  }

  /// Nil for someday: absent, or 1.
  private func reminder(_ member: String, _ body: JSONObject) throws(ClozeFailure) -> Int64? {
    body[member]?.int == 1 ? nil : try moment(member, body)
  }

  private func preview(_ body: JSONObject) throws(ClozeFailure) -> String? {
    guard let text = body["preview"]?.string else { return nil }
    guard text.utf8.count <= ClozeItem.previewLimit else { throw .invalid("preview") }
    return text
  }

  /// The e-mail of a user of ours.
  private func user(_ member: String, _ body: JSONObject) throws(ClozeFailure) -> String? {
    guard let value = body[member] else { return nil }
    guard let email = value.string?.lowercased(), World.users.contains(where: { $0.email == email }) else {
      throw .invalid(member)
    }
    return email
  }

  // MARK: Who is concerned

  /// People and companies; a project's app link is well formed and means nobody. [cloze-api.md, 9.1]
  private func participants(_ body: JSONObject) throws(ClozeFailure) -> [ClozeRef] {
    guard let given = body["participants"] else { return [] }
    guard let values = given.array else { throw .invalid("participants") }
    var refs: [ClozeRef] = []
    for value in values {
      guard let text = value.string else { throw .invalidAddress(value.text) }
      refs += try referenced(text, among: [.people, .companies])
    }
    return refs
  }

  /// `{value, name?}`, or by 2026.9 `{name?, type, ids}`.
  private func references(_ body: JSONObject) throws(ClozeFailure) -> [ClozeRef] {
    guard let given = body["references"] else { return [] }
    guard let items = given.array else { throw .invalid("references") }
    var refs: [ClozeRef] = []
    for item in items {
      if isNew, let ids = item["ids"]?.array {
        guard let kind = ClozeKind.allCases.first(where: { $0.singular == item["type"]?.string }) else {
          throw .invalid("references")
        }
        for id in ids {
          guard let text = id.string, let address = ClozeAddress(text) else { throw .invalidAddress(id.text) }
          let ref = view.find(address, kind)
          guard address.isReference || ref != nil else { throw .invalidAddress(text) }
          if let ref { refs.append(ref) }
        }
      } else {
        guard let value = item["value"]?.string else { throw .invalidAddress(item["value"]?.text ?? "") }
        refs += try referenced(value)
      }
    }
    return refs
  }

  /// The records an address means. One that is well formed but nobody's is accepted.
  private func referenced(
    _ value: String, among kinds: [ClozeKind] = ClozeKind.allCases
  ) throws(ClozeFailure) -> [ClozeRef] {
    guard let address = ClozeAddress(value), address.isReference else { throw .invalidAddress(value) }
    return kinds.compactMap { view.find(address, $0) }.prefix(1).map { $0 }
  }

  /// Communications are with people only.
  private func person(_ value: String) throws(ClozeFailure) -> [ClozeRef] {
    guard let address = ClozeAddress(value), address.isReference else { throw .invalidAddress(value) }
    if case .domain = address { throw .invalidAddress(value) }
    return view.find(address, .people).map { [$0] } ?? []
  }
}

extension ClozeItem.Kind {
  /// Of a communication's style; `message` and `inapp` came with 2026.9.
  fileprivate init?(communication style: String, isNew: Bool) {
    switch style {
    case "email", "postal", "postal-bulk": self = .mail
    case "call": self = .call
    case "text": self = .sms
    case "meeting": self = .meeting
    case "direct": self = .message
    case "message" where isNew: self = .message
    case "inapp" where isNew: self = .inapp
    default: return nil
    }
  }
}
