public import CRM

/// Records with what is to be stored of them, made ahead of the transaction that stores them: while an earlier one is
/// still at it, and so that others who write wait no longer than they must.
public struct PreparedRecords: Sendable {
  private let records: [RecordID: PreparedRecord]

  public init(_ records: [CRM.Record]) {
    self.records = Dictionary(records.map { ($0.id, PreparedRecord(preparing: $0)) }) { $1 }
  }

  /// What was made of `record`, if it was among them as it is.
  func of(_ record: CRM.Record) -> PreparedRecord {
    records[record.id].flatMap { $0.record == record ? $0 : nil } ?? PreparedRecord(record)
  }
}

/// A record with what is to be stored of it.
struct PreparedRecord: Sendable {
  let record: CRM.Record
  /// The text of its JSON.
  let text: String
  /// What is indexed of it; nil where that is not known yet, as of a partial record, of which the mirror may have more.
  let terms: SearchIndexTerms?

  /// Without terms: they are made when they are needed.
  init(_ record: CRM.Record) {
    self.record = record
    text = record.original.text
    terms = nil
  }

  fileprivate init(preparing record: CRM.Record) {
    self.record = record
    text = record.original.text
    // As they will be read back: by these very terms they are taken out of the index again.
    terms = record.isPartial ? nil : IndexedRecord(record, number: 0, account: 0, place: nil).terms(record.original)
  }
}
