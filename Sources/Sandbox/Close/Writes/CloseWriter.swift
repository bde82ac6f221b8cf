import CRM

/// Everything that writes, by path: works on a copy of the state, which counts only if nothing was refused.
final class CloseWriter {
  let call: CloseCall
  private(set) var view: CloseView
  private(set) var state: CloseState

  init(view: CloseView, call: CloseCall) {
    self.view = view
    self.call = call
    state = view.state
  }

  func write() throws(CloseFailure) -> CloseReply {
    let path = call.path
    guard let resource = path.first else { throw CloseReads.unknownPath }
    switch (resource, path.count) {
    case ("lead", 1...2): return try object(.lead, "Lead", createLead, updateLead)
    case ("contact", 1...2): return try object(.contact, "Contact", createContact, updateContact)
    case ("opportunity", 1...2): return try object(.opportunity, "Opportunity", createOpportunity, updateOpportunity)
    case ("task", 1...2): return try task()
    case ("activity", 2...4): return try activity()
    default:
      // A path that can be read cannot be written here; any other does not exist.
      _ = try CloseReads(view: view, call: call).reply()
      throw CloseReads.wrongMethod
    }
  }

  private func object(
    _ kind: CloseKind, _ type: String, _ create: () throws(CloseFailure) -> CloseReply,
    _ update: (Int) throws(CloseFailure) -> CloseReply
  ) throws(CloseFailure) -> CloseReply {
    let id = call.path.count > 1 ? call.path[1] : nil
    switch (call.method, id) {
    case ("POST", nil): return try create()
    case ("POST", .some): throw CloseFailure(404, "Not Found. Use PUT to update an existing object.")
    case ("PUT", .some(let id)):
      guard let index = view.living(kind, id) else { throw CloseFailure.noObject(type) }
      return try update(index)
    case ("DELETE", .some(let id)):
      guard let index = view.living(kind, id) else { throw CloseFailure.noObject(type) }
      let ref = CloseRef(kind: kind, index: index)
      delete(ref, type: type.lowercased(), before: row(ref).object(.standard))
      return CloseReply(body: [:], writtenID: id)
    default: throw CloseReads.wrongMethod
    }
  }

  // MARK: Changing the state

  var now: JSON { call.now.closeStamp }

  /// Makes an object; dates and authors are added where they are missing.
  @discardableResult
  func create(_ kind: CloseKind, _ members: JSONObject, lead: Int?, type: String, touches: Bool = true) -> CloseRef {
    var members = members
    if members["date_created"] == nil { members["date_created"] = now }
    members["date_updated"] = now
    members["created_by"] = view.userID(view.me)
    members["updated_by"] = view.userID(view.me)
    let ref = state.create(kind, members, lead: lead)
    if touches, let lead { touch(lead) }
    refresh()
    log("created", type, ref, lead: kind == .lead ? ref.index : lead, changed: [], data: row(ref).object(.standard))
    return ref
  }

  func change(_ ref: CloseRef, _ changes: JSONObject, type: String) {
    guard !changes.isEmpty else { return }
    let before = row(ref)
    let names = changes.keys.sorted()
    let previous = JSONObject(names.map { (key: $0, value: before.member($0) ?? nil) })
    var changes = changes
    changes["date_updated"] = now
    changes["updated_by"] = view.userID(view.me)
    let lead = view.lead(of: ref)
    state.change(ref, changes, lead: lead)
    if let lead, ref.kind != .lead { touch(lead) }
    refresh()
    log(
      "updated", type, ref, lead: lead, changed: names, data: row(ref).object(.standard), previous: .object(previous))
  }

  func delete(_ ref: CloseRef, type: String, before: JSON) {
    let lead = view.lead(of: ref)
    state.delete(ref, lead: lead)
    if let lead, ref.kind != .lead { touch(lead) }
    refresh()
    log("deleted", type, ref, lead: lead, changed: [], data: nil, previous: before)
  }

  /// A write to anything of a lead is a change of the lead.
  private func touch(_ lead: Int) {
    let ref = CloseRef(kind: .lead, index: lead)
    state.change(
      ref, JSONObject([(key: "date_updated", value: now), (key: "updated_by", value: view.userID(view.me))]), lead: lead
    )
  }

  private func log(
    _ action: String, _ type: String, _ ref: CloseRef, lead: Int?, changed: [String], data: JSON,
    previous: JSON = [:]
  ) {
    state.log(
      CloseEvent(
        action: action, objectType: type, objectID: view.ids.text(ref), lead: lead, changed: changed, data: data,
        previous: previous, at: call.now, method: call.method,
        path: "/api/v1/\(call.path.joined(separator: "/"))/"))
    refresh()
  }

  /// Makes what was written visible.
  private func refresh() {
    view = CloseView(
      world: view.world, ids: view.ids, state: state, caches: view.caches, now: view.now, days: view.days)
  }

  func row(_ ref: CloseRef) -> any CloseRow {
    switch ref.kind {
    case .contact: view.contact(ref.index)
    case .opportunity: view.opportunity(ref.index)
    case .task, .notification: view.task(ref.kind, ref.index)
    case .activity: view.activity(ref.index)
    default: view.lead(ref.index)
    }
  }

  /// The object as it is now, and its id.
  func reply(_ ref: CloseRef) -> CloseReply {
    CloseReply(body: row(ref).object(FieldSelection(call["_fields"])), writtenID: view.ids.text(ref))
  }
}
