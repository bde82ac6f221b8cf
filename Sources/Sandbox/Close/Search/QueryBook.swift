import CRM

typealias RowTest<Row> = (Row) -> Bool

/// The fields a text query may name on one kind of object, and what they mean.
protocol QueryBook {
  associatedtype Row

  var view: CloseView { get }
  /// What the object is called in messages: `lead`.
  var noun: String { get }

  /// Whether free words occur in the object.
  func words(_ text: String) -> RowTest<Row>
  /// A comparison; nil when there is no such field.
  func compare(_ field: String, _ comparison: TextComparison, _ value: String) throws(CloseFailure) -> RowTest<Row>?
  /// Whether a field has any value; nil when there is no such field.
  func present(_ field: String) throws(CloseFailure) -> RowTest<Row>?
  /// A condition on related objects; nil when there are none of that name.
  func nested(_ field: String, _ query: TextQuery) throws(CloseFailure) -> RowTest<Row>?
}

extension QueryBook {
  var values: TextValues { TextValues(now: view.now, days: view.days) }

  func present(_ field: String) throws(CloseFailure) -> RowTest<Row>? { nil }
  func nested(_ field: String, _ query: TextQuery) throws(CloseFailure) -> RowTest<Row>? { nil }

  /// The query as a test. Throws `CloseFailure` 400 for unknown fields and unfit values.
  func compile(_ query: TextQuery) throws(CloseFailure) -> RowTest<Row> {
    switch query {
    case .all: return { _ in true }
    case .words(let text): return words(text)
    case .compare(let field, let comparison, let value):
      guard let test = try compare(Self.normal(field), comparison, value) else { throw unknown(field) }
      return test
    case .oneOf(let field, let choices):
      var tests: [RowTest<Row>] = []
      for choice in choices { tests.append(try compile(.compare(field: field, .equal, choice))) }
      return { row in tests.contains { $0(row) } }
    case .present(let field):
      guard let test = try present(Self.normal(field)) else { throw unknown(field) }
      return test
    case .nested(let field, let inner):
      guard let test = try nested(Self.normal(field), inner) else { throw unknown(field) }
      return test
    case .and(let parts):
      var tests: [RowTest<Row>] = []
      for part in parts { tests.append(try compile(part)) }
      return { row in tests.allSatisfy { $0(row) } }
    case .or(let parts):
      var tests: [RowTest<Row>] = []
      for part in parts { tests.append(try compile(part)) }
      return { row in tests.contains { $0(row) } }
    case .not(let inner):
      let test = try compile(inner)
      return { !test($0) }
    }
  }

  private func unknown(_ field: String) -> CloseFailure {
    CloseFailure(400, "Could not parse query: \"\(field)\" is not a field of a \(noun).")
  }

  /// Field names in lower case, but for custom fields.
  private static func normal(_ field: String) -> String {
    field.lowercased().hasPrefix("custom.") ? field : field.lowercased()
  }

  // MARK: Values that several books share

  /// Users by id, name, e-mail or `me`.
  func users(_ comparison: TextComparison, _ value: String) -> (String?) -> Bool {
    let wanted = value.lowercased()
    var ids: Set<String> = [value]
    for user in World.users
    where user.name.lowercased() == wanted || user.email == wanted || (wanted == "me" && user.index == view.me) {
      ids.insert(view.ids.text(.user, user.index))
    }
    return { ($0.map(ids.contains) ?? false) == (comparison != .notEqual) }
  }

  /// A custom field by `custom.ID`, `custom.NAME`.
  func custom(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> ((any CloseRow) -> Bool)? {
    guard field.hasPrefix("custom.") else { return nil }
    let get = customValue(field)
    let texts = values.labels(comparison == .notEqual ? .equal : comparison, value)
    switch comparison {
    case .equal, .notEqual:
      return { row in texts(Self.strings(get(row))) == (comparison == .equal) }
    default:
      if let numbers = try? values.numbers(comparison, value, field: field) {
        return { row in get(row)?.double.map { numbers($0) } ?? false }
      }
      let moments = try values.moments(comparison, value, field: field)
      let days = view.days
      return { row in moments(get(row)?.string.flatMap(days.instant)) }
    }
  }

  func customPresent(_ field: String) -> ((any CloseRow) -> Bool)? {
    guard field.hasPrefix("custom.") else { return nil }
    let get = customValue(field)
    return { get($0)?.isFilled == true }
  }

  private func customValue(_ field: String) -> (any CloseRow) -> JSON? {
    let name = field.dropFirst("custom.".count)
    return { row in
      row.custom.first { row.view.ids.text($0.field.ref) == name || $0.field.name.lowercased() == name.lowercased() }?
        .value
    }
  }

  private static func strings(_ value: JSON?) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.compactMap(\.string)
    case .some(let value) where !value.isNull: [value.text]
    default: []
    }
  }
}
