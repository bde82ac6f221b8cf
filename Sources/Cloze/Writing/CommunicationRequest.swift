import CRM
import Strings

/// Calls, e-mails, texts, meetings, messages and letters that were [cloze-api.md, 9.1].
extension EntryFacts {
  /// `otherStyle` is what versions call it that refuse `style`.
  func communication(
    _ style: String, or otherStyle: String? = nil
  ) throws(ServiceError) -> WriteRequest {
    if case .moment(let moment)? = entry[.at], moment > write.madeAt {
      throw .unwritable(
        Strings.ClozeEntries.noneOfTheFuture(entry.kind.noun), advice: Strings.ClozeEntries.giveTimeOrAddTodo)
    }
    let parties = try parties()
    var members: [Parameter.Member?] = [
      Parameter.style(.string(style)), Parameter.date(try date(mayBeFuture: false)),
      parties.from.map { Parameter.from(.string($0)) },
      parties.isOwn ? identity.map { Parameter.name(.string($0.name)) } : nil,
      parties.recipients.map { Parameter.recipients($0) },
      references((relation == .person ? [] : [subject]) + references).map { Parameter.references($0) },
      communicationSubject.map { Parameter.subject(.string($0)) },
    ]
    members += text
    if entry.kind == .call || entry.kind == .meeting { members.append(try minutes().map { Parameter.duration($0) }) }
    if entry.kind == .meeting { members.append(entry.text(.location).map { Parameter.location(.string($0)) }) }
    if entry.kind == .call { members.append(try outcome().map { Parameter.outcome(.string($0)) }) }
    if entry.kind == .call || entry.kind == .text {
      members.append(Parameter.direction(.string(try direction().rawValue)))
    }
    // Keeps one record for each key by version 2026.9 and means nothing before it, so that nothing may depend on it.
    members.append(Parameter.key(.string(write.id.rawValue)))
    var request = WriteRequest(Endpoint.createCommunication, members, isRepeatable: false)
    if let otherStyle {
      var other = request.body
      other[Parameter.style.rawValue] = .string(otherStyle)
      request.alternative = other
    }
    return request
  }

  /// The text as the body; nothing for an empty one.
  var text: [Parameter.Member?] {
    guard let text = entry.text(.text) else { return [] }
    return [Parameter.body(.string(text)), Parameter.bodyType("text")]
  }

  /// One is always sent but with messages, which have none: it is what the timeline shows of an entry without a text.
  /// Cloze keeps it, whatever words are shown here.
  private var communicationSubject: String? {
    if let subject = entry.text(.subject) { return subject }
    return switch entry.kind {
    case .call: "Call"
    case .email: "E-mail"
    case .meeting: "Meeting"
    case .postal: "Letter"
    case .text, .directMessage, .note, .todo, .event: nil
    }
  }

  private func direction() throws(ServiceError) -> CommunicationDirection {
    guard let key = entry.choice(.direction) else { return .outbound }
    guard let direction = CommunicationDirection(rawValue: key) else {
      throw .unwritable(Strings.ClozeEntries.noDirection(key, of: entry.kind.noun))
    }
    return direction
  }

  private func outcome() throws(ServiceError) -> String? {
    guard let key = entry.choice(.outcome) else { return nil }
    guard CallOutcome.choices.contains(where: { $0.key == key }) else {
      throw .unwritable(Strings.ClozeEntries.noOutcome(key))
    }
    return key
  }

  private func parties() throws(ServiceError) -> Parties {
    if let company = participants.first(where: { !$0.mayBePerson }) {
      throw .unwritable(
        Strings.ClozeEntries.withCompany(entry.kind.noun, company: company.text),
        advice: Strings.ClozeEntries.nameCompanyElsewhere)
    }
    let others = Self.unique((relation == .person ? [subject] : []) + participants)
    if entry.kind == .email, others.isEmpty {
      throw .unwritable(Strings.ClozeEntries.emailWithNobody, advice: Strings.ClozeEntries.giveEmailAddress)
    }
    return Parties(others.map(\.text), try direction(), own: identity?.email)
  }
}

/// Who a communication is from and to. What came in is from the first of the others, to the account's user; with
/// nobody named, only its direction tells.
private struct Parties {
  let from: String?
  let to: [String]
  /// Whether it is from the account's user.
  let isOwn: Bool

  init(_ others: [String], _ direction: CommunicationDirection, own: String?) {
    switch direction {
    case .outbound:
      from = own
      to = others
    case .inbound:
      from = others.first
      to = others.isEmpty ? [] : (own.map { [$0] } ?? []) + others.dropFirst()
    }
    isOwn = direction == .outbound && own != nil
  }

  /// Nil for none.
  var recipients: JSON? {
    to.isEmpty ? nil : .array(to.map { ["value": .string($0), "role": "to"] })
  }
}
