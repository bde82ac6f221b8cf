import CRM

/// A write as it would stand in a timeline, for recognising it there. Items are compared by what the creating calls
/// were given, since their keys are not known [cloze-api.md, 2.1 and 9.2].
struct WrittenItem: Sendable {
  /// Seconds that this machine's clock may be ahead of Cloze's. The wider it is, the more likely is an earlier entry of
  /// the same words taken for this one; past it, the user is asked.
  private static let clockTolerance: Int64 = 5

  let noun: String
  let id: WriteID
  let sentAt: Instant
  private let kinds: Set<TimelineItem.Kind>
  /// When it happened; nil for to-dos.
  let date: Instant?
  private let due: Instant?
  private let subject: String?
  private let text: String?
  private let direction: String?

  init(_ request: WriteRequest, kind: EntryKind, id: WriteID, sentAt: Instant) {
    let body = request.body
    noun = kind.noun
    self.id = id
    self.sentAt = sentAt
    kinds = Self.kinds(of: kind)
    date = body[Parameter.date.rawValue]?.moment
    due = body[Parameter.when.rawValue]?.moment
    subject = body[Parameter.subject.rawValue]?.string
    text = body[Parameter.body.rawValue]?.string
    direction = body[Parameter.direction.rawValue]?.string
  }

  enum Likeness: Sendable, Hashable {
    /// All that can be compared is the same.
    case same
    /// The message has to show its body first.
    case needsBody
    /// It could be, for all that can be seen.
    case similar
    case different
  }

  func likeness(of message: TimelineMessage, identity: Identity?) -> Likeness {
    if message.isKnown(as: id.rawValue) { return .same }
    let isFresh = message.changed.map { $0 >= sentAt.adding(seconds: -Self.clockTolerance) }
    guard kinds.contains(message.kind) else {
      // Of a kind that is not understood, and just written: nobody knows.
      return message.kind == .other && isFresh == true ? .similar : .different
    }
    let isSubjectSame = subject.flatMap { own in message.subject.map { WrittenText.isSame(own, $0) } }
    if date == nil { return likenessOfTodo(message, isFresh: isFresh, isSubjectSame: isSubjectSame) }
    let distance = message.when.flatMap { when in date.map { abs($0.seconds(since: when)) } }
    guard let distance, distance < 60 else { return isFresh == true ? .similar : .different }
    let isDirectionSame = direction.flatMap { own in message.direction(identity: identity).map { $0.rawValue == own } }
    // Dates are sent in whole seconds; another second is another entry, unless Cloze keeps minutes.
    guard distance < 1, isFresh != false, isSubjectSame != false, isDirectionSame != false else { return .similar }
    switch isTextSame(message) {
    case true?: return .same
    case false?: return .similar
    case nil: return .needsBody
    }
  }

  /// Two to-dos of the same words and day are not rare, so a match has to be new as well.
  private func likenessOfTodo(_ message: TimelineMessage, isFresh: Bool?, isSubjectSame: Bool?) -> Likeness {
    guard isSubjectSame == true, !message.isDone else { return isFresh == true ? .similar : .different }
    let isDueSame = due.map { own in message.due.map { abs(own.seconds(since: $0)) < 60 } ?? false }
    return (isDueSame ?? (message.due == nil)) && isFresh == true ? .same : .similar
  }

  /// Nil when the message shows no text to compare.
  private func isTextSame(_ message: TimelineMessage) -> Bool? {
    guard let text else { return message.body == nil }
    if let body = message.body { return WrittenText.isSame(text, body) }
    return message.preview.map { WrittenText.begins(text, with: $0) }
  }

  private static func kinds(of kind: EntryKind) -> Set<TimelineItem.Kind> {
    switch kind {
    case .call: [.call]
    case .text, .directMessage: [.text]
    case .email: [.email]
    case .meeting: [.meeting]
    // How a letter is listed is not documented.
    case .postal: [.email, .other]
    case .todo: [.task]
    case .note: [.note]
    case .event: [.other]
    }
  }
}

/// Texts compared without their white space, which comes back changed.
enum WrittenText {
  static func isSame(_ one: String, _ other: String) -> Bool { words(one) == words(other) }

  /// Whether `preview` is the beginning of `text`, cut or not.
  static func begins(_ text: String, with preview: String) -> Bool {
    var start = words(preview)
    for ending in ["…", "..."] where start.hasSuffix(ending) { start.removeLast(ending.count) }
    return !start.isEmpty && words(text).hasPrefix(start.trimmed)
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
