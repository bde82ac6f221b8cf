public import CRM
import GRDB

/// What the timeline in the mirror says of when somebody was last spoken to, and what is to be done next.
public struct ContactFacts: Sendable, Hashable {
  /// When the last call, e-mail, message or meeting was.
  public var lastContact: Instant?
  /// The open to-do that is due first.
  public var nextStep: TimelineItem?

  public init(lastContact: Instant? = nil, nextStep: TimelineItem? = nil) {
    self.lastContact = lastContact
    self.nextStep = nextStep
  }
}

extension MirrorStore {
  /// What the timelines of these records say as of `now`. A record without a timeline in the mirror is left out.
  public func contactFacts(
    of records: [RecordID], in account: AccountID, now: Instant
  ) throws(MirrorError) -> [RecordID: ContactFacts] {
    try read { database in
      guard let number = try database.number(of: account) else { return [:] }
      var facts: [RecordID: ContactFacts] = [:]
      for record in records {
        guard let head = try TimelineHead.find(record, account: number, in: database) else { continue }
        facts[record] = ContactFacts(
          lastContact: try Int64.fetchOne(
            database.cachedStatement(sql: Self.lastContact), arguments: [head.id, now.microseconds]
          ).map(Instant.init(microseconds:)),
          nextStep: try TimelineItems(timeline: head.id, database: database).nextTodo())
      }
      return facts
    }
  }

  // By the index of a timeline's items by time, from `now` back to the first that counts.
  private static let lastContact = """
    SELECT at FROM timeline_item
    WHERE timeline = ? AND at <= ? AND kind IN ('call', 'email', 'text', 'meeting') AND precision <> 2
    ORDER BY at DESC LIMIT 1
    """
}
