public import CRM

extension Briefing {
  /// The briefing as one object. Names are stable: others read them. What is not known is left out, lists are always
  /// there.
  public var json: JSON {
    var members = JSONObject([
      ("account", .string(ref.account.rawValue)), ("kind", .string(ref.record.kind.rawValue)),
      ("id", .string(ref.record.id)), ("name", .string(name)),
    ])
    members["subtitle"] = subtitle.map(JSON.string)
    members["stage"] = stage.map(JSON.string)
    members["value"] = value.map(JSON.string)
    members["emails"] = .array(people.own.emails.map(JSON.string))
    members["phones"] = .array(people.own.phones.map(JSON.string))
    members["companies"] = .array(people.companies.map(\.json))
    members["people"] = .array(people.others.map(\.json))
    members["last_contact"] = lastContact?.json
    members["next_step"] = nextStep?.json
    members["deals"] = .array(deals.map(\.json))
    members["todos"] = .array(todos.map(\.json))
    members["timeline"] = .array(timeline.map(\.json))
    members["is_partial"] = .bool(freshness.isPartial)
    members["fetched_at"] = .string(freshness.record.iso8601)
    members["timeline_fetched_at"] = freshness.timeline.map { .string($0.iso8601) }
    members["timeline_limitation"] = freshness.limitation.map(JSON.string)
    return .object(members)
  }
}

extension BriefingPeople.Company {
  fileprivate var json: JSON {
    ["name": .string(name), "kind": .string(id.kind.rawValue), "id": .string(id.id)]
  }
}

extension BriefingPeople.Person {
  fileprivate var json: JSON {
    var members = JSONObject([
      ("name", .string(name)), ("emails", .array(emails.map(JSON.string))),
      ("phones", .array(phones.map(JSON.string))),
    ])
    members["id"] = id.map { .string($0.id) }
    return .object(members)
  }
}

extension BriefingDeal {
  fileprivate var json: JSON {
    var members = JSONObject([("id", .string(id.id))])
    members["name"] = name.map(JSON.string)
    members["stage"] = stage.map(JSON.string)
    members["value"] = value.map(JSON.string)
    return .object(members)
  }
}

extension BriefingTodo {
  fileprivate var json: JSON {
    var members = JSONObject([("title", .string(title))])
    members["id"] = id.map(JSON.string)
    switch due {
    case .moment(let moment): members["due"] = .string(moment.iso8601)
    case .day(let day): members["due"] = .string(day.iso8601)
    default: break
    }
    members["is_overdue"] = .bool(isOverdue)
    members["who"] = who.map(JSON.string)
    members["waiting"] = waiting.map(JSON.string)
    return .object(members)
  }
}

extension BriefingItem {
  fileprivate var json: JSON {
    var members = JSONObject([
      ("id", .string(item.id)), ("kind", .string(item.kind.rawValue)), ("title", .string(item.title)),
    ])
    switch item.due {
    case .moment(let moment): members["at"] = .string(moment.iso8601)
    case .day(let day): members["at"] = .string(day.iso8601)
    default: break
    }
    members["text"] = item.body.map(JSON.string)
    members["is_cut"] = item.isCut ? true : nil
    members["who"] = item.actor.map(JSON.string)
    members["direction"] = item.direction.map { .string($0.rawValue) }
    members["seconds"] = item.duration.map { .number($0) }
    members["is_done"] = item.isDone.map(JSON.bool)
    members["source"] = .string(item.source)
    members["waiting"] = waiting.map(JSON.string)
    return .object(members)
  }
}
