import CRM
import ServiceTransport

/// The names of query parameters and of the members of request bodies. Cloze ignores a name it does not know and
/// answers with everything, so they are written here once [cloze-api.md, 3, 3.2, 8, 9.2].
enum Parameter: String, Sendable {
  case pageSize = "pagesize"
  case pageNumber = "pagenumber"
  case sort = "sort"
  case sortDirection = "sortdir"
  case text = "freeformquery"
  case uniqueID = "uniqueid"
  case id = "id"
  case detailed = "detailed"
  case relationType = "relationtype"
  case user = "user"
  case limit = "limit"
  case stamp = "stamp"
  case messages = "messages"
  case key = "key"
  case changed = "changed"

  func callAsFunction(_ value: String) -> ServiceRequest.Pair { (rawValue, value) }

  func callAsFunction(_ value: JSON) -> (key: String, value: JSON) { (rawValue, value) }
}

/// The values of `sortdir` [cloze-api.md, 3].
enum SortDirection {
  static let ascending = "asc"
  static let descending = "dec"
}
