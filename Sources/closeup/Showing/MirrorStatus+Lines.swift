import CRM
import MirrorStore
import Strings
import ViewModels

extension MirrorStatus {
  /// For people.
  func lines(_ time: TimeText) -> [String] {
    var lines = [Strings.MirrorStatus.path(path), Strings.MirrorStatus.size(fileBytes, log: logBytes, free: freeBytes)]
    lines.append(
      searchBacklog.isDone
        ? Strings.MirrorStatus.indexComplete
        : Strings.MirrorStatus.indexIncomplete(rowsLeft: searchBacklog.remaining))
    lines.append(Strings.MirrorStatus.version(version))
    if isCondemned { lines.append(Strings.MirrorStatus.damaged) }
    if accounts.isEmpty { lines += ["", Strings.MirrorStatus.noAccounts] }
    for account in accounts { lines += ["", account.id.rawValue] + account.lines(time).map { "  \($0)" } }
    return lines
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
    let counts = kinds.compactMap { kind in records[kind].map { Strings.MirrorStatus.count($0, kind.plural(of: $0)) } }
    var lines = [Strings.MirrorStatus.records(counts)]
    lines.append(Strings.MirrorStatus.timelines(timelines, items: timelineItems))
    for kind in kinds {
      if let pull = pulls[kind] { lines.append(Strings.MirrorStatus.pull(of: kind.plural(of: 2), pull.words(time))) }
    }
    if pulls.isEmpty { lines.append(Strings.MirrorStatus.neverPulled) }
    lines.append(Strings.MirrorStatus.words(age: vocabularyFetchedAt.map { time.age(of: $0) }))
    let writes = OutboxState.allCases.compactMap { state in
      outbox[state].map { Strings.MirrorStatus.count($0, state.words) }
    }
    lines.append(Strings.MirrorStatus.outbox(writes))
    if drafts > 0 { lines.append(Strings.MirrorStatus.drafts(drafts)) }
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
      return Strings.MirrorStatus.pulled(done, of: total, begun: time.age(of: startedAt))
    }
    guard let changedAt else { return Strings.MirrorStatus.pulledOnce }
    return Strings.MirrorStatus.complete(asOf: time.age(of: changedAt))
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
    case .person: return Strings.MirrorStatus.people
    case .company: return Strings.MirrorStatus.companies
    case .lead, .contact, .deal, .project: return rawValue + "s"
    }
  }
}
