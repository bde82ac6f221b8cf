public import CRM

/// What is on its way to the service about a timeline item.
public struct OutboxMark: Sendable, Hashable {
  public let write: WriteID
  public let state: OutboxState
  /// `queued`, `edit queued`, `edit in conflict: due`, `refused: …`; a refusal holds the server's words, which are
  /// untrusted.
  public let words: String
  /// Whether the item itself is what is written, as opposed to a change of it.
  public let isNew: Bool

  init(_ row: OutboxItem) {
    write = row.id
    state = row.state
    isNew = row.write.noun == nil
    var words = [row.write.noun, row.state.words].compactMap(\.self).joined(separator: " ")
    if row.state == .rejected, let why = row.problem.map({ $0.serverWords ?? $0.summary }) { words += ": \(why)" }
    if let conflict = row.conflict { words += ": \(conflict.summary)" }
    self.words = words
  }

  /// Whether the user has to do something about it.
  var needsUser: Bool { [.rejected, .conflict, .inDoubt].contains(state) }
}
