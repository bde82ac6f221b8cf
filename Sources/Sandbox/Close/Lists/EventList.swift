import CRM

extension CloseView {
  private static let keptSeconds: Int64 = 30 * 86_400

  /// `GET /event/`: what was written here, then what the last thirty days of the world would have left.
  /// [close-api.md, 16]
  func eventList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let filter = try EventFilter(call)
    // Fifty is the default and the cap; more is not refused.
    let page = try call.page(maximum: Int.max, standard: 50)
    let limit = min(page.limit, 50)
    let source = eventSource(filter)
    var start = 0
    var goesBack = false
    if let text = call["_cursor"] {
      guard let cursor = EventCursor(text), let position = source.position(of: cursor.anchor) else {
        throw CloseFailure(400, "Invalid cursor.")
      }
      goesBack = cursor.goesBack
      start = goesBack ? position - 1 : position + 1
    }
    var found: [Int] = []
    var position = start
    while found.count <= limit, position >= 0, position < source.count {
      if filter.takes(event(source.anchor(at: position))) { found.append(position) }
      position += goesBack ? -1 : 1
    }
    let hasMore = found.count > limit
    found = Array(found.prefix(limit))
    if goesBack { found.reverse() }
    let isFirst = goesBack ? !hasMore : call["_cursor"] == nil
    let isLast = goesBack ? false : !hasMore
    func cursor(_ position: Int?, goesBack: Bool) -> JSON {
      position.map { .string(EventCursor(anchor: source.anchor(at: $0), goesBack: goesBack).text) } ?? nil
    }
    return [
      "data": .array(found.map { event(source.anchor(at: $0)).json }),
      "cursor_next": isLast ? nil : cursor(found.last, goesBack: false),
      "cursor_previous": isFirst ? nil : cursor(found.first, goesBack: true),
    ]
  }

  /// `GET /event/{id}/`.
  func event(id: String) throws(CloseFailure) -> JSON {
    guard let index = ids.index(.event, id) else { throw CloseFailure.noObject("Event") }
    if index >= CloseRef.firstCreated {
      guard state.events.indices.contains(index - CloseRef.firstCreated) else { throw CloseFailure.noObject("Event") }
      return event(.written(index - CloseRef.firstCreated)).json
    }
    guard exists(CloseRef(kind: .activity, index: index)) else { throw CloseFailure.noObject("Event") }
    return event(.activity(index)).json
  }

  private func eventSource(_ filter: EventFilter) -> EventSource {
    let oldest = now.adding(seconds: -Self.keptSeconds)
    if filter.lead != nil {
      let rows = filter.lead.flatMap { living(.lead, $0) }.map { activities(of: $0) } ?? []
      let derived = rows.filter { !$0.ref.isCreated && $0.created > oldest }.map(\.index)
      return EventSource(written: state.events.count, derived: CloseList(derived))
    }
    let order = caches.activities(compute: activityOrder)
    let recent = CloseView.firstPosition(atOrBefore: oldest, in: order)
    return EventSource(
      written: state.events.count, derived: CloseList(count: recent) { Int(order[$0] & 0xFFFF_FFFF) })
  }

  private func event(_ anchor: EventAnchor) -> EventEntry {
    switch anchor {
    case .written(let index):
      let event = state.events[index]
      return EventEntry(
        action: event.action, objectType: event.objectType, objectID: event.objectID,
        leadID: event.lead.map { ids.text(.lead, $0) }, userID: userID(me).string ?? "", at: event.at,
        requestID: ids.text(.request, CloseRef.firstCreated + index)
      ) { [self] entry in
        entry.json(
          id: ids.text(.event, CloseRef.firstCreated + index), organization: organizationID, changed: event.changed,
          data: event.data, previous: event.previous, method: event.method, path: event.path)
      }
    case .activity(let index):
      let row = activity(index)
      return EventEntry(
        action: "created", objectType: row.type.eventName, objectID: ids.text(row.ref),
        leadID: row.lead.map { ids.text(.lead, $0) }, userID: userID(row.user).string ?? "", at: row.created,
        requestID: ids.text(.request, index)
      ) { [self] entry in
        entry.json(
          id: ids.text(.event, index), organization: organizationID, changed: [], data: row.object(.standard),
          previous: [:], method: "POST", path: "/api/v1/activity/\(row.type.path.joined(separator: "/"))/")
      }
    }
  }
}

