import CRM

/// How far a pull through all leads, and what does not come along with them, has come; as a token it is the page's
/// position.
///
/// The records come by date, oldest first, in windows: a cursor of the search lives for seconds and ends after some
/// thousand results, so when it is refused or short, a new search begins at the day of the last one that came.
/// [close-api.md, 15]
struct LeadPosition {
  enum Order: String {
    case created = "date_created"
    case updated = "date_updated"
  }

  let order: Order
  /// The moment that changes are asked for from when the pull is through.
  let since: Instant
  /// What the search is for: leads at first.
  var kind = RecordKind.lead
  /// Kinds that do not come along with leads, or not all that is asked for, and have searches of their own after them.
  var apart: [RecordKind] = []
  /// Of these, the ones whose search was refused.
  var withheld: [RecordKind] = []
  /// The first day of all windows; nil for all days.
  let origin: CalendarDate?
  /// The first day of the window; nil for all days.
  var day: CalendarDate?
  var cursor: String?
  /// Rows that this window has brought, and how many it should bring.
  var delivered = 0
  var total: Int?
  /// The date of the last row.
  var last: Instant?
  /// False where the search does not take an order; there is only one window then.
  var isSorted = true
  /// False from the second window on, which counts only what is left.
  var isFirstWindow = true

  init(by order: Order, since: Instant, from day: CalendarDate? = nil) {
    self.order = order
    self.since = since
    origin = day
    self.day = day
  }

  /// Nil for a text that is no position.
  init?(token: String) {
    guard let json = try? JSON(parsing: token), let order = json["by"]?.string.flatMap(Order.init),
      let since = json["since"]?.int
    else { return nil }
    self.order = order
    self.since = Instant(microseconds: Int64(since))
    kind = json["kind"]?.string.flatMap(RecordKind.init) ?? .lead
    apart = Self.kinds(json["apart"])
    withheld = Self.kinds(json["withheld"])
    origin = json["origin"]?.calendarDate
    day = json["day"]?.calendarDate
    cursor = json["cursor"]?.filled
    delivered = json["delivered"]?.skip ?? 0
    total = json["total"]?.skip
    last = json["last"]?.int.map { Instant(microseconds: Int64($0)) }
    isSorted = json["sorted"]?.bool ?? true
    isFirstWindow = json["first"]?.bool ?? true
  }

  var token: String {
    let json: JSON = [
      "by": .string(order.rawValue), "since": .number(Int(since.microseconds)), "kind": .string(kind.rawValue),
      "apart": .array(apart.map { .string($0.rawValue) }), "withheld": .array(withheld.map { .string($0.rawValue) }),
      "origin": origin.map { .string($0.iso8601) } ?? nil, "day": day.map { .string($0.iso8601) } ?? nil,
      "cursor": cursor.map { .string($0) } ?? nil,
      "delivered": .number(delivered), "total": total.map { .number($0) } ?? nil,
      "last": last.map { .number(Int($0.microseconds)) } ?? nil, "sorted": .bool(isSorted),
      "first": .bool(isFirstWindow),
    ]
    return json.text
  }

  /// A new window at `day`; from the beginning without one.
  func window(from day: CalendarDate?) -> LeadPosition {
    var next = LeadPosition(by: order, since: since, from: origin)
    next.day = day
    next.kind = kind
    next.apart = apart
    next.withheld = withheld
    next.isSorted = isSorted
    next.isFirstWindow = false
    next.last = last
    return next
  }

  /// The beginning of the search for the kind after this one; nil when there is none.
  var following: LeadPosition? {
    guard let kind = (kind == .lead ? apart : Array(apart.drop { $0 != kind }.dropFirst())).first else { return nil }
    var next = LeadPosition(by: order, since: since, from: origin)
    next.kind = kind
    next.apart = apart
    next.withheld = withheld
    return next
  }

  private static func kinds(_ json: JSON?) -> [RecordKind] {
    (json?.elements ?? []).compactMap { $0.string.flatMap(RecordKind.init) }
  }
}
