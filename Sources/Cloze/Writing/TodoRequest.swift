import CRM
import Strings

/// To-dos of people and companies [cloze-api.md, 9.1].
extension EntryFacts {
  /// Most bytes of UTF-8 in `preview` [cloze-api.md, 9.1].
  private static let previewLimit = 1024

  /// `participants` up to version 2026.2, `references` by 2026.9; whether either still takes the other is not known.
  /// Both are sent: the wrong one alone would leave a to-do that no record has, without a word.
  func todo() throws(ServiceError) -> WriteRequest {
    let (subject, details) = try todoText()
    let concerned = Self.unique([self.subject] + participants + references)
    let members: [Parameter.Member?] = [
      Parameter.subject(.string(subject)), try due().map { Parameter.when($0) },
      Parameter.participants(.array(concerned.map { .string($0.text) })),
      references(concerned).map { Parameter.references($0) }, assignee.map { Parameter.assignee(.string($0)) },
      details.map { Parameter.preview(.string($0)) },
    ]
    return WriteRequest(Endpoint.createTodo, members, isRepeatable: false)
  }

  /// The first line, and what follows it.
  func todoText() throws(ServiceError) -> (subject: String, details: String?) {
    guard let text = entry.text(.text)?.trimmed, let subject = text.firstLine else {
      throw .unwritable(Strings.ClozeEntries.todoWithoutText)
    }
    let details = String(text.drop { !$0.isNewline }).trimmed
    guard details.utf8.count <= Self.previewLimit else {
      throw .unwritable(Strings.ClozeEntries.todoTooLong, advice: Strings.ClozeEntries.shortenTodo)
    }
    return (subject, details.isEmpty ? nil : details)
  }

  /// Nil for the user's own: naming anybody takes rights that not every user of a team has.
  private var assignee: String? {
    guard let key = entry.choice(.assignee), key.lowercased() != identity?.email?.lowercased() else { return nil }
    return key
  }
}
