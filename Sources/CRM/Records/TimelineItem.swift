/// What happened, or is to happen, with a record.
public struct TimelineItem: Sendable, Hashable, Codable, Identifiable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case call, email, text, meeting, note, task, statusChange, dealChange, created, change, emailOpen, custom, other
  }

  public enum Direction: String, Sendable, Hashable, Codable {
    case inbound, outbound
  }

  /// How much of `at` is to be shown.
  public enum Precision: Int, Sendable, Hashable, Codable {
    case moment
    /// Only the day counts: `at` is noon UTC of it.
    case day
    /// It is due some day: `at` gives it a place among the others.
    case someday
  }

  /// Unique within the account.
  public let id: String
  public var kind: Kind
  /// When it happened or is due; the timeline is sorted by it, newest first.
  public var at: Instant
  public var precision: Precision
  /// One line; never empty.
  public var title: String
  /// The full text, shown when the item is unfolded.
  public var body: String?
  /// Whether `body` is only the beginning; `CRMService.fullBody` has the rest.
  public var isCut: Bool
  /// Who did it, as the account names them.
  public var actor: String?
  public var direction: Direction?
  /// Seconds, for calls and meetings.
  public var duration: Int?
  /// For tasks: whether it is done. Nil for everything else.
  public var isDone: Bool?
  /// Where it comes from, in words: `Close activity`, `Cloze feed`.
  public var source: String

  /// The moment that stands for a day without a time: noon UTC, the same day in nearly every zone.
  public static func moment(of day: CalendarDate) -> Instant { LocalTime.utc.instant(of: day, hour: 12) }

  /// When a to-do is due, as an entry says it; nil for some day.
  public var due: EntryValue? {
    switch precision {
    case .moment: .moment(at)
    case .day: .day(LocalTime.utc.components(of: at).date)
    case .someday: nil
    }
  }

  public init(
    id: String, kind: Kind, at: Instant, precision: Precision = .moment, title: String, body: String? = nil,
    isCut: Bool = false, actor: String? = nil,
    direction: Direction? = nil, duration: Int? = nil, isDone: Bool? = nil, source: String
  ) {
    self.id = id
    self.kind = kind
    self.at = at
    self.precision = precision
    self.title = title
    self.body = body
    self.isCut = isCut
    self.actor = actor
    self.direction = direction
    self.duration = duration
    self.isDone = isDone
    self.source = source
  }
}
