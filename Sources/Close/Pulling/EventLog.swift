import CRM
import ServiceTransport
import Strings

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
    /// Leads to fetch again, latest change first but for those that others were merged into, which come last: what
    /// such a lead took over is not to be removed with its former one.
    var leads: [String] = []
    var deleted: [RecordID] = []
    /// Leads in whose timelines something happened.
    var timelines: [String] = []
    /// Fingerprints of the events that will be read again.
    var met: Set<Int64> = []
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

  /// Everything that happened since `moment`, and a little before it, but for the events that were `met` then. Nil
  /// where the log cannot be read.
  func news(since moment: Instant, met: Set<Int64>) async throws(ServiceError) -> News? {
    let start = moment.adding(seconds: -Self.overlap)
    var reader = EventReader(until: moment, met: met)
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
        throw ServiceError(.malformedAnswer, Strings.CloseProblems.noEvents)
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
  private let met: Set<Int64>
  private var read: [(fingerprint: Int64, date: Instant)] = []
  private var seen: Set<String> = []
  private var seenTimelines: Set<String> = []
  private var deletedLeads: Set<String> = []
  private var mergedLeads: [String] = []

  /// More than this are rather read twice than kept in a cursor.
  private static let mostMet = 200

  init(until: Instant, met: Set<Int64>) {
    news = EventLog.News(until: until)
    self.met = met
  }

  mutating func take(_ event: JSON) {
    let date = EventLog.date(event)
    if let date, date > news.until { news.until = date }
    if let date, let fingerprint = Self.fingerprint(event) {
      read.append((fingerprint, date))
      if met.contains(fingerprint) { return }
    }
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
    // A merge moves what two leads hold, and the one that is gone may have no event of its own.
    case "activity.lead_merge":
      let source = event["data"]?["source_lead_id"] ?? event["previous_data"]?["source_lead_id"]
      add(source?.filled)
      if let lead = event["lead_id"]?.filled, !mergedLeads.contains(lead) { mergedLeads.append(lead) }
      addTimeline(event)
    // Tasks stand in their lead and in its timeline; activities only there.
    case _ where type.hasPrefix("task"):
      add(event["lead_id"]?.filled)
      addTimeline(event)
    case _ where type.hasPrefix("activity."): addTimeline(event)
    default: break
    }
  }

  private mutating func addTimeline(_ event: JSON) {
    guard let lead = event["lead_id"]?.filled, seenTimelines.insert(lead).inserted else { return }
    news.timelines.append(lead)
  }

  /// FNV-1a of what tells an event from others, and from what it becomes when further changes are merged into it.
  private static func fingerprint(_ event: JSON) -> Int64? {
    guard let id = event["id"]?.filled else { return nil }
    let date = (event["date_updated"] ?? event["date_created"])?.string ?? ""
    let hash = "\(id) \(date)".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return Int64(hash >> 1)
  }

  private mutating func add(_ lead: String?) {
    if let lead, seen.insert(lead).inserted { news.leads.append(lead) }
  }

  func ended() -> EventLog.News {
    var news = news
    news.leads = (news.leads.filter { !mergedLeads.contains($0) } + mergedLeads).filter { !deletedLeads.contains($0) }
    news.timelines.removeAll(where: deletedLeads.contains)
    let start = news.until.adding(seconds: -EventLog.overlap)
    let again = read.filter { $0.date >= start }.map(\.fingerprint)
    news.met = again.count > Self.mostMet ? [] : Set(again)
    return news
  }
}

extension ServiceError {
  /// The log is not open to everyone, nor for every time. [close-api.md, 16]
  fileprivate var meansNoLog: Bool { [.rejected, .permission, .unsupported, .notFound].contains(reason) }
}
