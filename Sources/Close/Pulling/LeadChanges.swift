import CRM
import ServiceTransport

/// What changed among leads and what they hold: by the event log, and by the dates of leads where it does not reach.
struct LeadChanges {
  let wire: CloseWire
  let log: EventLog
  let pull: LeadPull

  /// Leads of one page, and how many are fetched at a time.
  private static let pageLength = 40
  private static let concurrency = 3
  /// Changed leads from which on a first pull, a hundred leads a request, is less work.
  private static let mostLeads = 5000

  func changes(since token: String) async throws(ServiceError) -> PullChanges {
    switch LeadCursor(token: token) {
    case .events(let moment, let met): try await events(since: moment, met: met)
    case .leads(let leads, let until, let met): .page(try await fetch(leads, until: until, met: met))
    case .list(let position): .page(try await listed(position))
    case nil: .tooOld
    }
  }

  private func events(since moment: Instant, met: Set<Int64>) async throws(ServiceError) -> PullChanges {
    let isKept = log.now().seconds(since: moment) < Double(EventLog.keptFor)
    guard isKept, let news = try await log.news(since: moment, met: met) else {
      let day = LocalTime { _ in wire.zoneOffset() }.components(of: moment.adding(seconds: -EventLog.overlap)).date
      var position = LeadPosition(by: .updated, since: try await log.newest(), from: day)
      // Whether a lead's date moves with what it holds is not known.
      position.apart = [.contact, .deal]
      return .page(try await listed(position))
    }
    guard news.leads.count <= Self.mostLeads else { return .tooOld }
    var page = try await fetch(news.leads, until: news.until, met: news.met)
    page.deleted = news.deleted + page.deleted
    page.news = news.timelines.map { TimelineNews(RecordID(.lead, $0)) }
    page.requests += news.requests
    page.budget = page.budget ?? news.budget
    return .page(page)
  }

  /// Fetches the first of `leads`; the rest is the next page's.
  private func fetch(
    _ leads: [String], until: Instant, met: Set<Int64>
  ) async throws(ServiceError) -> ChangePage {
    let now = Array(leads.prefix(Self.pageLength))
    let later = Array(leads.dropFirst(Self.pageLength))
    let next = later.isEmpty ? LeadCursor.events(since: until, met: met) : .leads(later, until: until, met: met)
    var page = ChangePage(records: [], next: next.token, hasMore: !later.isEmpty, requests: now.count)
    for (id, answer) in zip(now, try await answers(now)) {
      if let answer {
        page.records += LeadPull.records(try answer.json())
        page.budget = RequestAllowance(answer.headers)
      } else {
        page.deleted.append(RecordID(.lead, id))
      }
    }
    return page
  }

  /// The leads in the order of their ids; nil for one that is gone.
  private func answers(_ ids: [String]) async throws(ServiceError) -> [ServiceAnswer?] {
    let wire = wire
    let result = await withTaskGroup(of: (Int, Result<ServiceAnswer?, ServiceError>).self) { group in
      var answers = [ServiceAnswer?](repeating: nil, count: ids.count)
      var waiting = ids.indices.makeIterator()
      func start() {
        guard let index = waiting.next() else { return }
        group.addTask { (index, await Self.lead(ids[index], wire)) }
      }
      for _ in 0..<Self.concurrency { start() }
      while let (index, result) = await group.next() {
        switch result {
        case .success(let answer): answers[index] = answer
        case .failure(let error):
          group.cancelAll()
          return Result<[ServiceAnswer?], ServiceError>.failure(error)
        }
        start()
      }
      return .success(answers)
    }
    return try result.get()
  }

  private static func lead(_ id: String, _ wire: CloseWire) async -> Result<ServiceAnswer?, ServiceError> {
    do throws(ServiceError) {
      return .success(try await wire.getAnswer("lead/\(ServiceRequest.segment(id))/", []))
    } catch {
      return error.reason == .notFound ? .success(nil) : .failure(error)
    }
  }

  /// By date of the last change: says nothing about what was deleted.
  private func listed(_ position: LeadPosition) async throws(ServiceError) -> ChangePage {
    let page = try await pull.page(at: position)
    switch page.next {
    case .page(let next):
      return ChangePage(
        records: page.records, next: next, hasMore: true, budget: page.budget, requests: page.requests)
    case .changes(let cursor):
      return ChangePage(
        records: page.records, next: cursor, hasMore: false, deletions: .untold, budget: page.budget,
        requests: page.requests)
    }
  }
}
