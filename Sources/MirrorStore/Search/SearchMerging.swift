import GRDB

extension MirrorStore {
  /// Has the pieces of the search index of records merged more seldom while the mirror is being filled: each merge writes
  /// what it merges anew, and when all is there `mergeSearchIndex` does it once.
  public func setFilling(_ isFilling: Bool) throws(MirrorError) {
    // So many pieces of a size are merged into one; 4 is what SQLite does by itself, and from 16 on it does it at once.
    let wanted = isFilling ? 12 : 4
    let current = try read { database in
      try Int.fetchOne(database, sql: "SELECT v FROM record_search_config WHERE k = 'automerge'") ?? 4
    }
    guard current != wanted else { return }
    try write(.recoverable) { database in
      try database.run("INSERT INTO record_search (record_search, rank) VALUES ('automerge', ?)", [wanted])
    }
  }

  /// Merges some of the pieces that the search index of records is in, in one short transaction, and says whether there
  /// is more to do.
  ///
  /// Every transaction that saves records adds a piece, and a search asks all of them. They are merged along the way, but
  /// a mirror that was just filled is left with a dozen or two; as one they are searched several times as fast. So many
  /// `pages` of 4 kB are merged at a time; others that write to the mirror wait so long. `isFirst` begins with what there
  /// is; the calls after it go on.
  public func mergeSearchIndex(isFirst: Bool, pages: Int = 100) throws(MirrorError) -> Bool {
    try write(.recoverable) { database in
      let before = database.totalChangesCount
      try database.run(
        "INSERT INTO record_search (record_search, rank) VALUES ('merge', ?)", [isFirst ? -pages : pages])
      // SQLite's own sign: the command is one change itself, and there are more where something was merged.
      return database.totalChangesCount - before > 1
    }
  }
}
