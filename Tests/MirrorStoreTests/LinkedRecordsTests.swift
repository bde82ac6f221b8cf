import CRM
import MirrorStore
import Testing

/// One person in several accounts.
@Suite struct LinkedRecordsTests {
  private let store: MirrorStore
  private let home = AccountID("home")

  init() throws { store = try .temporary() }

  private func save(
    _ id: String, _ name: String, _ kind: RecordKind = .lead, email: String, phone: String, in account: AccountID
  ) throws {
    let original: JSON = [
      "name": .string(name), "emails": [["email": .string(email)]], "phones": [["phone": .string(phone)]],
    ]
    try store.save(Record(id: RecordID(kind, id), title: name, original: original), in: account, at: moment(1))
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

  private func saveCompany(_ id: String, _ kind: RecordKind, site: String, in account: AccountID) throws {
    let record = Record(id: RecordID(kind, id), title: id, original: ["name": .string(id), "url": .string(site)])
    try store.save(record, in: account, at: moment(1))
  }

  @Test func aCompanysDomainLinksAfterWhatIsTheSame() throws {
    try save("a", "Ada", email: "ada@engines.example", phone: "+14155550132", in: work)
    try save("colleague", "Bob", .person, email: "bob@engines.example", phone: "+14155550100", in: home)
    try saveCompany("company", .company, site: "https://www.Engines.example/about", in: home)
    try save("same", "A. Lovelace", email: "al@else.example", phone: "+14155550132", in: home)
    try saveCompany("longer", .company, site: "https://engines.example.org", in: home)
    let links = try store.linkedRecords(of: RecordRef(work, RecordID(.lead, "a")), limit: 9)
    #expect(links.map(\.ref.record.id) == ["same", "company", "colleague"])
    #expect(links.map(\.basis) == [.phone, .domain("engines.example"), .domain("engines.example")])
  }

  @Test func addressesOfAMailProviderLinkNobody() throws {
    try save("a", "Ada", email: "ada@gmail.com", phone: "1", in: work)
    try save("b", "Bob", email: "bob@gmail.com", phone: "2", in: home)
    #expect(try linked("a").isEmpty)
  }

  @Test func onesOwnCompanyLinksNothing() throws {
    try save("a", "Ada", email: "ada@mine.example", phone: "1", in: work)
    try save("b", "Bob", email: "bob@mine.example", phone: "2", in: home)
    #expect(try linked("a") == ["b"])
    let me = Identity(id: "u", name: "Me", email: "me@mine.example")
    try store.save(Vocabulary(identity: me), of: home, at: moment(1))
    #expect(try linked("a").isEmpty, "every record would be linked with every other")
  }

  @Test func nothingInCommonLinksNothing() throws {
    try save("a", "Ada", email: "ada@engines.example", phone: "123", in: work)
    try save("b", "Ada", email: "ada@other.example", phone: "123", in: home)
    #expect(try linked("a").isEmpty, "neither a name nor a short number tells")
    #expect(try linked("nobody").isEmpty)
  }
}
