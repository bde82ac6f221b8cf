public import CRM
import GRDB

extension MirrorStore {
  /// Keeps what is typed, in the place of what was kept for the same key. A draft without any text is removed.
  public func saveDraft(_ draft: Draft) throws(MirrorError) {
    try write { try DraftTable(database: $0).keep(draft) }
  }

  public func draft(_ key: DraftKey) throws(MirrorError) -> Draft? {
    try read { try DraftTable(database: $0).draft(key) }
  }

  /// The drafts of one record, or all of them; newest first.
  public func drafts(of ref: RecordRef?) throws(MirrorError) -> [Draft] {
    try read { try DraftTable(database: $0).drafts(of: ref) }
  }

  public func deleteDraft(_ key: DraftKey) throws(MirrorError) {
    try write { try DraftTable(database: $0).remove(key) }
  }
}
