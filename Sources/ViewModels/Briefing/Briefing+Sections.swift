import CRM

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
    var words = isLive ? "Fetched" : "From the mirror: record"
    words += " \(time.age(of: freshness.record))"
    if freshness.isPartial { words += " (only what lists show)" }
    words += ", timeline " + (freshness.timeline.map { time.age(of: $0) } ?? "never fetched")
    if !isLive, freshness.isPartial || freshness.timeline == nil { words += "; --live asks the service" }
    return words + "."
  }

  /// What is known, in the order in which it is read before a call. Sections without anything are left out.
  public func sections(_ time: TimeText) -> [BriefingSection] {
    let sections = [
      BriefingSection(title: nil, rows: outline(time)),
      BriefingSection(title: "People", rows: people.others.map(Self.row)),
      BriefingSection(title: "Open deals", rows: deals.map(Self.row)),
      BriefingSection(title: "To-dos", rows: todos.map { $0.row(time) }),
      BriefingSection(title: "Timeline", rows: timeline.map { $0.row(time) }),
    ]
    return sections.filter { !$0.rows.isEmpty }
  }

  private func outline(_ time: TimeText) -> [BriefingSection.Row] {
    var rows: [BriefingSection.Row] = []
    for company in people.companies where company.name != subtitle {
      rows.append(.init(company.id.kind == .lead ? "Lead" : "Company", company.name))
    }
    rows += people.own.emails.map { .init("E-mail", $0) } + people.own.phones.map { .init("Phone", $0) }
    let contact = lastContact.map { "\(time.when($0.item)): \($0.line)" }
    rows.append(
      .init("Last contact", contact ?? (freshness.timeline == nil ? "not known" : "none that the timeline tells of")))
    let step = nextStep.map { todo in [todo.when(time), todo.line].compactMap(\.self).joined(separator: ": ") }
    rows.append(.init("Next step", step ?? "none"))
    if let limitation = freshness.limitation { rows.append(.init("Timeline", limitation)) }
    return rows
  }

  private static func row(_ person: BriefingPeople.Person) -> BriefingSection.Row {
    let addresses = (person.emails + person.phones).joined(separator: "  ")
    return .init("", person.name, detail: addresses.isEmpty ? nil : addresses)
  }

  private static func row(_ deal: BriefingDeal) -> BriefingSection.Row {
    .init(deal.stage ?? "Open", [deal.name, deal.value].compactMap(\.self).joined(separator: ", "))
  }
}

extension BriefingTodo {
  /// When it is due: `tomorrow`, `3 Nov, overdue`; nil where that is not known.
  fileprivate func when(_ time: TimeText) -> String? {
    switch due {
    case .moment(let moment): time.moment(moment) + (isOverdue ? ", overdue" : "")
    case .day(let day): time.day(day) + (isOverdue ? ", overdue" : "")
    default: id == nil ? nil : "someday"
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
    case .note: "Note"
    case .text: "Text message"
    case .call, .email, .meeting, .task, .statusChange, .dealChange, .created, .change, .emailOpen, .custom, .other: nil
    }
  }
}
