import CRM

/// Where the changes of leads are asked for from; as a token it is the cursor.
enum LeadCursor {
  /// The events since a moment.
  case events(since: Instant)
  /// Leads that the events up to a moment have named and that are still to be fetched.
  case leads([String], until: Instant)
  /// The leads by the date of their last change.
  case list(LeadPosition)

  /// Nil for a text that is no cursor.
  init?(token: String) {
    if let position = LeadPosition(token: token) {
      self = .list(position)
      return
    }
    guard let json = try? JSON(parsing: token), let time = json["events"]?.int else { return nil }
    let moment = Instant(microseconds: Int64(time))
    let leads = (json["leads"]?.elements ?? []).compactMap(\.string)
    self = leads.isEmpty ? .events(since: moment) : .leads(leads, until: moment)
  }

  var token: String {
    switch self {
    case .events(let since): (["events": .number(Int(since.microseconds))] as JSON).text
    case .leads(let leads, let until):
      (["events": .number(Int(until.microseconds)), "leads": .array(leads.map { .string($0) })] as JSON).text
    case .list(let position): position.token
    }
  }
}
