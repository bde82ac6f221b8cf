import CRM
import Canvas
import MirrorStore

extension EffectRunner {
  /// What columns show of records, from the mirror.
  func cells(
    of records: [RecordID], _ columns: [RecordColumn], in account: AccountID
  ) throws -> [RecordID: [RecordColumn.ID: ColumnValue]] {
    let facts =
      columns.contains(where: \.needsTimeline)
      ? try mirror.contactFacts(of: records, in: account, now: now()) : [:]
    let read = columns.filter(\.needsRecord)
    let vocabulary = read.isEmpty ? Vocabulary() : try mirror.vocabulary(of: account) ?? Vocabulary()
    var cells: [RecordID: [RecordColumn.ID: ColumnValue]] = [:]
    for id in records {
      var row: [RecordColumn.ID: ColumnValue] = [:]
      for column in columns {
        switch column.source {
        case .lastContact: row[column.id] = facts[id]?.lastContact.map { .field(.moment($0)) }
        case .nextStep: row[column.id] = facts[id]?.nextStep.map(ColumnValue.todo)
        case .created, .field, .subtitle, .status, .value, .updated: break
        }
      }
      if !read.isEmpty, let stored = try mirror.record(RecordRef(account, id)) {
        let detail = services[account]?.detail(of: stored.record, vocabulary: vocabulary)
        for column in read { row[column.id] = try value(of: column, stored.record, detail, account) }
      }
      cells[id] = row
    }
    return cells
  }

  private func value(
    of column: RecordColumn, _ record: Record, _ detail: RecordDetail?, _ account: AccountID
  ) throws -> ColumnValue? {
    switch column.source {
    case .created: return record.created.map { .field(.moment($0)) }
    case .field(let label):
      for group in detail?.groups ?? [] {
        guard var field = group.fields.first(where: { $0.isLabelled(label) }) else { continue }
        try name(&field, in: account)
        return .field(field.value)
      }
      return nil
    case .subtitle, .status, .value, .updated, .lastContact, .nextStep: return nil
    }
  }

  /// The places of the rows that have all the words.
  func places(of text: String, in question: Question, _ account: AccountID) throws -> [Int] {
    let finder = TextFinder(text)
    return try mirror.places(in: question, of: account, reach: 50_000, limit: 10_000) { row in
      finder.matches([row.title, row.subtitle, row.status, row.value].compactMap(\.self).joined(separator: " "))
    }
  }

  /// The place of the next marked record after `place`, or before it, going on from the other end; nil when none of them
  /// is in the list.
  func markedPlace(
    among marked: [RecordID], in question: Question, _ account: AccountID, from place: Int, isForward: Bool
  ) throws -> Int? {
    let places = try marked.compactMap { try mirror.position(of: $0, in: question, account: account) }.sorted()
    return isForward
      ? places.first { $0 > place } ?? places.first : places.last { $0 < place } ?? places.last
  }
}
