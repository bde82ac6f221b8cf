import CRM
import ServiceTransport

/// What Close's event log tells about leads and what they hold. [close-api.md, 16]
struct EventLog {
  let wire: CloseWire
  let now: @Sendable () -> Instant

  /// Events are kept for thirty days; one day is left for clocks and for the time that reading takes.
  static let keptFor: Int64 = 29 * 86_400
  /// Events may still arrive, or be merged into one, for that long. [close-api.md, 16]
  static let overlap: Int64 = 5 * 60

  /// What happened since a moment.
  struct News {
    /// Leads to fetch again, latest change first.
    var leads: [String] = []
    var deleted: [RecordID] = []
    /// The date of the newest event.
    var until: Instant
    var budget: RequestAllowance?
    var requests = 0
  }

  /// The date of the newest event; a while ago by this machine's clock where the log cannot be read.
  func newest() async throws(ServiceError) -> Instant {
    let fallback = now().adding(seconds: -Self.overlap)
    do throws(ServiceError) {
      let list = try await wire.list("event/", [("_limit", "1")])
      return list.rows.first.flatMap(Self.date) ?? fallback
    } catch {
      guard error.meansNoLog else { throw error }
      return fallback
    }
  }

  /// Everything that happened since `moment`, and a little before it. Nil where the log cannot be read.
  func news(since moment: Instant) async throws(ServiceError) -> News? {
    let start = moment.adding(seconds: -Self.overlap)
    var reader = EventReader(until: moment)
    var cursor: String?
    repeat {
      var query = [("date_updated__gte", start.iso8601), ("_limit", "50")]
      if let cursor { query.append(("_cursor", cursor)) }
      let answer: ServiceAnswer
      do throws(ServiceError) {
        answer = try await wire.getAnswer("event/", query)
      } catch {
        guard error.meansNoLog else { throw error }
        return nil
      }
      let json = try answer.json()
      guard let rows = json["data"]?.array else {
        throw ServiceError(.malformedAnswer, "Close sent an event log without events.")
      }
      reader.news.requests += 1
      reader.news.budget = RequestAllowance(answer.headers)
      for row in rows { reader.take(row) }
      let isPast = rows.last.flatMap(Self.date).map { $0 < start } ?? false
      cursor = rows.isEmpty || isPast ? nil : json["cursor_next"]?.filled
    } while cursor != nil
    return reader.ended()
  }

  fileprivate static func date(_ event: JSON) -> Instant? {
    (event["date_updated"] ?? event["date_created"])?.instant
  }
}

/// Sorts events, newest first, into what to fetch and what is gone.
private struct EventReader {
  var news: EventLog.News
  private var seen: Set<String> = []
  private var deletedLeads: Set<String> = []

  init(until: Instant) { news = EventLog.News(until: until) }

  mutating func take(_ event: JSON) {
    if let date = EventLog.date(event), date > news.until { news.until = date }
    guard let type = event["object_type"]?.filled, let id = event["object_id"]?.filled else { return }
    let isDeletion = event["action"]?.string == "deleted"
    switch type {
    case "lead":
      if isDeletion {
        deletedLeads.insert(id)
        news.deleted.append(RecordID(.lead, id))
      } else {
        add(id)
      }
    case "contact":
      if isDeletion { news.deleted.append(RecordID(.contact, id)) }
      add(event["lead_id"]?.filled)
    case "opportunity":
      if isDeletion { news.deleted.append(RecordID(.deal, id)) }
      add(event["lead_id"]?.filled)
    // Tasks stand in their lead; activities only in its timeline, but for a merge, which moves what two leads hold.
    case _ where type.hasPrefix("task") || type == "activity.lead_merge": add(event["lead_id"]?.filled)
    default: break
    }
  }

  private mutating func add(_ lead: String?) {
    if let lead, seen.insert(lead).inserted { news.leads.append(lead) }
  }

  func ended() -> EventLog.News {
    var news = news
    news.leads.removeAll(where: deletedLeads.contains)
    return news
  }
}

extension ServiceError {
  /// The log is not open to everyone, nor for every time. [close-api.md, 16]
  fileprivate var meansNoLog: Bool { [.rejected, .permission, .unsupported, .notFound].contains(reason) }
}
