import CRM
import Strings

/// Lines of a briefing that belong together.
public struct BriefingSection: Sendable, Hashable {
  /// One line: a label or a moment, and what is said beside it.
  public struct Row: Sendable, Hashable {
    public var label: String
    public var text: String
    /// A longer text, of which the beginning will do.
    public var detail: String?

    public init(_ label: String, _ text: String, detail: String? = nil) {
      self.label = label
      self.text = text
      self.detail = detail
    }
  }

  /// Nil for the first, which stands under the name.
  public var title: String?
  public var rows: [Row]
}

extension Briefing {
  /// What stands beneath the name: `Lead · Bad Fit · work`.
  public var byline: String {
    [kindName, stage, value, subtitle, ref.account.rawValue].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// How old it is and where it is from; `isLive` says that the service was just asked.
  public func source(_ time: TimeText, isLive: Bool) -> String {
    Strings.Briefing.source(
      isLive: isLive, record: time.age(of: freshness.record), isPartial: freshness.isPartial,
      timeline: freshness.timeline.map { time.age(of: $0) })
  }

  /// What is known, in the order in which it is read before a call. Sections without anything are left out.
  public func sections(_ time: TimeText) -> [BriefingSection] {
    let sections = [
      BriefingSection(title: nil, rows: outline(time)),
      BriefingSection(title: Strings.Briefing.people, rows: people.others.map(Self.row)),
      BriefingSection(title: Strings.Briefing.openDeals, rows: deals.map(Self.row)),
      BriefingSection(title: Strings.Briefing.todos, rows: todos.map { $0.row(time) }),
      BriefingSection(title: Strings.Timelines.name, rows: timeline.map { $0.row(time) }),
    ]
    return sections.filter { !$0.rows.isEmpty }
  }

  private func outline(_ time: TimeText) -> [BriefingSection.Row] {
    var rows: [BriefingSection.Row] = []
    for company in people.companies where company.name != subtitle {
      rows.append(.init(company.id.kind == .lead ? Strings.Briefing.lead : Strings.Briefing.company, company.name))
    }
    rows += people.own.emails.map { .init(Strings.Briefing.email, $0) }
    rows += people.own.phones.map { .init(Strings.Briefing.phone, $0) }
    let contact = lastContact.map { "\(time.when($0.item)): \($0.line)" }
    let noContact = freshness.timeline == nil ? Strings.Briefing.notKnown : Strings.Briefing.noContactInTimeline
    rows.append(.init(Strings.Briefing.lastContact, contact ?? noContact))
    let step = nextStep.map { todo in [todo.when(time), todo.line].compactMap(\.self).joined(separator: ": ") }
    rows.append(.init(Strings.Briefing.nextStep, step ?? Strings.Briefing.noNextStep))
    if let limitation = freshness.limitation { rows.append(.init(Strings.Timelines.name, limitation)) }
    return rows
  }

  private static func row(_ person: BriefingPeople.Person) -> BriefingSection.Row {
    let addresses = (person.emails + person.phones).joined(separator: "  ")
    return .init("", person.name, detail: addresses.isEmpty ? nil : addresses)
  }

  private static func row(_ deal: BriefingDeal) -> BriefingSection.Row {
    .init(deal.stage ?? Strings.Briefing.open, [deal.name, deal.value].compactMap(\.self).joined(separator: ", "))
  }
}

extension BriefingTodo {
  /// When it is due: `tomorrow`, `3 Nov, overdue`; nil where that is not known.
  fileprivate func when(_ time: TimeText) -> String? {
    switch due {
    case .moment(let moment): Strings.Briefing.due(time.moment(moment), isOverdue: isOverdue)
    case .day(let day): Strings.Briefing.due(time.day(day), isOverdue: isOverdue)
    default: id == nil ? nil : Strings.Times.someday
    }
  }

  fileprivate var line: String {
    title + (who.map { " (\($0))" } ?? "") + (waiting.map { ", \($0)" } ?? "")
  }

  fileprivate func row(_ time: TimeText) -> BriefingSection.Row { .init(when(time) ?? "", line) }
}

extension BriefingItem {
  /// What it was, how long it took and who did it.
  fileprivate var line: String {
    let duration = item.duration.flatMap { $0 > 0 ? TimeText.duration(seconds: $0) : nil }
    return [isHeadOfText ? item.kind.word : item.title, duration, item.actor, waiting].compactMap(\.self)
      .joined(separator: ", ")
  }

  fileprivate func row(_ time: TimeText) -> BriefingSection.Row { .init(time.when(item), line, detail: words) }

  /// What was said, without the lines in which an e-mail says whose it is.
  private var words: String? {
    guard item.kind == .email, let body = item.body, let end = body.firstRange(of: "\n\n") else { return item.body }
    let head = body[..<end.lowerBound].split(separator: "\n")
    let isHead = head.allSatisfy { line in ["From: ", "To: ", "Cc: ", "Bcc: "].contains { line.hasPrefix($0) } }
    return isHead ? String(body[end.upperBound...]) : body
  }

  /// Whether the title is the beginning of the text, which stands beneath it.
  private var isHeadOfText: Bool {
    guard let body = item.body, item.kind.word != nil else { return false }
    return body.hasPrefix(item.title.last == "…" ? item.title.dropLast() : item.title[...])
  }
}

extension TimelineItem.Kind {
  /// What stands in for a title that only repeats the text.
  fileprivate var word: String? {
    switch self {
    case .note: Strings.Briefing.note
    case .text: Strings.Briefing.textMessage
    case .call, .email, .meeting, .task, .statusChange, .dealChange, .created, .change, .emailOpen, .custom, .other: nil
    }
  }
}
