import CRM
import ServiceTransport

/// Chooses the call that answers a question, fetching the Smart View it names.
struct ListPlanner {
  let wire: CloseWire

  func start(of question: Question) async throws(ServiceError) -> ListPosition {
    let text = question.text.flatMap { JSON.string($0).filled }
    var view: JSON?
    if let id = question.view {
      view = try await wire.get("saved_search/\(ServiceRequest.segment(id))/")
    }
    if let query = view?["s_query"], query.object != nil {
      return .search(question.kind, SearchBody.view(query, question.kind, text: text, sort: question.sort))
    }
    let viewQuery = view?["query"]?.string
    if view != nil, viewQuery == nil { throw ServiceError.unrunnableView }
    switch question.kind {
    case .lead:
      let query = TextQuery.leads(view: viewQuery, text: text, sort: question.sort)
      return .rows(.lead, ["query": query], mayFallBack: text == nil && viewQuery == nil)
    case .contact:
      if viewQuery != nil { throw ServiceError.unrunnableView }
      // `query` is not documented for contacts, free text over them is. [close-api.md, 9, 15]
      if let text { return .search(.contact, SearchBody.text(text, .contact)) }
      return .rows(.contact, [:])
    case .deal:
      var parameters: [String: String] = [:]
      let query = TextQuery.combined(view: viewQuery, text: text)
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
    .unsupported, "Close cannot run this view outside its own application.", advice: "Choose another view.")
}
