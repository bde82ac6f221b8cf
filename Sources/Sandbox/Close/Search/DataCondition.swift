import CRM

/// The `condition` of a field node. [close-api.md, 15]
struct DataCondition {
  let view: CloseView

  func compile(_ condition: JSON) throws(CloseFailure) -> (JSON?) -> Bool {
    switch condition["type"]?.string {
    case "text": return try text(condition)
    case "exists": return { $0?.isFilled == true }
    case "boolean":
      guard let wanted = condition["value"]?.bool else { throw invalid("boolean", "a value") }
      return { $0?.bool == wanted }
    case "term":
      guard let values = condition["values"]?.array else { throw invalid("term", "values") }
      return { Self.elements($0).contains(where: values.contains) }
    case "reference":
      guard let ids = condition["object_ids"]?.array, condition["reference_type"]?.string != nil else {
        throw invalid("reference", "reference_type and object_ids")
      }
      return { Self.elements($0).contains(where: ids.contains) }
    case "number_range": return try numbers(condition)
    case "moment_range": return try moments(condition)
    default:
      throw CloseFailure(400, "Invalid query: unknown condition \"\(condition["type"]?.string ?? "")\".")
    }
  }

  private func invalid(_ type: String, _ need: String) -> CloseFailure {
    CloseFailure(400, "Invalid query: a \(type) condition needs \(need).")
  }

  /// A multi-valued field matches when one of its values does.
  private static func elements(_ value: JSON?) -> [JSON] { value?.array ?? value.map { [$0] } ?? [] }

  private func text(_ condition: JSON) throws(CloseFailure) -> (JSON?) -> Bool {
    guard let value = condition["value"]?.string?.lowercased() else { throw invalid("text", "a value") }
    switch condition["mode"]?.string {
    case "exact_value": return { Self.elements($0).contains { $0.string?.lowercased() == value } }
    case "full_words":
      let wanted = Self.words(value)
      return { json in
        Self.elements(json).contains { element in
          let found = Self.words(element.string?.lowercased() ?? "")
          return wanted.allSatisfy(found.contains)
        }
      }
    case "beginning_of_words":
      let wanted = Self.words(value)
      return { json in
        Self.elements(json).contains { element in
          let found = Self.words(element.string?.lowercased() ?? "")
          return wanted.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
        }
      }
    case "phrase": return { Self.elements($0).contains { $0.string?.lowercased().contains(value) == true } }
    default: throw CloseFailure(400, "Invalid query: unknown text mode.")
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "@" && $0 != "_" }
  }

  private func numbers(_ condition: JSON) throws(CloseFailure) -> (JSON?) -> Bool {
    let bounds = ["gt", "gte", "lt", "lte"].map { condition[$0]?.double }
    guard bounds.contains(where: { $0 != nil }) else { throw invalid("number_range", "gt, gte, lt or lte") }
    return { json in
      Self.elements(json).contains { element in
        guard let number = element.double else { return false }
        if let bound = bounds[0], number <= bound { return false }
        if let bound = bounds[1], number < bound { return false }
        if let bound = bounds[2], number >= bound { return false }
        if let bound = bounds[3], number > bound { return false }
        return true
      }
    }
  }

  private func moments(_ condition: JSON) throws(CloseFailure) -> (JSON?) -> Bool {
    var bounds = MomentBounds()
    bounds.from = try moment(condition["on_or_after"])
    bounds.after = try moment(condition["after"])
    bounds.before = try moment(condition["before"])
    bounds.through = try moment(condition["on_or_before"])
    guard !bounds.isOpen else { throw invalid("moment_range", "on_or_after or before") }
    let days = view.days
    return { json in
      json?.string.flatMap(days.instant).map(bounds.contains) ?? false
    }
  }

  private func moment(_ node: JSON?) throws(CloseFailure) -> Instant? {
    guard let node, !node.isNull else { return nil }
    let isEnd = node["which"]?.string == "end"
    switch node["type"]?.string {
    case "now": return view.now
    case "fixed_utc":
      if let instant = node["value"]?.string.flatMap({ Instant(iso8601: $0) }) { return instant }
    case "fixed_local_date":
      if let date = node["value"]?.string.flatMap({ CalendarDate(iso8601: $0) }) {
        return isEnd ? view.days.end(of: date) : view.days.start(of: date)
      }
    case "start_end_of_predefined_relative_period":
      if let period = node["range"]?.string.flatMap(period) {
        return isEnd ? view.days.end(of: period.last) : view.days.start(of: period.first)
      }
    default: break
    }
    throw CloseFailure(400, "Invalid query: a moment cannot be read.")
  }

  /// The first and last day of `today`, `last-week`, `this-quarter` and their like.
  private func period(_ name: String) -> (first: CalendarDate, last: CalendarDate)? {
    let today = view.days.date(of: view.now)
    switch name {
    case "today": return (today, today)
    case "yesterday": return (today.adding(days: -1), today.adding(days: -1))
    case "tomorrow": return (today.adding(days: 1), today.adding(days: 1))
    default: break
    }
    let parts = name.split(separator: "-")
    guard parts.count == 2, let step = ["last": -1, "this": 0, "next": 1][String(parts[0])] else { return nil }
    if parts[1] == "week" {
      let monday = today.adding(days: 1 - today.weekday + 7 * step)
      return (monday, monday.adding(days: 6))
    }
    guard let length = ["month": 1, "quarter": 3, "year": 12][String(parts[1])] else { return nil }
    let months = today.year * 12 + today.month - 1
    let start = (months / length + step) * length
    func first(_ months: Int) -> CalendarDate? { CalendarDate(year: months / 12, month: months % 12 + 1, day: 1) }
    guard let from = first(start), let to = first(start + length) else { return nil }
    return (from, to.adding(days: -1))
  }
}
