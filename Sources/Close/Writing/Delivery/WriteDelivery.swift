import CRM
import ServiceTransport
import Strings

/// Sends a write, once. What is looked up before changes nothing, so that its failure leaves no doubt.
///
/// Between the look and the change somebody else may still change the item: Close takes no condition with a change, so
/// that window cannot be closed. [close-api.md, 10]
struct WriteDelivery {
  let wire: CloseWire
  let vocabulary: Vocabulary
  let types: ActivityTypeCache

  /// Throws `ServiceError`, or `WriteConflict` where the item was changed meanwhile.
  func deliver(_ write: Write) async throws -> Delivery {
    let request = try WriteRequest(write, identity: vocabulary.identity)
    switch write.change {
    case .create:
      let json = try await wire.write(.post, try await path(request, of: write), request.body)
      guard let item = json.flatMap(item) else {
        throw ServiceError(.malformedAnswer, Strings.CloseWriting.outcomeNotSaid, mayHaveArrived: true)
      }
      return Delivery(item: item)
    case .delete:
      let path = try await path(request, of: write)
      if try await isGone(path, write) { return Delivery() }
      try await wire.delete(path)
      return Delivery()
    case .edit(_, let entry, let before):
      let path = try await path(request, of: write)
      let current = try await present(path, of: write)
      let base = before.map { ItemState(facts: write.base ?? ItemFacts($0.values), vocabulary) }
      return try await put(
        remaining(of: request.body ?? JSONObject(), current, before: before), entry.kind, at: path, over: current,
        base: base, write)
    case .postpone, .reassign:
      let path = try await path(request, of: write)
      guard let base = write.base, let body = request.body else { return try await put(request.body, at: path, write) }
      let current = try await present(path, of: write)
      return try await put(
        JSONObject(body.members.filter { $0.value != current[$0.key] }), .todo, at: path, over: current,
        base: ItemState(facts: base, vocabulary), write)
    // Done or not done: others can have made nothing of it but what was to be undone or what is wanted.
    case .complete: return try await put(request.body, at: try await path(request, of: write), write)
    }
  }

  private func path(_ request: WriteRequest, of write: Write) async throws -> String {
    switch request.path {
    case .known(let path): return path
    case .task(of: let activity):
      let path = ItemResource.taskCompleted.path(activity) ?? ""
      guard let task = try await present(path, of: write)["task_id"]?.filled else {
        throw ServiceError(.rejected, Strings.CloseWriting.todoGone)
      }
      return "task/\(ServiceRequest.segment(task))/"
    }
  }

  // MARK: Looking

  /// The item as Close has it now.
  private func present(_ path: String, of write: Write) async throws -> JSON {
    do throws(ServiceError) {
      return try await lookUp(path)
    } catch {
      if error.meansGone { throw WriteConflict(deletedThere: write) }
      throw error
    }
  }

  private func lookUp(_ path: String) async throws(ServiceError) -> JSON {
    do throws(ServiceError) {
      return try await wire.get(path)
    } catch {
      var error = error
      error.mayHaveArrived = false
      throw error
    }
  }

  /// Whether what is to be deleted is not there any more. Throws a conflict where it says something else than what was
  /// seen when it was to be deleted.
  private func isGone(_ path: String, _ write: Write) async throws -> Bool {
    guard let base = write.base else { return false }
    let current: JSON
    do throws(ServiceError) {
      current = try await lookUp(path)
    } catch {
      guard error.meansGone else { throw error }
      return true
    }
    guard let item = try await whole(current) else { return false }
    let seen = ItemState(facts: base, vocabulary).facts
    let theirs = ItemState(facts: ItemEntry.facts(of: item), vocabulary).facts
    let fields = theirs.differences(from: seen)
    guard !fields.isEmpty else { return false }
    throw WriteConflict(
      .deletedHere, fields.map { WriteConflict.Field($0, base: seen[$0], theirs: theirs[$0], mine: nil) })
  }

  /// The item with the names that the account gives to its own kinds of activity, as timelines have it.
  private func whole(_ json: JSON) async throws(ServiceError) -> TimelineItem? {
    guard json["_type"]?.string == "Custom" else { return item(json) }
    let types = try await self.types.all { () throws(ServiceError) in try await wire.list("custom_activity/").rows }
    return ActivityReading(vocabulary: vocabulary, types: types).item(json)
  }

  // MARK: Changing

  /// What of `changes` is neither there already nor what the form began with. So what others changed meanwhile, a cut
  /// title, a note's formatting or a to-do's missing date stay as they are unless they were edited, and a call made
  /// through Close, of which most is fixed, can have its note changed. Where it is not known what the form began with,
  /// it is taken to be what the item shows now. [close-api.md, 10]
  private func remaining(of changes: JSONObject, _ current: JSON, before: Entry?) -> JSONObject {
    let shown = (before ?? item(current).flatMap(ItemEntry.entry)).map { EntryBody($0).changing } ?? JSONObject()
    return JSONObject(changes.members.filter { $0.value != current[$0.key] && $0.value != shown[$0.key] })
  }

  /// Sends what is left of a change unless others have changed the same.
  private func put(
    _ changes: JSONObject, _ kind: EntryKind, at path: String, over current: JSON, base: ItemState?, _ write: Write
  ) async throws -> Delivery {
    guard !changes.isEmpty else { return Delivery(item: item(current)) }
    if let base, let item = item(current) {
      let theirs = ItemState(item, current, vocabulary)
      let fields = changes.members.compactMap { member in
        EntryBody.field(member.key).flatMap { theirs.conflict(in: $0, member.key, since: base, kind, write) }
      }
      if !fields.isEmpty { throw WriteConflict(.changedBoth, fields.inFormOrder) }
    }
    return try await put(changes, at: path, write)
  }

  private func put(_ body: JSONObject?, at path: String, _ write: Write) async throws -> Delivery {
    do throws(ServiceError) {
      return Delivery(item: try await wire.write(.put, path, body).flatMap(item))
    } catch {
      if error.meansGone { throw WriteConflict(deletedThere: write) }
      throw error
    }
  }

  /// As the timeline reads it; nil for an answer that holds no object.
  private func item(_ json: JSON) -> TimelineItem? { WrittenItem.read(json, vocabulary) }
}

/// What was written, as the timeline reads it.
enum WrittenItem {
  /// Nil for what has no id.
  static func read(_ json: JSON, _ vocabulary: Vocabulary) -> TimelineItem? {
    guard let id = json["id"]?.filled else { return nil }
    return id.hasPrefix("acti_")
      ? ActivityReading(vocabulary: vocabulary, types: [:]).item(json) : TaskReading(vocabulary: vocabulary).item(json)
  }
}

extension ServiceError {
  /// Whether Close says itself that it does not have an object any more, as opposed to a proxy on the way.
  fileprivate var meansGone: Bool { reason == .notFound && !mayHaveArrived && serverWords != nil }
}
