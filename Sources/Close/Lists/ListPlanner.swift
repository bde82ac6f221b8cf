import CRM
import ServiceTransport
import Strings

/// Chooses the call that answers a question, fetching the Smart View it names.
struct ListPlanner {
  let wire: CloseWire

  func start(of question: Question, _ search: ListSearch) async throws(ServiceError) -> ListPosition {
    var view: JSON?
    if let id = question.view {
      view = try await wire.get("saved_search/\(ServiceRequest.segment(id))/")
    }
    if let query = view?["s_query"], query.object != nil {
      return .search(question.kind, SearchBody.view(query, question.kind, text: search.plainText, sort: question.sort))
    }
    let viewQuery = view?["query"]?.string
    if view != nil, viewQuery == nil { throw ServiceError.unrunnableView }
    switch question.kind {
    case .lead:
      let query = TextQuery.leads(view: viewQuery, text: search.query, sort: question.sort)
      return .rows(.lead, ["query": query], mayFallBack: search.query == nil && viewQuery == nil)
    case .contact:
      if viewQuery != nil { throw ServiceError.unrunnableView }
      // `query` is not documented for contacts, free text over them is. [close-api.md, 9, 15]
      if let text = search.plainText { return .search(.contact, SearchBody.text(text, .contact)) }
      return .rows(.contact, [:])
    case .deal:
      var parameters = search.parameters
      let query = TextQuery.combined(view: viewQuery, text: search.query)
      if !query.isEmpty { parameters["query"] = query }
      if let sort = question.sort ?? ServiceCapabilities.close.info(for: .deal)?.sorts.first {
        parameters["_order_by"] = (sort.isDescending ? "-" : "") + sort.key
      }
      return .rows(.deal, parameters)
    case .person, .company, .project:
      _ = try CloseWire.resource(question.kind)
      throw ServiceError.unrunnableView
    }
  }
}

extension ServiceError {
  fileprivate static let unrunnableView = ServiceError(
    .unsupported, Strings.CloseProblems.unrunnableView, advice: Strings.CloseProblems.otherView)
}
