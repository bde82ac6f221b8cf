import CRM

/// A refusal, in the shapes Close has for it. [close-api.md, 7]
struct CloseFailure: Error {
  var status: Int
  var body: JSON
  var headers: [(name: String, value: String)] = []

  /// `{"error":"text"}`.
  init(_ status: Int, _ text: String) {
    self.status = status
    body = ["error": .string(text)]
  }

  /// `{"errors":[…],"field-errors":{…}}` with 400.
  init(fields: [(String, JSON)]) {
    status = 400
    body = ["errors": [], "field-errors": .object(JSONObject(fields.map { (key: $0.0, value: $0.1) }))]
  }

  /// `{"errors":["text"]}`.
  init(_ status: Int, list text: String) {
    self.status = status
    body = ["errors": [.string(text)]]
  }

  static func field(_ name: String, _ problem: String) -> CloseFailure {
    CloseFailure(fields: [(name, .string(problem))])
  }

  /// The class name as in Close: `Lead`.
  static func noObject(_ type: String) -> CloseFailure {
    CloseFailure(404, "Empty query: \(type) matching query does not exist.")
  }

  static let required = "This field is required."
  static let unknownObject = "Object does not exist."
  static let invalidChoice = "Not a valid choice."
  static let unchangeable = "Value cannot be changed."
}
