/// What a method and path ask for. [cloze-api.md, 4 to 9]
enum ClozeOperation: Sendable, Hashable {
  case find(ClozeKind)
  case feed(ClozeKind)
  case get(ClozeKind)
  case getMany(ClozeKind)
  case profile, steps, fields, views, keywords, recipients
  case stages(ClozeKind)
  case segments(ClozeKind)
  case members, nodes, roles
  case opens
  case timeline(ClozeKind)
  case messages
  case messageBody
  case write(ClozeWrite)

  /// Nil for an unknown path, and for a known one with the wrong method.
  init?(method: String, path: String) {
    for kind in ClozeKind.allCases where path.hasPrefix(kind.rawValue + "/") {
      switch (method, path.dropFirst(kind.rawValue.count + 1)) {
      case ("GET", "find"): self = .find(kind)
      case ("GET", "feed"): self = .feed(kind)
      case ("GET", "get"): self = .get(kind)
      case ("POST", "getmany"): self = .getMany(kind)
      case ("POST", "timeline"): self = .timeline(kind)
      case ("POST", "create"): self = .write(.create(kind))
      case ("POST", "update"): self = .write(.update(kind))
      case ("DELETE", "delete"): self = .write(.delete(kind))
      default: return nil
      }
      return
    }
    switch (method, path) {
    case ("GET", "user/profile"): self = .profile
    case ("GET", "user/stages/people"): self = .stages(.people)
    case ("GET", "user/stages/projects"): self = .stages(.projects)
    case ("GET", "user/segments/people"): self = .segments(.people)
    case ("GET", "user/segments/projects"): self = .segments(.projects)
    case ("GET", "user/steps"): self = .steps
    case ("GET", "user/fields"): self = .fields
    case ("GET", "user/views"): self = .views
    case ("GET", "user/keywords"): self = .keywords
    case ("GET", "user/recipients"): self = .recipients
    case ("GET", "team/members/list"): self = .members
    case ("GET", "team/nodes"): self = .nodes
    case ("GET", "team/roles"): self = .roles
    case ("GET", "messages/opens"): self = .opens
    case ("POST", "messages/get"): self = .messages
    case ("POST", "messages/body"): self = .messageBody
    case ("POST", "timeline/todo/create"): self = .write(.todo)
    case ("POST", "timeline/communication/create"): self = .write(.communication)
    case ("POST", "timeline/content/create"): self = .write(.content)
    default: return nil
    }
  }

  /// The reads that older accounts do not have.
  var isTimelineRead: Bool {
    switch self {
    case .timeline, .messages, .messageBody: true
    default: false
    }
  }
}

enum ClozeWrite: Sendable, Hashable {
  case create(ClozeKind)
  case update(ClozeKind)
  case delete(ClozeKind)
  case todo, communication, content

  var hasBody: Bool {
    if case .delete = self { return false }
    return true
  }
}
