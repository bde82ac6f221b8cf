import CRM
import ServiceTransport
import Strings

/// Answers a question about a list, page by page.
struct ListRunner {
  let wire: CloseWire
  let vocabulary: Vocabulary
  let now: Instant

  func page(of question: Question, next: String?) async throws(ServiceError) -> RecordPage {
    let search = ListSearch(question, vocabulary: vocabulary, now: now)
    guard !search.isHopeless else { return RecordPage(records: [], next: nil) }
    var page = try await unchecked(question, search, next: next)
    guard !search.checked.isEmpty else { return page }
    let check = FilterCheck(search.checked, identity: vocabulary.identity, now: now)
    page.records = page.records.filter(check.holds)
    // How many of the rest the filters hold for is known to nobody.
    page.total = nil
    return page
  }

  private func unchecked(
    _ question: Question, _ search: ListSearch, next: String?
  ) async throws(ServiceError) -> RecordPage {
    if let next {
      guard let position = ListPosition(token: next), position.kind == question.kind else {
        throw ServiceError.lostPlace
      }
      return try await run(position)
    }
    let start = try await ListPlanner(wire: wire).start(of: question, search)
    do throws(ServiceError) {
      return try await run(start)
    } catch {
      // `query` on leads is deprecated since 2022 and may go; a list without words can do without. [close-api.md, 1]
      guard error.meansGone, start.mayFallBack else { throw error }
      return try await runFallback(question)
    }
  }

  /// The same list by the newer search. The form of its sort entries is not settled, so it may have to go without.
  private func runFallback(_ question: Question) async throws(ServiceError) -> RecordPage {
    do throws(ServiceError) {
      return try await run(.search(.lead, SearchBody.everything(.lead, sort: question.sort)))
    } catch {
      guard error.meansGone else { throw error }
      return try await run(.search(.lead, SearchBody.everything(.lead, sort: nil)))
    }
  }

  private func run(_ position: ListPosition) async throws(ServiceError) -> RecordPage {
    switch position.source {
    case .rows(let query, let skip): try await rows(position, query, skip)
    case .search(let body): try await search(position, body)
    }
  }

  private func rows(_ position: ListPosition, _ query: [String: String], _ skip: Int) async throws(ServiceError)
    -> RecordPage
  {
    let parameters = query.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    let paging = [
      ("_fields", ListFields.of(position.kind).joined(separator: ",")), ("_limit", String(CloseWire.pageSize)),
      ("_skip", String(skip)),
    ]
    let list: CloseList
    do throws(ServiceError) {
      list = try await wire.list("\(CloseWire.resource(position.kind))/", parameters + paging)
    } catch {
      throw skip > 0 ? error.aboutDeepPaging(skip) : error
    }
    let reached = skip + list.rows.count
    let isLast = !list.hasMore || list.rows.isEmpty
    return RecordPage(
      records: list.rows.compactMap { Record(close: $0, kind: position.kind, isPartial: true) },
      next: isLast ? nil : ListPosition(position.kind, .rows(query: query, skip: reached)).token,
      total: list.total)
  }

  private func search(_ position: ListPosition, _ body: JSON) async throws(ServiceError) -> RecordPage {
    let isFirst = body["cursor"]?.filled == nil
    let list: CloseList
    do throws(ServiceError) {
      list = try CloseList(await wire.search(body))
    } catch {
      throw error.meansGone && !isFirst ? error.aboutLostPlace : error
    }
    // An empty page that names a next one would never end.
    let next = list.rows.isEmpty ? nil : list.cursor.map { SearchBody.continued(body, cursor: $0) }
    return RecordPage(
      records: list.rows.compactMap { Record(close: $0, kind: position.kind, isPartial: true) },
      next: next.map { ListPosition(position.kind, .search(body: $0)).token },
      total: list.total)
  }
}

extension ServiceError {
  /// The place where a list was left is no longer known.
  static let lostPlace = ServiceError(
    .rejected, Strings.CloseProblems.lostPlace, advice: Strings.CloseProblems.startAgain)

  /// A refusal that may mean that Close does not take this form of request, or not any more.
  fileprivate var meansGone: Bool { [.rejected, .notFound].contains(reason) }

  /// A cursor that Close refuses has run out.
  fileprivate var aboutLostPlace: ServiceError {
    var lost = ServiceError.lostPlace
    lost.serverWords = serverWords
    lost.status = status
    lost.traceID = traceID
    return lost
  }

  /// Close pages only so far; how far differs, and the words are its own. [close-api.md, 5]
  fileprivate func aboutDeepPaging(_ skip: Int) -> ServiceError {
    guard serverWords?.contains("max_skip") ?? false else { return self }
    var error = self
    error.summary = Strings.CloseProblems.noFurther(than: skip)
    error.advice = Strings.CloseProblems.narrowSearch
    return error
  }
}
