import CRM

/// The orders a find can have. [cloze-api.md, 3]
enum ClozeSort: Sendable, Hashable {
  case lastchanged, bestrelationship, firstmet, lasttalked, wentquiet, assigned, duenext, duepast, first, last,
    nextstep, value, created, start, end, name
  case distance(latitude: Double, longitude: Double)

  /// What decides the place of a record; nil puts it last in either direction.
  enum Key: Sendable, Comparable {
    case number(Int64)
    case text(String)
  }

  /// Nil for a name there is not, and for a distance from nowhere.
  init?(_ name: String, location: String?) {
    switch name {
    case "lastchanged": self = .lastchanged
    case "bestrelationship": self = .bestrelationship
    case "firstmet": self = .firstmet
    case "lasttalked": self = .lasttalked
    case "wentquiet": self = .wentquiet
    case "assigned": self = .assigned
    case "duenext": self = .duenext
    case "duepast": self = .duepast
    case "first": self = .first
    case "last": self = .last
    case "nextstep": self = .nextstep
    case "value": self = .value
    case "created": self = .created
    case "start": self = .start
    case "end": self = .end
    case "name": self = .name
    case "distance":
      guard let point = location.flatMap({ ClozePlaces.Point($0) }) else { return nil }
      self = .distance(latitude: point.latitude, longitude: point.longitude)
    default: return nil
    }
  }

  /// The direction without a `sortdir`; not documented, so what a reader expects of the order.
  var isDescendingByDefault: Bool {
    switch self {
    case .lastchanged, .bestrelationship, .firstmet, .lasttalked, .value, .created, .duepast: true
    default: false
    }
  }

  /// Lists only records that have such a reminder. [cloze-api.md, 11]
  var demandsKey: Bool { self == .duenext || self == .duepast }

  /// The key of a derived record.
  func key(_ ref: ClozeRef, in book: ClozeBook) -> Key? {
    switch self {
    case .lastchanged: return .number(book.lastChanged(ref))
    case .created, .firstmet: return .number(book.firstSeen(ref))
    case .lasttalked, .wentquiet:
      // Told by company: looking at each person's own events would mean to make them all.
      return .number(book.world.lastTouched(ofCompany: book.company(of: ref)).milliseconds)
    case .bestrelationship:
      var dice = book.dice(ref.kind, book.index(of: ref), aspect: 4)
      return .number(Int64(dice.below(1000)))
    case .assigned: return book.facets(ref).assignee.map { .text($0) }
    case .nextstep: return Self.stepKey(book.facets(ref).step)
    case .duenext, .duepast: return due(book.reminders(ref), midnight: book.world.midnight)
    case .value:
      guard ref.kind == .projects else { return nil }
      return book.world.deal(book.deal(ref.slot)).value.map { .number(Int64($0)) }
    case .first, .last, .name: return nameKey(book.name(ref))
    case .start, .end, .distance: return key(book.record(ref))
    }
  }

  /// A record without a first or last name goes by what it is called.
  private func nameKey(_ name: (whole: String, first: String?, last: String?)) -> Key? {
    let part: String? =
      switch self {
      case .first: name.first
      case .last: name.last
      default: nil
      }
    let text = part ?? name.whole
    return text.isEmpty ? nil : .text(FoldedText.fold(text))
  }

  /// The key of a record that was written or has reminders that were; `reminders` are the moments they are due.
  func key(_ ref: ClozeRef, _ record: JSONObject, reminders: [Int64], in book: ClozeBook) -> Key? {
    switch self {
    case .lastchanged: return (record["lastChanged"]?.int).map { .number(Int64($0)) }
    case .created, .firstmet: return (record["firstSeen"]?.int).map { .number(Int64($0)) }
    case .bestrelationship, .lasttalked, .wentquiet: return book.holds(ref) ? key(ref, in: book) : nil
    case .assigned: return (record["assignee"]?.string).map { .text($0) }
    case .nextstep: return Self.stepKey(record["step"]?.string ?? "none")
    case .duenext, .duepast: return due(reminders, midnight: book.world.midnight)
    case .value:
      let value = record["customFields"]?.array?.first { $0["id"]?.string == "value" }?["value"]
      return value?.double.map { .number(Int64(max(-1e15, min(1e15, $0)) * 100)) }
    case .first, .last, .name:
      return nameKey((record["name"]?.string ?? "", record["first"]?.string, record["last"]?.string))
    case .start, .end, .distance: return key(record)
    }
  }

  private func key(_ record: JSONObject) -> Key? {
    switch self {
    case .start: return (record["startDate"]?.string).map { .text($0) }
    case .end: return (record["endDate"]?.string).map { .text($0) }
    case .distance(let latitude, let longitude):
      let centre = ClozePlaces.Point(latitude: latitude, longitude: longitude)
      return Self.place(of: record).map { .number(Int64($0.separation(from: centre) * 1_000_000)) }
    default: return nil
    }
  }

  /// The first of the reminders still to come, or the last one missed.
  private func due(_ reminders: [Int64], midnight: Instant) -> Key? {
    let now = midnight.milliseconds
    let moment = self == .duenext ? reminders.filter { $0 >= now }.min() : reminders.filter { $0 < now }.max()
    return moment.map { .number($0) }
  }

  private static func stepKey(_ step: String) -> Key? {
    ClozeVocabulary.stepName(step).map { .text(FoldedText.fold($0)) }
  }

  static func place(of record: JSONObject) -> ClozePlaces.Point? {
    for address in record["addresses"]?.array ?? [] {
      if let latitude = address["latitude"]?.double, let longitude = address["longitude"]?.double {
        return ClozePlaces.Point(latitude: latitude, longitude: longitude)
      }
    }
    return nil
  }
}
