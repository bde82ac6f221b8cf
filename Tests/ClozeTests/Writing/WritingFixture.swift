import CRM
import Cloze

/// 2026-03-09T14:30:00Z, when the writes of these tests are made.
let writtenAt = Instant(seconds: 1_773_066_600)

/// The account of the writes: Ada's, in a team with Ben.
let writingVocabulary = Vocabulary(
  identity: Identity(id: "1", name: "Ada", email: "ada@acme.com"),
  users: [Choice("ada@acme.com", "Ada Lovelace"), Choice("ben@acme.com", "Ben Bell")])

extension Write {
  init(_ entry: Entry, about kind: RecordKind = .person, _ record: String = "S1", id: String = "W-1") {
    self.init(.create(entry), about: kind, record, id: id)
  }

  init(_ change: Change, about kind: RecordKind = .person, _ record: String = "S1", id: String = "W-1") {
    self.init(
      id: WriteID(id), ref: RecordRef(AccountID("work"), RecordID(kind, record)), change: change, madeAt: writtenAt)
  }
}

extension Entry {
  /// Filed under an address of the record.
  init(_ kind: EntryKind, to address: String, _ values: [EntryField: EntryValue] = [:]) {
    self.init(kind, values.merging([.contact: .choice(address)]) { first, _ in first })
  }
}

extension Record {
  init(_ kind: RecordKind, _ json: JSON, id: String = "S1") {
    self.init(id: RecordID(kind, id), title: "x", original: json)
  }
}

/// A service that is asked nothing over the wire.
func quietService() throws -> ClozeService { try FakeCloze("{}").service() }

/// The error that `operation` throws; nil when it throws none.
func refusal(_ operation: () throws(ServiceError) -> some Any) -> ServiceError? {
  do throws(ServiceError) {
    _ = try operation()
    return nil
  } catch {
    return error
  }
}
