import CRM
import Strings

/// What Close would refuse anyway, said before anything is sent.
enum EntryCheck {
  /// Throws `.rejected` or `.unsupported`.
  static func check(_ entry: Entry) throws(ServiceError) {
    guard ItemResource.of(entry.kind) != nil else { throw unsupported(entry.kind) }
    if let problem = problem(with: entry) { throw ServiceError(.rejected, problem) }
  }

  static func unsupported(_ kind: EntryKind) -> ServiceError {
    let reason = EntryKinds.of(.lead).first { $0.kind == kind }?.unavailable
    return ServiceError(.unsupported, reason ?? Strings.CloseWriting.notTaken)
  }

  private static func problem(with entry: Entry) -> String? {
    let hasText = entry.text(.text)?.contains { !$0.isWhitespace } ?? false
    switch entry.kind {
    case .note where !hasText: return Strings.CloseWriting.emptyNote
    case .todo where !hasText: return Strings.CloseWriting.emptyTodo
    case .text where !hasText: return Strings.CloseWriting.emptyMessage
    case .email:
      let addresses = entry.list(.participants)
      if addresses.isEmpty { return Strings.CloseWriting.nobodyOnEmail }
      if let wrong = addresses.first(where: { !isAddress($0) }) { return Strings.CloseWriting.notAnAddress(wrong) }
    default: break
    }
    if let direction = entry.choice(.direction), !["inbound", "outbound"].contains(direction) {
      return Strings.CloseWriting.notADirection(direction)
    }
    if let status = entry.choice(.status), entry.kind == .call, CallStatus(rawValue: status) == nil {
      return Strings.CloseWriting.notAStatus(status)
    }
    if entry.seconds(.duration) ?? 0 < 0 { return Strings.CloseWriting.negativeDuration }
    if entry[.at] != nil, entry.moment(.at) == nil { return Strings.CloseWriting.notAMoment }
    if let due = entry[.due], EntryBody.due(due) == nil { return Strings.CloseWriting.notADueDate }
    return nil
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.trimmed.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.trimmed.contains(where: \.isWhitespace)
  }
}
