import CRM
import ServiceTransport
import Strings

/// The request that carries a write to Close.
struct WriteRequest {
  enum Path: Hashable {
    case known(String)
    /// That of the task whose completion an activity tells of, which the activity names.
    case task(of: TimelineItem.ID)
  }

  let method: ServiceRequest.Method
  let path: Path
  let body: JSONObject?
  /// What the answer is about.
  let resource: ItemResource

  /// Throws `.rejected` or `.unsupported` for what cannot be put to Close.
  init(_ write: Write, identity: Identity?) throws(ServiceError) {
    switch write.change {
    case .create(let entry):
      guard let resource = ItemResource.of(entry.kind), let list = resource.list else {
        throw EntryCheck.unsupported(entry.kind)
      }
      method = .post
      path = .known(list)
      body = try EntryBody(entry).creating(
        lead: try Self.lead(of: write.ref.record, entry), madeAt: write.madeAt, identity: identity)
      self.resource = resource
    case .edit(let target, let entry, _):
      resource = try Self.resource(target, .edit)
      guard ItemResource.of(entry.kind) == resource else {
        throw ServiceError(.rejected, Strings.CloseChanges.otherKind)
      }
      try EntryCheck.check(entry)
      method = .put
      path = try Self.path(target, resource)
      body = EntryBody(entry).changing
    case .delete(let target):
      resource = try Self.resource(target, .delete)
      method = .delete
      path = try Self.path(target, resource)
      body = nil
    case .complete(let target, let isDone):
      let found = try Self.resource(target, isDone ? .complete : .reopen)
      method = .put
      path = found == .taskCompleted ? .task(of: target.id) : try Self.path(target, found)
      body = JSONObject([(key: "is_complete", value: .bool(isDone))])
      resource = .task
    case .postpone(let target, let due):
      resource = try Self.resource(target, .postpone)
      method = .put
      path = try Self.path(target, resource)
      let date = due.map { EntryBody.due($0) } ?? .null
      guard let date else { throw ServiceError(.rejected, Strings.CloseWriting.notADueDate) }
      body = JSONObject([(key: "date", value: date)])
    case .reassign(let target, let user):
      resource = try Self.resource(target, .reassign)
      method = .put
      path = try Self.path(target, resource)
      body = JSONObject([(key: "assigned_to", value: .string(user))])
    }
  }

  var preview: RequestPreview {
    let path =
      switch path {
      case .known(let path): path
      case .task(of: let activity): "task/\(Strings.CloseWriting.task(of: activity))/"
      }
    return RequestPreview(method: method.rawValue, path: path, body: body.map { .object($0) })
  }

  /// The lead an entry about `record` is written to: the record, or the one that its form names.
  static func lead(of record: RecordID, _ entry: Entry) throws(ServiceError) -> String {
    switch record.kind {
    case .lead: return record.id
    case .contact, .deal:
      if let lead = entry.choice(.references) { return lead }
      throw ServiceError(.rejected, Strings.CloseWriting.leadNotSaid, advice: Strings.CloseWriting.refreshFirst)
    case .person, .company, .project:
      throw ServiceError(.unsupported, Strings.CloseProblems.noSuchRecords)
    }
  }

  private static func resource(_ target: ItemTarget, _ change: ItemChange) throws(ServiceError) -> ItemResource {
    guard let resource = ItemResource(target) else { throw ServiceError(.rejected, Strings.CloseChanges.notThere) }
    if let obstacle = resource.obstacle(to: change) { throw ServiceError(.unsupported, obstacle) }
    return resource
  }

  private static func path(_ target: ItemTarget, _ resource: ItemResource) throws(ServiceError) -> Path {
    guard let path = resource.path(target.id) else { throw ServiceError(.rejected, Strings.CloseChanges.notThere) }
    return .known(path)
  }
}
