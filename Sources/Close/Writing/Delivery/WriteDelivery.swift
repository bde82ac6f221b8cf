import CRM
import ServiceTransport

/// Sends a write, once. What is looked up before changes nothing, so that its failure leaves no doubt.
struct WriteDelivery {
  let wire: CloseWire
  let vocabulary: Vocabulary

  func deliver(_ write: Write) async throws(ServiceError) -> Delivery {
    let request = try WriteRequest(write, identity: vocabulary.identity)
    let path = try await path(request)
    var body = request.body
    switch write.change {
    case .create:
      let json = try await wire.write(.post, path, body)
      guard let item = json.flatMap(item) else {
        throw ServiceError(
          .malformedAnswer, "Close took this but did not say what it made of it.", mayHaveArrived: true)
      }
      return Delivery(item: item)
    case .delete:
      try await wire.delete(path)
      return Delivery()
    case .edit(_, _, let before):
      let current = try await lookUp(path)
      body = body.map { remaining(of: $0, current, before: before) }
      if body?.isEmpty ?? true { return Delivery(item: item(current)) }
    case .complete, .postpone, .reassign: break
    }
    return Delivery(item: try await wire.write(.put, path, body).flatMap(item))
  }

  private func path(_ request: WriteRequest) async throws(ServiceError) -> String {
    switch request.path {
    case .known(let path): return path
    case .task(of: let activity):
      let path = ItemResource.taskCompleted.path(activity) ?? ""
      guard let task = try await lookUp(path)["task_id"]?.filled else {
        throw ServiceError(.rejected, "Close no longer has the to-do that was done.")
      }
      return "task/\(ServiceRequest.segment(task))/"
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

  /// What of `changes` is neither there already nor what the form began with. So what others changed meanwhile, a cut
  /// title, a note's formatting or a to-do's missing date stay as they are unless they were edited, and a call made
  /// through Close, of which most is fixed, can have its note changed. Where it is not known what the form began with,
  /// it is taken to be what the item shows now. [close-api.md, 10]
  private func remaining(of changes: JSONObject, _ current: JSON, before: Entry?) -> JSONObject {
    let shown = (before ?? item(current).flatMap(ItemEntry.entry)).map { EntryBody($0).changing } ?? JSONObject()
    return JSONObject(changes.members.filter { $0.value != current[$0.key] && $0.value != shown[$0.key] })
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
