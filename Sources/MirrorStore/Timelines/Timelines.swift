public import CRM
import GRDB

extension MirrorStore {
  /// A record's timeline as far as it was fetched; nil when it never was.
  public func timeline(of ref: RecordRef) throws(MirrorError) -> StoredTimeline? {
    try read { database in
      guard let account = try database.number(of: ref.account),
        let head = try TimelineHead.find(ref.record, account: account, in: database), !head.isUnfetched
      else { return nil }
      return StoredTimeline(
        items: try TimelineItems(timeline: head.id, database: database).all(), next: head.next,
        limitation: head.limitation, fetchedAt: head.fetchedAt)
    }
  }

  /// Starts a record's timeline over with its newest page, fetched at `at`. Older items that are known stay; among the
  /// newer ones those that the page does not have any more go, unless they were written from here and the service does
  /// not list everything.
  public func beginTimeline(of ref: RecordRef, with page: TimelinePage, at: Instant) throws(MirrorError) {
    try write { database in
      let account = try database.numberForSaving(ref.account)
      let known = try TimelineHead.find(ref.record, account: account, in: database)
      var head = try known ?? TimelineHead.create(ref.record, account: account, in: database)
      head.paging += 1
      head.next = page.next
      head.limitation = page.limitation
      head.fetchedAt = at
      try TimelineItems(timeline: head.id, database: database).save(
        page, paging: head.paging, isLimited: page.limitation != nil, at: at)
      try head.save(in: database)
      if known?.isUnfetched ?? true, page.limitation != nil {
        try WrittenItems(database: database).restore(ref, in: head.id)
      }
    }
  }

  /// Adds the page of older items that `next` named. Writes nothing when the timeline has moved on meanwhile: its
  /// `next` is another.
  public func extendTimeline(
    of ref: RecordRef, from next: String, with page: TimelinePage, at: Instant
  ) throws(MirrorError) {
    try write { database in
      guard let account = try database.number(of: ref.account),
        var head = try TimelineHead.find(ref.record, account: account, in: database), head.next == next.storable
      else { return }
      head.next = page.next
      head.limitation = page.limitation ?? head.limitation
      try TimelineItems(timeline: head.id, database: database).save(
        page, paging: head.paging, isLimited: head.limitation != nil, at: at)
      try head.save(in: database)
    }
  }

  /// Puts the whole text of an item in the place of its beginning.
  public func saveBody(_ body: String, of item: TimelineItem.ID, in ref: RecordRef) throws(MirrorError) {
    try write { database in
      guard let account = try database.number(of: ref.account),
        let head = try TimelineHead.find(ref.record, account: account, in: database)
      else { return }
      try TimelineItems(timeline: head.id, database: database).saveBody(body, of: item)
    }
  }
}
