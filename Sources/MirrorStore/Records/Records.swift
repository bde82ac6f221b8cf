public import CRM

extension MirrorStore {
  /// The record as last fetched; nil when the mirror does not have it.
  public func record(_ ref: RecordRef) throws(MirrorError) -> StoredRecord? {
    try read { database in
      guard let account = try database.number(of: ref.account) else { return nil }
      return try RecordTable(database: database).record(ref.record, account: account)
    }
  }

  /// Saves a record fetched at `at`. A whole record replaces what was stored. A partial one updates the texts it has;
  /// where a whole one is stored, its original and the fields that the partial lacks stay.
  public func save(_ record: Record, in account: AccountID, at: Instant) throws(MirrorError) {
    try write { database in
      let account = try database.numberForSaving(account)
      _ = try RecordTable(database: database).save(record, account: account, at: at)
    }
  }
}
