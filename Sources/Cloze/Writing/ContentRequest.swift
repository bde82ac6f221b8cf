import CRM
import Strings

/// Notes, events and the to-dos of projects. Content is kept once for each `uniqueid` of a source, so it can be sent
/// again when it may have arrived [cloze-api.md, 9.1].
extension EntryFacts {
  func note() throws(ServiceError) -> WriteRequest {
    guard entry.text(.text) != nil || entry.text(.title) != nil else {
      throw .unwritable(Strings.ClozeEntries.emptyNote)
    }
    return content("note", date: WireMoment.json(write.madeAt), subject: entry.text(.title), text)
  }

  /// Written over the event that `written` is, or as a new one.
  func event(replacing written: WrittenEvent? = nil) throws(ServiceError) -> WriteRequest {
    guard let subject = entry.text(.subject) ?? entry.text(.title) ?? entry.text(.text)?.firstLine else {
      throw .unwritable(Strings.ClozeEntries.eventWithoutSubject)
    }
    let update = written.map { _ in Parameter.update(true) }
    return content("event", id: written?.uniqueID, date: try date(mayBeFuture: true), subject: subject, text + [update])
  }

  /// Without an assignee, for which content has no place.
  func externalTodo() throws(ServiceError) -> WriteRequest {
    let (subject, details) = try todoText()
    var members: [Parameter.Member?] = [try due().map { Parameter.due($0) }]
    if let details { members += [Parameter.body(.string(details)), Parameter.bodyType("text")] }
    return content("todo", date: WireMoment.json(write.madeAt), subject: subject, members)
  }

  private func content(
    _ style: String, id: String? = nil, date: JSON, subject title: String?, _ rest: [Parameter.Member?]
  ) -> WriteRequest {
    let members: [Parameter.Member?] = [
      Parameter.style(.string(style)), Parameter.uniqueID(.string(id ?? write.id.rawValue)),
      Parameter.source(.string(Self.source)), Parameter.date(date),
      identity?.email.map { Parameter.from(.string($0)) },
      identity?.email == nil ? nil : identity.map { Parameter.name(.string($0.name)) },
      references([subject] + participants + references).map { Parameter.references($0) },
      title.map { Parameter.subject(.string($0)) },
    ]
    return WriteRequest(Endpoint.createContent, members + rest, isRepeatable: true)
  }
}
