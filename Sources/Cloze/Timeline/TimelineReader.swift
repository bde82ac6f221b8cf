import CRM
import Strings

/// Reads a timeline the way version 2026.9 has it: references, then the messages they name, then the bodies that these
/// lack [cloze-api.md, 9.2].
struct TimelineReader: Sendable {
  static let pageSize = 30
  /// Bodies fetched one by one for a page, for the items that need them most; each costs a call.
  static let bodiesPerPage = 6

  let calls: ClozeCalls
  let lookups: LookupSpellings
  let vocabulary: Vocabulary

  /// `next` is the stamp of the page before as JSON text. An account without timeline reads gets an empty page that
  /// says so.
  func page(of relation: Relation, id: String, next: String?) async throws(ServiceError) -> TimelinePage {
    let stamp = try next.map { text throws(ServiceError) in try Self.stamp(from: text) }
    do throws(ServiceError) {
      let stretch = try await stretch(of: relation, id: id, stamp: stamp)
      guard stretch.named > 0 else { return TimelinePage(items: [], next: nil) }
      let filled = try await withBodies(stretch.messages)
      let missing = stretch.named - stretch.messages.count
      return TimelinePage(
        items: TimelineMessage.items(filled, of: relation.kind, vocabulary: vocabulary),
        next: stretch.stamp == stamp ? nil : stretch.stamp?.text,
        limitation: missing > 0 ? Strings.ClozeTimelines.notDelivered(missing) : nil)
    } catch {
      guard error.status == 404 || error.reason == .unsupported else { throw error }
      return TimelinePage(items: [], next: nil, limitation: Strings.ClozeTimelines.noReads)
    }
  }

  /// What a page of references names, and what of it was delivered.
  struct Stretch: Sendable {
    var messages: [TimelineMessage] = []
    /// How many messages were named.
    var named = 0
    var stamp: JSON?
  }

  /// The messages from `stamp` into the past, with the bodies they came with.
  func stretch(of relation: Relation, id: String, stamp: JSON?) async throws(ServiceError) -> Stretch {
    let references = try await references(of: relation, id: id, stamp: stamp)
    guard !references.list.isEmpty else { return Stretch(stamp: references.stamp) }
    let messages = try await messages(references.list)
    return Stretch(
      messages: messages.enumerated().compactMap { index, message in
        TimelineMessage(message, reference: references.match(message, at: index, of: messages.count))
      },
      named: references.list.count, stamp: references.stamp)
  }

  private static func stamp(from next: String) throws(ServiceError) -> JSON {
    guard let stamp = try? JSON(parsing: next) else {
      throw ServiceError(.rejected, Strings.ClozeTimelines.noPage, advice: Strings.ClozeTimelines.refresh)
    }
    return stamp
  }

  private func references(
    of relation: Relation, id: String, stamp: JSON?
  ) async throws(ServiceError) -> TimelineReferences {
    let reply = try await lookups.body.lookUp { spelling throws(ServiceError) in
      let body = [spelling.parameter(.string(id)), Parameter.limit(.number(Self.pageSize))]
      let place = stamp.map { [Parameter.stamp($0)] } ?? []
      return try await calls.read(Endpoint.timeline(relation), .object(JSONObject(body + place)))
    }
    return TimelineReferences(reply)
  }

  private func messages(_ references: [TimelineReference]) async throws(ServiceError) -> [JSON] {
    let body = Parameter.messages(.array(references.map { .object(JSONObject($0.members)) }))
    return try await calls.read(Endpoint.messages, .object(JSONObject([body])))["messages"]?.array ?? []
  }

  /// A body that cannot be had leaves its item without one: the item itself is worth showing.
  private func withBodies(_ messages: [TimelineMessage]) async throws(ServiceError) -> [TimelineMessage] {
    let needs: [TimelineMessage.BodyNeed] = [.much, .some]
    let wanted = needs.flatMap { need in messages.indices.filter { messages[$0].bodyNeed == need } }
    let bodies = try await concurrently(Array(wanted.prefix(Self.bodiesPerPage)), limit: ClozeCalls.concurrency) {
      index throws(ServiceError) -> (Int, TimelineMessage) in (index, try await withBody(messages[index]))
    }
    var filled = messages
    for (index, message) in bodies { filled[index] = message }
    return filled
  }

  /// The message with its body, or as it is when its body cannot be had.
  func withBody(_ message: TimelineMessage) async throws(ServiceError) -> TimelineMessage {
    do throws(ServiceError) {
      let reply = try await calls.messageBody(message.key)
      guard let text = reply["body"]?.word else { return message }
      var filled = message
      filled.body = MessageText.plain(text, type: reply["mimeType"]?.word)
      return filled
    } catch {
      guard error.reason != .cancelled, error.reason != .authentication else { throw error }
      return message
    }
  }
}

extension ClozeCalls {
  /// The whole text of an item under the lines that stand above it, such as `From:` and `To:`.
  func fullBody(of item: TimelineItem) async throws(ServiceError) -> String? {
    let reply = try await messageBody(item.id)
    guard let text = reply["body"]?.word.flatMap({ MessageText.plain($0, type: reply["mimeType"]?.word) }) else {
      return nil
    }
    return TimelineMessage.headLines(of: item).map { "\($0)\n\n\(text)" } ?? text
  }

  fileprivate func messageBody(_ key: String) async throws(ServiceError) -> JSONObject {
    try await read(Endpoint.messageBody, .object(JSONObject([Parameter.key(.string(key))])))
  }
}
