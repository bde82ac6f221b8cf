import CRM
import Testing

@Suite struct CompanyDomainTests {
  @Test(arguments: [
    ("https://www.Acme.example/about?x=1", "acme.example"), ("acme.co.uk", "acme.co.uk"),
    ("shop.acme.example", "shop.acme.example"),
  ])
  func isReadOutOfAWebAddress(_ text: String, _ name: String) {
    #expect(CompanyDomain(text)?.name == name)
  }

  @Test(arguments: [
    "gmail.com", "mail.yahoo.co.uk", "hotmail.fr", "https://www.linkedin.com/in/ada", "acme.wordpress.com",
    "10.0.0.1", "3.5", "acme", "a..example", ".example", "",
  ])
  func isNoneWhereStrangersShareIt(_ text: String) {
    #expect(CompanyDomain(text) == nil)
  }

  @Test func aCompanyWithTheNameOfAProviderHasItsOwn() {
    #expect(CompanyDomain("live-events.example") != nil)
    #expect(CompanyDomain("outlook.capital") != nil)
  }

  @Test func aRecordHasThoseOfItsPagesFirst() {
    let record = Record(
      id: RecordID(.lead, "l"), title: "Acme",
      original: [
        "contacts": [
          ["emails": [["email": "ada@engines.example"], ["email": "bob@acme.example"], ["email": "c@gmail.com"]]]
        ],
        "url": "http://acme.example", "description": "see other.example",
      ])
    #expect(SearchDocument(record).companyDomains.map(\.name) == ["acme.example", "engines.example"])
  }
}
