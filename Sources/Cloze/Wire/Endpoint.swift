/// The paths of the API, relative to the account's base URL [cloze-api.md, 4, 6, 8, 9].
enum Endpoint {
  static let profile = "v1/user/profile"
  static let peopleStages = "v1/user/stages/people"
  static let projectStages = "v1/user/stages/projects"
  static let peopleSegments = "v1/user/segments/people"
  static let projectSegments = "v1/user/segments/projects"
  static let steps = "v1/user/steps"
  static let fields = "v1/user/fields"
  static let views = "v1/user/views"
  static let teamMembers = "v1/team/members/list"
  static let messages = "v1/messages/get"
  static let messageBody = "v1/messages/body"
  static let createCommunication = "v1/timeline/communication/create"
  static let createContent = "v1/timeline/content/create"
  static let createTodo = "v1/timeline/todo/create"

  static func find(_ relation: Relation) -> String { "v1/\(relation.plural)/find" }
  static func feed(_ relation: Relation) -> String { "v1/\(relation.plural)/feed" }
  static func get(_ relation: Relation) -> String { "v1/\(relation.plural)/get" }
  static func timeline(_ relation: Relation) -> String { "v1/\(relation.plural)/timeline" }
}
