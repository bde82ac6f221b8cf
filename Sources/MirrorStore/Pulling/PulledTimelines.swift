import CRM
import GRDB

/// Takes in what changes tell about timelines, for use within a transaction.
struct PulledTimelines {
  let database: Database
  let account: Int64
  let at: Instant

  /// A timeline that the service lists in full shows the item when it is fetched again. Any other one, and one that was
  /// never fetched, takes it in.
  func save(_ news: TimelineNews) throws {
    let known = try TimelineHead.find(news.record, account: account, in: database)
    if let known, !known.isUnfetched {
      try database.run("UPDATE timeline SET changed_at = ? WHERE id = ?", [at.microseconds, known.id])
      if known.limitation == nil { return }
    }
    guard let item = news.item else { return }
    let head = try known ?? TimelineHead.create(news.record, account: account, in: database)
    try TimelineItems(timeline: head.id, database: database).save(item, writtenAt: at)
  }
}