/// What an event is made from: the n-th written one, or an activity of the world.
private enum EventAnchor {
  case written(Int)
  case activity(Int)
}

private struct EventSource {
  let written: Int
  let derived: CloseList

  var count: Int { written + derived.count }

  func anchor(at position: Int) -> EventAnchor {
    position < written ? .written(written - 1 - position) : .activity(derived.at(position - written))
  }

  func position(of anchor: EventAnchor) -> Int? {
    switch anchor {
    case .written(let index): index < written ? written - 1 - index : nil
    case .activity(let index): (0..<derived.count).first { derived.at($0) == index }.map { $0 + written }
    }
  }
}

private struct EventCursor {
  let anchor: EventAnchor
  let goesBack: Bool

  init(anchor: EventAnchor, goesBack: Bool) {
    (self.anchor, self.goesBack) = (anchor, goesBack)
  }

  init?(_ text: String) {
    guard let bytes = Base64.decode(text) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: ".")
    guard parts.count == 3, let index = Int(parts[2]), index >= 0, ["n", "p"].contains(parts[0]) else { return nil }
    anchor = parts[1] == "w" ? .written(index) : .activity(index)
    goesBack = parts[0] == "p"
  }

  var text: String {
    let direction = goesBack ? "p" : "n"
    switch anchor {
    case .written(let index): return Base64.encode("\(direction).w.\(index)".utf8)
    case .activity(let index): return Base64.encode("\(direction).a.\(index)".utf8)
    }
  }
}

/// An event, made whole only when it is sent.
private struct EventEntry {
  let action: String
  let objectType: String
  let objectID: String
  let leadID: String?
  let userID: String
  let at: Instant
  let requestID: String
  let make: (EventEntry) -> JSON

  var json: JSON { make(self) }

  func json(
    id: String, organization: JSON, changed: [String], data: JSON, previous: JSON, method: String, path: String
  ) -> JSON {
    [
      "id": .string(id), "action": .string(action), "object_type": .string(objectType),
      "object_id": .string(objectID), "lead_id": .nullable(leadID), "user_id": .string(userID),
      "organization_id": organization, "changed_fields": .array(changed.map { .string($0) }), "data": data,
      "previous_data": previous, "date_created": at.closeNaiveStamp, "date_updated": at.closeNaiveStamp,
      "request_id": .string(requestID), "api_key_id": nil, "oauth_client_id": nil, "oauth_scope": nil,
      "meta": ["request_method": .string(method), "request_path": .string(path)],
    ]
  }
}

/// The filters of the event log. Only some combinations are allowed. [close-api.md, 16]
private struct EventFilter {
  let lead: String?
  private let objectType: String?
  private let objectID: String?
  private let action: String?
  private let user: String?
  private let request: String?
  private let updated: MomentBounds

  private static let allowed: Set<Set<String>> = [
    [], ["object_type", "object_id"], ["object_type", "action"], ["object_id", "action"], ["lead_id"],
    ["lead_id", "user_id"], ["lead_id", "object_type"], ["lead_id", "user_id", "object_type"],
    ["lead_id", "object_type", "action"], ["lead_id", "user_id", "object_type", "action"], ["user_id", "object_id"],
    ["user_id", "object_id", "action"], ["user_id", "object_type"], ["user_id", "object_type", "action"], ["user_id"],
    ["request_id"],
  ]

  init(_ call: CloseCall) throws(CloseFailure) {
    let names = ["object_type", "object_id", "action", "lead_id", "user_id", "request_id"]
    let used = Set(names.filter { call[$0] != nil })
    guard Self.allowed.contains(used) else {
      throw CloseFailure(400, "This combination of filters is not supported: \(used.sorted().joined(separator: ", ")).")
    }
    lead = call["lead_id"]
    objectType = call["object_type"]
    objectID = call["object_id"]
    action = call["action"]
    user = call["user_id"]
    request = call["request_id"]
    updated = try call.moments("date_updated")
  }

  func takes(_ event: EventEntry) -> Bool {
    if let lead, event.leadID != lead { return false }
    if let objectType, event.objectType != objectType { return false }
    if let objectID, event.objectID != objectID { return false }
    if let action, event.action != action { return false }
    if let user, event.userID != user { return false }
    if let request, event.requestID != request { return false }
    return updated.contains(event.at)
  }
}
