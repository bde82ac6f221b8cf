import CRM
import ServiceTransport

/// The names of query parameters and of the members of request bodies. Cloze ignores a name it does not know and
/// answers with everything, so they are written here once [cloze-api.md, 3, 3.2, 8, 9].
enum Parameter: String, Sendable {
  case pageSize = "pagesize"
  case pageNumber = "pagenumber"
  case sort = "sort"
  case sortDirection = "sortdir"
  case text = "freeformquery"
  case stage = "stage"
  case segment = "segment"
  case assigned = "assigned"
  case countOnly = "countonly"
  case keysOnly = "keysonly"
  case auditedChanges = "includeauditedchanges"
  case cursor = "cursor"
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
  case style = "style"
  case source = "source"
  case date = "date"
  case from = "from"
  case name = "name"
  case recipients = "recipients"
  case references = "references"
  case participants = "participants"
  case subject = "subject"
  case body = "body"
  case bodyType = "bodytype"
  case preview = "preview"
  case when = "when"
  case due = "due"
  case duration = "duration"
  case location = "location"
  case outcome = "outcome"
  case direction = "direction"
  case assignee = "assignee"
  case update = "update"

  typealias Member = (key: String, value: JSON)

  func callAsFunction(_ value: String) -> ServiceRequest.Pair { (rawValue, value) }

  func callAsFunction(_ value: JSON) -> Member { (rawValue, value) }
}

/// The values of `sortdir` [cloze-api.md, 3].
enum SortDirection {
  static let ascending = "asc"
  static let descending = "dec"
}
