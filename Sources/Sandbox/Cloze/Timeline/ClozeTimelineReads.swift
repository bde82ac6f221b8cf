import CRM

/// The timeline reads of 2026.9. [cloze-api.md, 9.2]
extension ClozeView {
  /// References only, newest first; `stamp` pages into the past.
  func timeline(_ kind: ClozeKind, _ body: JSONObject) throws(ClozeFailure) -> ClozeReply {
    guard let id = body["id"]?.string ?? body["uniqueid"]?.string else {
      throw .noIdentifier("A unique identifier is required")
    }
    guard let ref = find(id, kind) else { throw .recordNotFound }
    var items = items(ref)
    let wanted = Set((body["filter"]?.array ?? []).compactMap { $0.string.flatMap(ClozeItem.Kind.init(rawValue:)) })
    if !wanted.isEmpty { items.removeAll { !wanted.contains($0.kind) } }
    if body["remindersOnly"]?.bool == true { items.removeAll { !$0.isReminder } }
    if body["documentsOnly"]?.bool == true { items.removeAll { !$0.isDocument } }
    let stamp = body["stamp"].flatMap { value in value.int ?? value.string.flatMap { Int($0) } }
    if let stamp { items.removeAll { $0.at >= stamp } }

    let limit = min(max(body["limit"]?.int ?? 50, 1), 1000)
    var page = items.prefix(limit)
    // Approximately: items of one moment stay together, so that the stamp can be a moment.
    while let last = page.last, page.endIndex < items.endIndex, items[page.endIndex].at == last.at {
      page = items[..<(page.endIndex + 1)]
    }
    let messages = page.map { item -> JSON in
      ["key": .string(item.source.key(book.keys)), "changed": .number(Int(item.changed))]
    }
    var members: [(key: String, value: JSON)] = [("messages", .array(messages))]
    if let last = page.last { members.append(("stamp", .number(Int(last.at)))) }
    return .success(members)
  }

  /// Derived and written items, newest first.
  func items(_ ref: ClozeRef) -> [ClozeItem] {
    let written = (state.itemsOf[ref] ?? []).map { state.items[$0] }
    let derived = book.holds(ref) ? book.items(ref) : []
    guard !written.isEmpty else { return derived }
    return (written + derived).sorted { $0.at > $1.at }
  }

  /// Keys that are none are left out.
  func messages(_ body: JSONObject) -> ClozeReply {
    let messages = (body["messages"]?.array ?? []).compactMap { reference in
      reference["key"]?.string.flatMap(item)?.json(book.keys)
    }
    return .success([("messages", .array(messages))])
  }

  func messageBody(_ body: JSONObject, now: Int64) throws(ClozeFailure) -> ClozeReply {
    guard let item = body["key"]?.string.flatMap(item) else { throw .recordNotFound }
    return .success([
      ("body", .string(item.body)), ("mimeType", item.isHTML ? "text/html" : "text/plain"),
      ("expires", .number(Int(now) + 3_600_000)),
    ])
  }

  private func item(_ key: String) -> ClozeItem? {
    guard let (tag, number) = book.keys.read(key) else { return nil }
    switch tag {
    case .event: return book.item(.event(number))
    case .todo: return book.item(.todo(number))
    case .item: return state.items.indices.contains(number) ? state.items[number] : nil
    default: return nil
    }
  }
}
