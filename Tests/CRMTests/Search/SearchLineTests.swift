import CRM
import Testing

@Suite struct SearchLineTests {
  @Test func keepsTheWordsAsTheyWereTyped() {
    let line = SearchLine(#"  Ünal stage:"bad fit" "quick brown"  +1 (415) 555 has:phone foo:bar"#)
    #expect(line.words == #"Ünal "quick brown" +1 (415) 555 foo:bar"#)
    #expect(line.filters == [SearchLine.Part("stage", "bad fit"), SearchLine.Part("has", "phone")])
    #expect(line.misread == [SearchLine.Part("foo", "bar")])
    #expect(line.query == SearchQuery(#"  Ünal stage:"bad fit" "quick brown"  +1 (415) 555 has:phone foo:bar"#))
  }

  @Test(arguments: ["\"foo:bar\"", "https://acme.example", "10:30", "re:", "stage:", "foo: bar"])
  func doesNotTakeWhatIsTextForAMisreadFilter(_ typed: String) {
    #expect(SearchLine(typed).misread.isEmpty)
  }

  @Test func aQuoteThatIsNotClosedIsClosed() {
    #expect(SearchLine("name \"Ada L").words == "name \"Ada L\"")
  }
}

@Suite struct FilterCheckTests {
  private let now = Instant(seconds: 1_800_000_000)
  private let me = Identity(id: "u1", name: "Mei-Lin Zhou", email: "mei@acme.example")

  private var record: Record {
    Record(
      id: RecordID(.person, "p"), title: "Ada", status: "Bad Fit", updated: now.adding(seconds: -3600),
      original: [
        "stage": "Bad Fit", "segment": "customer", "tags": ["VIP"], "owner": "Mei-Lin Zhou",
        "phones": [["value": "+14155550132"]],
      ])
  }

  @Test(arguments: [
    ("stage:bad", true), ("stage:fit", true), ("stage:it", false), ("segment:cust", true), ("segment:lead", false),
    ("tag:vip", true), ("tag:no", false), ("owner:me", true), ("owner:zhou", true), ("owner:bob", false),
    ("has:phone", true), ("has:email", false), ("updated:<2h", true), ("updated:>2h", false), ("kind:person", true),
    ("kind:deal", false), ("stage:bad tag:no", false), ("", true),
  ])
  func judgesAsTheIndexDoes(_ typed: String, _ holds: Bool) {
    let check = FilterCheck(SearchQuery(typed).filters, identity: me, now: now)
    #expect(check.holds(for: record) == holds)
  }

  @Test func nobodysRecordsAreMine() {
    #expect(!FilterCheck([.ownerIsMe], identity: nil, now: now).holds(for: record))
  }
}
