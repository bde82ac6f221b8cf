import CRM
import ServiceTransport
import Strings

/// Finds out what became of a write that may have arrived, by looking among what Close has. [close-api.md, 10, 12]
struct WriteSettlement {
  let wire: CloseWire
  let vocabulary: Vocabulary
  let now: @Sendable () -> Instant

  /// Seconds that clocks may be apart when the difference is not known.
  private static let margin: Int64 = 600
  /// Far more than anybody writes about one lead within that time.
  private static let mostRows = 20_000

  func settle(
    _ write: Write, sentAt: Instant, known: Set<TimelineItem.ID>
  ) async throws(ServiceError) -> Settlement {
    // Changing or deleting an item twice leaves what doing it once does.
    guard case .create(let entry) = write.change else { return .maySend }
    let request = try WriteRequest(write, identity: vocabulary.identity)
    guard let body = request.body, let list = request.resource.list else { return .maySend }
    let search = Search(
      list: list, lead: try WriteRequest.lead(of: write.ref.record, entry), known: known, sentAt: sentAt)
    do throws(ServiceError) {
      let author = try await author()
      let sent = { (recentFrom: Instant) in
        SentEntry(
          kind: entry.kind, body: body, author: author, hasOwnMoment: entry.moment(.at) == nil && entry.kind != .todo,
          recentFrom: recentFrom)
      }
      return entry.kind == .todo ? try await task(search, sent) : try await activity(search, sent, body)
    } catch {
      guard error.meansAbsent else { throw error }
      return .unclear(question: Strings.CloseWriting.cannotLook, candidates: [])
    }
  }

  private struct Search {
    let list: String
    let lead: String
    let known: Set<TimelineItem.ID>
    let sentAt: Instant
  }

  /// All of the lead's to-dos are looked at: they are few, and by their date alone a server's clock that is wrong
  /// would hide the one.
  private func task(_ search: Search, _ sent: (Instant) -> SentEntry) async throws(ServiceError) -> Settlement {
    let (rows, recentFrom) = try await rows(search, [("_type", "lead")])
    return verdict(rows, sent(recentFrom), search)
  }

  /// First what happened at the very moment that was sent, which no clock but ours has a say in. Only if that is not
  /// there, what was created since: Close may have kept another moment.
  private func activity(
    _ search: Search, _ sent: (Instant) -> SentEntry, _ body: JSONObject
  ) async throws(ServiceError) -> Settlement {
    var recentFrom = search.sentAt.adding(seconds: -Self.margin)
    if let moment = body["activity_at"]?.instant {
      let near = try await rows(
        search,
        [
          ("_order_by", "-activity_at"), ("activity_at__gte", moment.adding(seconds: -1).closeText),
          ("activity_at__lte", moment.adding(seconds: 1).closeText),
        ])
      recentFrom = near.recentFrom
      let verdict = verdict(near.rows, sent(recentFrom), search)
      if verdict != .notFound { return verdict }
    }
    let since = try await rows(search, [("date_created__gte", recentFrom.closeText)])
    return verdict(since.rows, sent(recentFrom), search)
  }

  /// The lead's rows that can be it, each once, and from when on they are recent by Close's clock.
  private func rows(
    _ search: Search, _ filters: [ServiceRequest.Pair]
  ) async throws(ServiceError) -> (rows: [JSON], recentFrom: Instant) {
    let (rows, date) = try await wire.dated(search.list, [("lead_id", search.lead)] + filters, limit: Self.mostRows)
    // Rows may move to the next page while it is fetched.
    var seen = search.known
    let fresh = rows.filter { $0["id"]?.filled.map { seen.insert($0).inserted } ?? false }
    let difference = date.map { Int64($0.seconds(since: now())) } ?? 0
    return (fresh, search.sentAt.adding(seconds: min(difference, 0) - Self.margin))
  }

  private func verdict(_ rows: [JSON], _ sent: SentEntry, _ search: Search) -> Settlement {
    let judged = rows.map { (row: $0, likeness: sent.likeness(of: $0)) }.filter { $0.likeness != .other }
    let certain = judged.filter { $0.likeness == .certain }
    if certain.count == 1 { return .arrived(Delivery(item: WrittenItem.read(certain[0].row, vocabulary))) }
    guard !judged.isEmpty else { return .notFound }
    return .unclear(
      question: Self.question(judged.count, sent.kind),
      candidates: judged.compactMap { WrittenItem.read($0.row, vocabulary) })
  }

  private static func question(_ count: Int, _ kind: EntryKind) -> String {
    let (one, many) =
      switch kind {
      case .call: (Strings.CloseWriting.aCall, Strings.CloseWriting.calls)
      case .todo: (Strings.CloseWriting.aTodo, Strings.CloseWriting.todos)
      case .text: (Strings.CloseWriting.aTextMessage, Strings.CloseWriting.textMessages)
      case .email: (Strings.CloseWriting.anEmail, Strings.CloseWriting.emails)
      default: (Strings.CloseWriting.aNote, Strings.CloseWriting.notes)
      }
    return Strings.CloseWriting.alike(count, one: one, many: many)
  }

  private func author() async throws(ServiceError) -> String {
    if let id = vocabulary.identity?.id { return id }
    guard let id = try await wire.get("me/")["id"]?.filled else {
      throw ServiceError(.malformedAnswer, Strings.CloseProblems.nobodysKey)
    }
    return id
  }
}
