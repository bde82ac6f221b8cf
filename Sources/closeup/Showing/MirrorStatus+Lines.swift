import CRM
import MirrorStore
import ViewModels

extension MirrorStatus {
  /// For people.
  func lines(_ time: TimeText) -> [String] {
    var lines = ["Mirror     \(path)", "Size       \(sizeWords)"]
    lines.append(
      "Index      "
        + (searchBacklog.isDone ? "complete" : "\(grouped(searchBacklog.remaining)) rows left to be indexed"))
    lines.append("Tables     version \(version)")
    if isCondemned { lines.append("Damaged    It is set aside when closeup starts next; see closeup mirror check.") }
    if accounts.isEmpty { lines += ["", "It has no account's records yet; closeup sync brings them."] }
    for account in accounts { lines += ["", account.id.rawValue] + account.lines(time).map { "  \($0)" } }
    return lines
  }

  private var sizeWords: String {
    var words = fileBytes.byteWords
    if logBytes > 0 { words += " and \(logBytes.byteWords) of log" }
    // Some free room is as it should be.
    if freeBytes > max(1 << 20, fileBytes / 10) {
      words += "; \(freeBytes.byteWords) are free, closeup mirror vacuum gives them back"
    }
    return words
  }

  var json: JSON {
    [
      "path": .string(path), "bytes": .number(fileBytes), "log_bytes": .number(logBytes),
      "free_bytes": .number(freeBytes), "version": .string(version),
      "index_backlog": .number(searchBacklog.remaining), "is_damaged": .bool(isCondemned),
      "accounts": .array(accounts.map(\.json)),
    ]
  }
}

extension MirrorStatus.Account {
  fileprivate func lines(_ time: TimeText) -> [String] {
    let kinds = RecordKind.allCases
    let counts = kinds.compactMap { kind in records[kind].map { "\(grouped($0)) \(kind.plural(of: $0))" } }
    var lines = ["Records    " + (counts.isEmpty ? "none" : counts.joined(separator: ", "))]
    lines.append("Timelines  \(grouped(timelines)), with \(grouped(timelineItems)) items")
    for kind in kinds {
      if let pull = pulls[kind] { lines.append("Pull       \(kind.plural(of: 2)): \(pull.words(time))") }
    }
    if pulls.isEmpty { lines.append("Pull       never: only what was looked at is here") }
    lines.append("Words      " + (vocabularyFetchedAt.map { "fetched \(time.age(of: $0))" } ?? "never fetched"))
    let writes = OutboxState.allCases.compactMap { state in outbox[state].map { "\(grouped($0)) \(state.words)" } }
    lines.append("Outbox     " + (writes.isEmpty ? "empty" : writes.joined(separator: ", ")))
    if drafts > 0 { lines.append("Drafts     \(grouped(drafts))") }
    return lines
  }

  fileprivate var json: JSON {
    var members = JSONObject([("name", .string(id.rawValue))])
    func object<Key: Hashable & RawRepresentable>(_ counts: [Key: Int]) -> JSON where Key.RawValue == String {
      .object(
        JSONObject(counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, .number($0.value)) }))
    }
    members["records"] = object(records)
    members["timelines"] = .number(timelines)
    members["timeline_items"] = .number(timelineItems)
    members["pulls"] = .array(
      pulls.sorted { $0.key.rawValue < $1.key.rawValue }.map { $0.value.json(of: $0.key) })
    members["words_fetched_at"] = vocabularyFetchedAt.map { .string($0.iso8601) }
    members["outbox"] = object(outbox)
    members["drafts"] = .number(drafts)
    return .object(members)
  }
}

extension PullState {
  fileprivate func words(_ time: TimeText) -> String {
    guard finishedAt != nil else {
      return "\(grouped(done))\(total.map { " of \(grouped($0))" } ?? "") so far, begun \(time.age(of: startedAt))"
    }
    guard let changedAt else { return "complete; what changed since is not known" }
    return "complete as of \(time.age(of: changedAt))"
  }

  fileprivate func json(of kind: RecordKind) -> JSON {
    let name =
      switch phase {
      case .first: "first"
      case .changes: "changes"
      case .keys: "deletions"
      }
    var members = JSONObject([
      ("kind", .string(kind.rawValue)), ("phase", .string(name)), ("done", .number(done)),
      ("started_at", .string(startedAt.iso8601)),
    ])
    members["total"] = total.map { .number($0) }
    members["finished_at"] = finishedAt.map { .string($0.iso8601) }
    members["changed_at"] = changedAt.map { .string($0.iso8601) }
    return .object(members)
  }
}

extension RecordKind {
  fileprivate func plural(of count: Int) -> String {
    if count == 1 { return rawValue }
    switch self {
    case .person: return "people"
    case .company: return "companies"
    case .lead, .contact, .deal, .project: return rawValue + "s"
    }
  }
}

extension Int {
  /// A number of bytes: `812 bytes`, `4.2 MB`.
  var byteWords: String {
    guard self >= 1000 else { return "\(self) bytes" }
    var unit = 1000
    var names = ["kB", "MB", "GB"][...]
    while names.count > 1, self >= unit * 1000 {
      unit *= 1000
      names = names.dropFirst()
    }
    let tenths = self / (unit / 10)
    return "\(tenths / 10).\(tenths % 10) \(names.first ?? "")"
  }
}
