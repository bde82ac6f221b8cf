public import CRM
import Strings

/// A to-do that is not done.
public struct BriefingTodo: Sendable, Hashable {
  /// Nil where only the record speaks of it.
  public let id: TimelineItem.ID?
  public let title: String
  /// Nil for some day, and where `title` has it.
  public let due: EntryValue?
  public let isOverdue: Bool
  public let who: String?
  /// Such as `queued`; nil for what the service has.
  public let waiting: String?

  /// Those of the timeline, and those that only the record has: its timeline may not be in the mirror, or not as far
  /// back.
  static func open(in items: [BriefingItem], detail: RecordDetail, now: Instant, local: LocalTime) -> [BriefingTodo] {
    let today = local.components(of: now).date
    let lines = detail.groups.flatMap(\.fields).filter { $0.label == Strings.RecordFields.todo }
    var listed = lines.compactMap(\.value.line).map { BriefingTodo(line: $0, today: today) }
    let tasks = items.filter { $0.item.kind == .task }
    for task in tasks {
      // What the timeline says of a to-do is newer: it may be done by now, or due at another time.
      let same = listed.filter { $0.title == task.item.title }
      guard let known = same.first(where: { $0.due == task.item.due }) ?? same.first else { continue }
      listed.remove(at: listed.firstIndex(of: known) ?? 0)
    }
    let open = tasks.filter { $0.item.isOpenTodo }.map { BriefingTodo($0, now: now, today: today) }
    return (open + listed).sorted { $0.order < $1.order }
  }

  /// By the day, then by the hour; some day comes last.
  private var order: Instant {
    switch due {
    case .moment(let moment): moment
    case .day(let day): TimelineItem.moment(of: day)
    default: Instant(microseconds: .max)
    }
  }

  private init(_ entry: BriefingItem, now: Instant, today: CalendarDate) {
    let item = entry.item
    id = item.id
    title = item.title
    due = item.due
    isOverdue =
      switch item.due {
      case .moment(let moment): moment < now
      case .day(let day): day < today
      default: false
      }
    who = item.actor
    waiting = entry.waiting
  }

  /// A line as records are laid out: `Send the list (due 2026-11-25, Mei-Lin Zhou)`, with more, less or nothing in
  /// parentheses.
  private init(line: String, today: CalendarDate) {
    id = nil
    waiting = nil
    guard line.last == ")", let opening = line.ranges(of: Self.opening).last,
      case let end = line.index(opening.upperBound, offsetBy: 10, limitedBy: line.endIndex) ?? line.endIndex,
      let day = CalendarDate(iso8601: line[opening.upperBound..<end])
    else {
      title = line
      due = nil
      isOverdue = false
      who = nil
      return
    }
    title = String(line[..<opening.lowerBound])
    due = .day(day)
    isOverdue = day < today
    let rest = line[end...].dropFirst(2).dropLast()
    who = rest.isEmpty ? nil : String(rest)
  }

  private static let opening = " (" + Strings.RecordFields.due("")
}
