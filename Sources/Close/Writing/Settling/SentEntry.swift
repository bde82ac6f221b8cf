import CRM

/// An entry that was sent, to be found again among what Close has. Close keeps no id of ours, so that it is known by
/// what it says:
///
/// - always by its author and its kind, and the contact where one was sent;
/// - a note by its text and title, a to-do and a text message by their text, an e-mail by subject and text, messages
///   and calls by their direction;
/// - a call by its note, or where it has none by its duration.
///
/// Those make a row possible. It is certain when the rest agrees too: the moment it happened (`activity_at`, which for
/// what is logged as it happens is the moment it was written), duration, number, status and outcome of a call,
/// correspondents of an e-mail, due date and assignee of a to-do. That moment is our own and has microseconds, of
/// which Close keeps at least whole seconds.
struct SentEntry {
  enum Likeness: Comparable {
    case other, possible, certain
  }

  let kind: EntryKind
  /// As it was sent.
  let body: JSONObject
  /// The user's id.
  let author: String
  /// Whether it happened when it was written, so that no other entry has this moment.
  let hasOwnMoment: Bool
  /// Nothing created before this moment can be it, by Close's clock; with what clocks may be wrong by.
  let recentFrom: Instant

  func likeness(of row: JSON) -> Likeness {
    guard hasSameCore(row) else { return .other }
    let isRecent = row["date_created"]?.instant.map { $0 >= recentFrom } ?? true
    let isAlike = hasSameDetails(row)
    if isAlike, isRecent || hasOwnMoment { return .certain }
    return isAlike || isRecent ? .possible : .other
  }

  private func hasSameCore(_ row: JSON) -> Bool {
    guard (row["created_by"]?.filled ?? row["user_id"]?.filled) == author else { return false }
    switch kind {
    case .note: return says("note", row) && says("title", row) && isSame("contact_id", row)
    case .call:
      guard says("note", row), isSame("direction", row), isSame("contact_id", row) else { return false }
      return body["note"] != nil || hasSameDuration(row)
    // Whether Close keeps a contact with a to-do is not settled.
    case .todo: return says("text", row)
    case .text: return says("text", row) && isSame("direction", row) && isSame("contact_id", row)
    case .email:
      let isInbound = body["status"]?.string == MessageLog.inbox.rawValue
      return says("subject", row) && hasSameBody(row) && isSame("contact_id", row)
        && (row["status"]?.string == MessageLog.inbox.rawValue) == isInbound
    case .meeting, .directMessage, .postal, .event: return false
    }
  }

  private func hasSameDetails(_ row: JSON) -> Bool {
    switch kind {
    case .todo: isSame("assigned_to", row) && hasSameDate(row)
    case .call:
      isSame("status", row) && isSame("outcome_id", row) && hasSameDuration(row) && hasSamePhone("phone", row)
        && hasSameMoment(row)
    case .text: hasSamePhone("remote_phone", row) && hasSameMoment(row)
    case .email: hasSameCorrespondents(row) && hasSameMoment(row)
    default: hasSameMoment(row)
    }
  }

  /// What was not sent is not compared: Close may have filled it in.
  private func isSame(_ name: String, _ row: JSON) -> Bool {
    guard let sent = body[name] else { return true }
    return row[name] == sent
  }

  private func says(_ name: String, _ row: JSON) -> Bool {
    NormalText.row(row, name, has: body[name]?.string ?? "")
  }

  /// E-mails have their text under two names that do not go together like those of notes. [close-api.md, 10]
  private func hasSameBody(_ row: JSON) -> Bool {
    let sent = NormalText.of(body["body_text"]?.string ?? "")
    return NormalText.of(row["body_text"]?.string ?? "") == sent
      || NormalText.of(PlainText.reducing(html: row["body_html"]?.string ?? "")) == sent
  }

  private func hasSameDuration(_ row: JSON) -> Bool {
    (row["duration"]?.int ?? 0) == (body["duration"]?.int ?? 0)
  }

  private func hasSameMoment(_ row: JSON) -> Bool {
    guard let sent = body["activity_at"]?.instant else { return true }
    guard let kept = row["activity_at"]?.instant else { return false }
    return abs(kept.seconds(since: sent)) < 1
  }

  /// Close adds the country to a number that has none. [close-api.md, 9]
  private func hasSamePhone(_ name: String, _ row: JSON) -> Bool {
    guard let sent = body[name]?.string.map(Self.digits) else { return true }
    let kept = [row["remote_phone"], row["phone"]].compactMap { $0?.string.map(Self.digits) }
    return kept.contains { $0.hasSuffix(sent.drop { $0 == "0" }) }
  }

  private static func digits(_ text: String) -> String { text.filter { $0.isASCII && $0.isNumber } }

  private func hasSameDate(_ row: JSON) -> Bool {
    guard let sent = body["date"] else { return row["is_dateless"]?.bool ?? true }
    if let day = sent.calendarDate { return row["date"]?.calendarDate == day }
    return sent.instant != nil && row["date"]?.instant?.seconds == sent.instant?.seconds
  }

  private func hasSameCorrespondents(_ row: JSON) -> Bool {
    if let sender = body["sender"]?.string {
      return row["sender"]?.string?.lowercased().contains(sender.lowercased()) ?? false
    }
    let addresses = { (list: JSON?) in Set((list?.elements ?? []).compactMap { $0.string?.lowercased() }) }
    return addresses(row["to"]) == addresses(body["to"])
  }
}
