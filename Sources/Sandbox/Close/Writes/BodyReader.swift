import CRM

/// Reads the members of a body, collecting what is wrong with each under the name Close uses: `lead_id` is reported as
/// `lead`. [close-api.md, 7]
struct BodyReader {
  let body: JSONObject
  let view: CloseView
  private(set) var problems: [(String, JSON)] = []

  init(_ body: JSONObject, _ view: CloseView) {
    self.body = body
    self.view = view
  }

  func has(_ name: String) -> Bool { body[name] != nil }

  mutating func refuse(_ name: String, _ problem: String) { refuse(name, .string(problem)) }

  mutating func refuse(_ name: String, _ problem: JSON) {
    guard !problems.contains(where: { $0.0 == name }) else { return }
    problems.append((name, problem))
  }

  /// Throws everything that is wrong so far.
  func check() throws(CloseFailure) {
    guard problems.isEmpty else { throw CloseFailure(fields: problems) }
  }

  /// A text; nil when absent or null.
  mutating func text(_ name: String) -> String? {
    guard let value = body[name], !value.isNull else { return nil }
    guard let text = value.string else {
      refuse(name, "Value must be of str type.")
      return nil
    }
    return text
  }

  mutating func flag(_ name: String) -> Bool? {
    guard let value = body[name], !value.isNull else { return nil }
    guard let flag = value.bool else {
      refuse(name, "Value must be of bool type.")
      return nil
    }
    return flag
  }

  mutating func whole(_ name: String, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    guard let value = body[name], !value.isNull else { return nil }
    guard let number = value.int else {
      refuse(name, "Value must be of int type.")
      return nil
    }
    if number < range.lowerBound { refuse(name, "The value must be at least \(range.lowerBound).") }
    if number > range.upperBound { refuse(name, "The value must not be larger than \(range.upperBound).") }
    return number
  }

  mutating func choice(_ name: String, of choices: [String]) -> String? {
    guard let text = text(name) else { return nil }
    if !choices.contains(text) { refuse(name, CloseFailure.invalidChoice) }
    return text
  }

  mutating func moment(_ name: String) -> Instant? {
    guard let text = text(name) else { return nil }
    guard let instant = view.days.instant(text) else {
      refuse(name, "Could not parse datetime")
      return nil
    }
    return instant
  }

  mutating func date(_ name: String) -> CalendarDate? {
    guard let text = text(name) else { return nil }
    guard let date = CalendarDate(iso8601: text) else {
      refuse(name, "Could not parse date")
      return nil
    }
    return date
  }

  /// The living object that the member `name_id` names, reported as `name`.
  mutating func object(_ name: String, _ kind: CloseKind, isRequired: Bool = false) -> Int? {
    guard let value = body["\(name)_id"], !value.isNull else {
      if isRequired { refuse(name, CloseFailure.required) }
      return nil
    }
    guard let index = value.string.flatMap({ view.living(kind, $0) }) else {
      refuse(name, CloseFailure.unknownObject)
      return nil
    }
    return index
  }

  /// A user's id, reported as `name` without `_id`.
  mutating func user(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    guard let index = view.ids.index(.user, text), World.users.indices.contains(index) else {
      refuse(name.hasSuffix("_id") ? String(name.dropLast(3)) : name, CloseFailure.unknownObject)
      return nil
    }
    return text
  }

  // MARK: Copying into what is stored

  /// Copies a text, or null.
  mutating func copyText(_ name: String, to changes: inout JSONObject) {
    guard has(name) else { return }
    changes[name] = .nullable(text(name))
  }

  /// Copies a moment in the form Close sends it.
  mutating func copyMoment(_ name: String, to changes: inout JSONObject) {
    if let instant = moment(name) { changes[name] = instant.closeStamp }
  }

  mutating func copyUser(_ name: String, to changes: inout JSONObject) {
    if let id = user(name) { changes[name] = .string(id) }
  }

  mutating func copyContact(to changes: inout JSONObject) {
    guard has("contact_id") else { return }
    let index = object("contact", .contact)
    changes["contact_id"] = view.id(.contact, index)
  }

  /// Copies the id of an outcome that is for such activities, or null.
  mutating func copyOutcome(for use: String, to changes: inout JSONObject) {
    guard has("outcome_id") else { return }
    let id = text("outcome_id")
    let index = id.flatMap { view.ids.index(.outcome, $0) }
    if id != nil, index.map(CloseSetup.outcomes.indices.contains) != true {
      refuse("outcome", CloseFailure.unknownObject)
    } else if let index, !CloseSetup.outcomes[index].uses.contains(use) {
      refuse("outcome", CloseFailure.invalidChoice)
    }
    changes["outcome_id"] = .nullable(id)
  }

  /// Copies plain text and markup: either overwrites the other, and markup wins when both are sent.
  mutating func copyRichText(_ name: String, to changes: inout JSONObject) {
    let html = "\(name)_html"
    if has(html) {
      let markup = text(html)
      changes[html] = .nullable(markup)
      changes[name] = .string(markup.map(RichText.plain) ?? "")
    } else if has(name) {
      let plain = text(name) ?? ""
      changes[name] = .string(plain)
      changes[html] = RichText.html(plain)
    }
  }

  // MARK: Lists

  /// Texts in a list.
  mutating func copyTexts(_ name: String, to changes: inout JSONObject) {
    guard let value = body[name] else { return }
    guard let elements = value.array, elements.allSatisfy({ $0.string != nil }) else {
      if !value.isNull { refuse(name, "Value must be of list type.") }
      return
    }
    changes[name] = .array(elements)
  }

  /// Objects in a list, each read by `read`; its problems nest under their position.
  mutating func copyObjects(
    _ name: String, to changes: inout JSONObject, read: (inout BodyReader) -> JSONObject
  ) {
    guard let value = body[name] else { return }
    guard let elements = value.array else {
      refuse(name, "Value must be of list type.")
      return
    }
    var objects: [JSON] = []
    var nested: [(key: String, value: JSON)] = []
    for (position, element) in elements.enumerated() {
      guard let object = element.object else {
        nested.append((String(position), "Value must be of dict type."))
        continue
      }
      var reader = BodyReader(object, view)
      objects.append(.object(read(&reader)))
      guard !reader.problems.isEmpty else { continue }
      let fields = JSONObject(reader.problems.map { (key: $0.0, value: $0.1) })
      nested.append((String(position), ["field-errors": .object(fields)]))
    }
    if !nested.isEmpty { refuse(name, ["errors": .object(JSONObject(nested))]) }
    changes[name] = .array(objects)
  }
}
