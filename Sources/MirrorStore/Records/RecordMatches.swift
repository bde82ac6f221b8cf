public import CRM
import GRDB

extension MirrorStore {
  /// The records with this id, of whatever kind.
  public func records(withID id: String, in account: AccountID) throws(MirrorError) -> [StoredRecord] {
    try read { database in
      guard let number = try database.number(of: account) else { return [] }
      let table = RecordTable(database: database)
      return try RecordKind.allCases.compactMap { try table.record(RecordID($0, id), account: number) }
    }
  }
}
