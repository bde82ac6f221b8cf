import CRM
import ServiceTransport
import Strings

/// One page of a `find` [cloze-api.md, 4].
struct FindCall: Sendable {
  static let pageSize = 100

  let relation: Relation
  /// From 1.
  let number: Int
  private let search: FindSearch
  private let sort: SortOrder?

  /// `next` is the page number as `page(from:vocabulary:)` gave it; nil for the first.
  ///
  /// Throws `.unsupported` for a saved view and for an order that Cloze lacks: it would ignore either and answer with
  /// everything.
  init(question: Question, next: String?, vocabulary: Vocabulary) throws(ServiceError) {
    relation = try Relation(serving: question.kind)
    if question.view != nil { throw ServiceError(.unsupported, Strings.ClozeAnswers.viewsCannotRun) }
    let sorts = ServiceCapabilities.cloze.info(for: question.kind)?.sorts ?? []
    if let sort = question.sort, !sorts.contains(where: { $0.key == sort.key }) {
      throw ServiceError(.unsupported, Strings.ClozeAnswers.cannotSort(relation.plural, by: sort.label.lowercased()))
    }
    // The default order is not documented, so one is always asked for.
    sort = question.sort ?? sorts.first
    search = FindSearch(question, vocabulary: vocabulary)
    guard let next else {
      number = 1
      return
    }
    guard let page = Int(next), (2...1_000_000_000).contains(page) else {
      throw ServiceError(.rejected, Strings.ClozeAnswers.noPage, advice: Strings.ClozeAnswers.refreshList)
    }
    number = page
  }

  var query: [ServiceRequest.Pair] {
    var query = [Parameter.pageSize(String(Self.pageSize)), Parameter.pageNumber(String(number))]
    if let sort {
      query.append(Parameter.sort(sort.key))
      query.append(Parameter.sortDirection(sort.isDescending ? SortDirection.descending : SortDirection.ascending))
    }
    return query + search.query
  }

  /// Whether there is nothing that Cloze could be asked.
  var isHopeless: Bool { search.isHopeless }

  /// Throws `.malformedAnswer` when the records are no array; none and an absent array both mean no records. `now` is
  /// what ages in filters count from.
  func page(from reply: JSONObject, vocabulary: Vocabulary, now: Instant) throws(ServiceError) -> RecordPage {
    let member = reply[relation.plural] ?? .null
    guard let elements = member.isNull ? [] : member.array else {
      throw ServiceError(.malformedAnswer, Strings.ClozeAnswers.noList(relation.plural))
    }
    let records = elements.compactMap { element -> Record? in
      guard element.object?.isEmpty == false || element.word != nil else { return nil }
      return Record(listed: element, relation: relation, vocabulary: vocabulary)
    }
    let total = reply["availablecount"]?.whole.flatMap { $0 >= 0 ? $0 : nil }
    let check = FilterCheck(search.checked, identity: vocabulary.identity, now: now)
    return RecordPage(
      records: records.filter(check.holds),
      next: isLast(count: elements.count, total: total, reply: reply) ? nil : String(number + 1),
      // How many of the rest the filters hold for is known to nobody.
      total: search.checked.isEmpty ? total : nil)
  }

  /// An empty page, one shorter than its size, or one that reaches the total is the last.
  private func isLast(count: Int, total: Int?, reply: JSONObject) -> Bool {
    // A service that gives smaller pages than asked for says so.
    let told = reply["pagesize"]?.whole.flatMap { (1...Self.pageSize).contains($0) ? $0 : nil }
    let size = told ?? Self.pageSize
    return count < size || total.map { number * size >= $0 } ?? false
  }
}
