import CRM
import Strings

/// An item of `messages/get`. Its members are not documented; they are looked for under the names that the writing
/// calls use and their nearest relatives [cloze-api.md, 9.1 and 9.2].
struct TimelineMessage: Sendable {
  let key: String
  let kind: TimelineItem.Kind
  var body: String?
  private let members: JSONObject
  let changed: Instant?
  private let participants: Participants
  private let changes: AuditedChanges

  /// Nil for a message that has no key and answers no reference.
  init?(_ json: JSON, reference: TimelineReference?) {
    guard let members = json.object, let key = members.word("key") ?? reference?.key else { return nil }
    self.key = key
    self.members = members
    changed = reference?.changed?.moment ?? members["changed"]?.moment
    participants = Participants(members)
    changes = AuditedChanges(members)
    let kind = Self.kind(of: members)
    self.kind = kind == .change && changes.includeStage ? .statusChange : kind
    body = (members["body"].flatMap { $0.word ?? $0["body"]?.word ?? $0["value"]?.word } ?? members.word("text"))
      .flatMap { MessageText.plain($0, type: members.word("bodytype", "mimeType")) }
  }

  /// How much a body of its own would add to the item.
  enum BodyNeed: Sendable {
    /// There is one, or none is to be expected.
    case none
    /// The preview may be all there is.
    case some
    /// There is no preview, or it is visibly cut.
    case much
  }

  var bodyNeed: BodyNeed {
    guard body == nil else { return .none }
    let preview = members.word("preview")
    if let preview, preview.hasSuffix("…") || preview.hasSuffix("...") || preview.utf8.count > 1000 { return .much }
    return switch kind {
    case .email, .text, .meeting, .note: preview == nil ? .much : .some
    case .call, .task, .statusChange, .dealChange, .created, .change, .emailOpen, .custom, .other: .none
    }
  }

  var subject: String? { members.word("subject", "title") }

  var preview: String? { members.word("preview") }

  /// When it happened, if it says.
  var when: Instant? { date?.at }

  /// When it is due; nil for someday.
  var due: Instant? {
    for key in ["due", "when"] {
      if let moment = members[key]?.moment, moment.milliseconds > 1 { return moment }
      if let day = members[key]?.day { return TimelineItem.moment(of: day) }
    }
    return nil
  }

  /// Whether Cloze shows the id that the writer gave it.
  func isKnown(as id: String) -> Bool { key == id || members["uniqueid"]?.string == id }

  /// The items of a page, newest first. One without any date stands where Cloze put it: next to the one before.
  static func items(_ messages: [TimelineMessage], of kind: RecordKind, vocabulary: Vocabulary) -> [TimelineItem] {
    let labels = Labels(vocabulary: vocabulary, kind: kind)
    var previous = messages.lazy.compactMap(\.date).first?.at ?? Instant(seconds: 0)
    let items = messages.map { message in
      previous = message.date?.at ?? previous
      return message.item(at: previous, labels: labels)
    }
    return items.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }.map(\.element)
  }

  /// When it happened or is due.
  private var date: (at: Instant, precision: TimelineItem.Precision)? {
    let keys = kind == .task ? ["due", "when", "date"] : ["date", "when", "start", "time", "due"]
    for key in keys {
      // `when` is 1 for to-dos of some day.
      if let moment = members[key]?.moment, moment.milliseconds > 1 { return (moment, .moment) }
      if let day = members[key]?.day { return (TimelineItem.moment(of: day), .day) }
    }
    return changed.map { ($0, kind == .task ? .someday : .moment) }
  }

  private func item(at date: Instant, labels: Labels) -> TimelineItem {
    let changes = changes.lines(labels)
    return TimelineItem(
      id: key, kind: kind, at: date, precision: self.date?.precision ?? (kind == .task ? .someday : .moment),
      title: members.word("subject", "title")?.firstLine ?? members.word("preview")?.firstLine ?? body?.firstLine
        ?? changes.first?.firstLine ?? defaultTitle,
      body: text(labels, changes: changes), isCut: bodyNeed != .none, actor: participants.actor(labels),
      direction: direction(identity: labels.vocabulary.identity), duration: duration,
      isDone: kind == .task ? isDone : nil, source: Strings.ClozeTimelines.fromTimeline)
  }

  /// The body under lines for what an item has no place of its own for; nil when there is neither.
  private func text(_ labels: Labels, changes: [String]) -> String? {
    var lines = participants.lines(labels)
    if let assignee = members.word("assignee") {
      lines.append(Strings.ClozeTimelines.assigned(to: labels.user(assignee)))
    }
    if let outcome = members.word("outcome") {
      lines.append(Strings.ClozeTimelines.outcome(Self.outcomes[outcome] ?? outcome))
    }
    if let location = members.word("location") { lines.append(Strings.ClozeTimelines.location(location)) }
    lines += changes
    let shown = body ?? members.word("preview")
    guard !lines.isEmpty else { return shown }
    return lines.joined(separator: "\n") + (shown.map { "\n\n\($0)" } ?? "")
  }

  /// The lines that `text` put above the body of an item; nil when there are none.
  static func headLines(of item: TimelineItem) -> Substring? {
    guard let body = item.body, let end = body.firstRange(of: "\n\n")?.lowerBound else { return nil }
    let head = body[..<end]
    return head.split(separator: "\n").allSatisfy { $0.contains(": ") } ? head : nil
  }

  func direction(identity: Identity?) -> TimelineItem.Direction? {
    switch members.word("direction")?.lowercased() {
    case "inbound", "incoming", "in", "received": return .inbound
    case "outbound", "outgoing", "out", "sent": return .outbound
    default: break
    }
    // Mail from the account's own address went out; who else counts as our side is not told.
    guard kind == .email, let own = identity?.email, let from = participants.sender?.address else { return nil }
    return own.lowercased() == from.lowercased() ? .outbound : nil
  }

  /// Minutes on the wire.
  private var duration: Int? {
    guard kind == .call || kind == .meeting, let member = members["duration"],
      let minutes = member.double ?? member.word.flatMap(Double.init), (0...1_000_000).contains(minutes)
    else { return nil }
    return Int((minutes * 60).rounded())
  }

  var isDone: Bool {
    for key in ["done", "completed", "isDone"] {
      guard let member = members[key] else { continue }
      if let flag = member.truth { return flag }
      // A moment of completion instead of a flag.
      return member.moment != nil
    }
    return ["done", "completed"].contains(members.word("status")?.lowercased())
  }

  private static let outcomes = [
    "leftvm": Strings.ClozeTimelines.leftVoicemail, "noanwser": Strings.ClozeForms.noAnswer,
    "noanswer": Strings.ClozeForms.noAnswer,
  ]
}
