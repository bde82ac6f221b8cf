import CRM

/// Where the changes of leads are asked for from; as a token it is the cursor.
enum LeadCursor {
  /// The events since a moment, but for those of the stretch that is read again that were met before.
  case events(since: Instant, met: Set<Int64> = [])
  /// Leads that the events up to a moment have named and that are still to be fetched.
  case leads([String], until: Instant, met: Set<Int64>)
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
    let met = Set((json["met"]?.elements ?? []).compactMap(\.int).map(Int64.init))
    self = leads.isEmpty ? .events(since: moment, met: met) : .leads(leads, until: moment, met: met)
  }

  var token: String {
    switch self {
    case .events(let since, let met): Self.text(since, [], met)
    case .leads(let leads, let until, let met): Self.text(until, leads, met)
    case .list(let position): position.token
    }
  }

  private static func text(_ moment: Instant, _ leads: [String], _ met: Set<Int64>) -> String {
    let json: JSON = [
      "events": .number(Int(moment.microseconds)), "leads": .array(leads.map { .string($0) }),
      "met": .array(met.sorted().map { .number(Int($0)) }),
    ]
    return json.text
  }
}
