import CRM

/// What Close would refuse anyway, said before anything is sent.
enum EntryCheck {
  /// Throws `.rejected` or `.unsupported`.
  static func check(_ entry: Entry) throws(ServiceError) {
    guard ItemResource.of(entry.kind) != nil else { throw unsupported(entry.kind) }
    if let problem = problem(with: entry) { throw ServiceError(.rejected, problem) }
  }

  static func unsupported(_ kind: EntryKind) -> ServiceError {
    let reason = EntryKinds.of(.lead).first { $0.kind == kind }?.unavailable
    return ServiceError(.unsupported, reason ?? "Close does not take this.")
  }

  private static func problem(with entry: Entry) -> String? {
    let hasText = entry.text(.text)?.contains { !$0.isWhitespace } ?? false
    switch entry.kind {
    case .note where !hasText: return "The note has no text."
    case .todo where !hasText: return "The to-do has no text."
    case .text where !hasText: return "The message has no text."
    case .email:
      let addresses = entry.list(.participants)
      if addresses.isEmpty { return "The e-mail has nobody it was to or from." }
      if let wrong = addresses.first(where: { !isAddress($0) }) { return "\"\(wrong)\" is no e-mail address." }
    default: break
    }
    if let direction = entry.choice(.direction), !["inbound", "outbound"].contains(direction) {
      return "\"\(direction)\" is no direction; there are inbound and outbound."
    }
    if let status = entry.choice(.status), entry.kind == .call, CallStatus(rawValue: status) == nil {
      return "\"\(status)\" is no status of a call that is over."
    }
    if entry.seconds(.duration) ?? 0 < 0 { return "The duration is less than nothing." }
    if entry[.at] != nil, entry.moment(.at) == nil { return "When it happened is not a day and a time." }
    if let due = entry[.due], EntryBody.due(due) == nil { return "When it is due is neither a day nor a moment." }
    return nil
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.trimmed.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.trimmed.contains(where: \.isWhitespace)
  }
}
