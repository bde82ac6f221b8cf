import CRM
import MirrorStore
import Testing

/// One person in several accounts.
@Suite struct LinkedRecordsTests {
  private let store: MirrorStore
  private let home = AccountID("home")

  init() throws { store = try .temporary() }

  private func save(_ id: String, _ name: String, email: String, phone: String, in account: AccountID) throws {
    let original: JSON = [
      "name": .string(name), "emails": [["email": .string(email)]], "phones": [["phone": .string(phone)]],
    ]
    try store.save(Record(id: RecordID(.lead, id), title: name, original: original), in: account, at: moment(1))
  }

  private func linked(_ id: String) throws -> [String] {
    try store.linkedRecords(of: RecordRef(work, RecordID(.lead, id)), limit: 9).map(\.ref.record.id)
  }

  @Test func anAddressOrANumberInCommonLinks() throws {
    try save("a", "Ada", email: "ada@engines.example", phone: "+14155550132", in: work)
    try save("same-mail", "A. Lovelace", email: "Ada@Engines.example", phone: "+493012345678", in: home)
    try save("same-phone", "Countess", email: "c@else.example", phone: "+1 (415) 555-0132", in: home)
    try save("longer", "Adam", email: "ada@engines.example.org", phone: "+14155559999", in: home)
    try save("own", "Ada again", email: "ada@engines.example", phone: "+14155550132", in: work)
    #expect(try linked("a") == ["same-mail", "same-phone"], "not its own account, not what only begins so")
  }

  @Test func nothingInCommonLinksNothing() throws {
    try save("a", "Ada", email: "ada@engines.example", phone: "123", in: work)
    try save("b", "Ada", email: "ada@other.example", phone: "123", in: home)
    #expect(try linked("a").isEmpty, "neither a name nor a short number tells")
    #expect(try linked("nobody").isEmpty)
  }
}
