import GRDB

extension MirrorStore {
  /// Merges some of the pieces that the search index of records is in, in one short transaction, and says whether there
  /// is more to do.
  ///
  /// Every transaction that saves records adds a piece, and a search asks all of them. They are merged along the way, but
  /// a mirror that was just filled is left with a dozen or two; as one they are searched several times as fast. So many
  /// `pages` of 4 kB are merged at a time; others that write to the mirror wait so long. `isFirst` begins with what there
  /// is; the calls after it go on.
  public func mergeSearchIndex(isFirst: Bool, pages: Int = 100) throws(MirrorError) -> Bool {
    try write { database in
      let before = database.totalChangesCount
      try database.run(
        "INSERT INTO record_search (record_search, rank) VALUES ('merge', ?)", [isFirst ? -pages : pages])
      // SQLite's own sign: the command is one change itself, and there are more where something was merged.
      return database.totalChangesCount - before > 1
    }
  }
}
