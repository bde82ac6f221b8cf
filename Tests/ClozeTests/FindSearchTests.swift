import CRM
import Cloze
import Testing

/// What is typed into the search line, as parameters of `find`. [cloze-api.md, 3, 3.1]
@Suite struct FindSearchTests {
  private static let vocabulary = Vocabulary(
    identity: Identity(id: "me", name: "Mei-Lin Zhou", email: "mei@acme.example"),
    stages: [.person: [Choice("lead", "Lead"), Choice("future", "Potential"), Choice("past", "Potential, lost")]],
    segments: [.person: [Choice("s1", "Customer"), Choice("s2", "Supplier")]],
    users: [Choice("ada@acme.example", "Ada Lovelace"), Choice("mei@acme.example", "Mei-Lin Zhou")])

  private func ask(_ text: String, _ body: String = #"{"errorcode":0}"#) async throws -> (FakeCloze, RecordPage) {
    let fake = FakeCloze(body)
    let page = try await fake.service().page(
      of: Question(kind: .person, text: text), next: nil, vocabulary: Self.vocabulary)
    return (fake, page)
  }

  @Test(arguments: [
    ("ada", "freeformquery=ada"), ("stage:lead", "stage=lead"), ("segment:supp", "segment=s2"),
    ("owner:me", "assigned=true&assignee=mei%40acme.example"),
    ("owner:lovelace", "assigned=true&assignee=ada%40acme.example"),
    ("ada stage:lead segment:customer", "stage=lead&segment=s1&freeformquery=ada"),
    ("works for IBM stage:lead", "stage=lead&freeformquery=works%20for%20IBM"),
    ("+1 (415) 555-0132", "freeformquery=%2B14155550132"),
    ("kind:person ada", "freeformquery=ada"),
    // Two stages have no single value, the look at the records tells them.
    ("ada stage:potential", "freeformquery=ada"), ("ada tag:vip", "freeformquery=ada"),
    ("stage:lead stage:lea", "stage=lead"),
  ])
  func becomesParameters(_ typed: String, _ parameters: String) async throws {
    let (fake, _) = try await ask(typed)
    #expect(
      fake.targets == ["/v1/people/find?pagesize=100&pagenumber=1&sort=lastchanged&sortdir=dec&\(parameters)"])
  }

  @Test func whatCannotBeSaidIsAppliedToTheAnswer() async throws {
    let people = #"[{"syncKey":"a","name":"Ada","keywords":["vip"]},{"syncKey":"b","name":"Bob"}]"#
    let (_, page) = try await ask("tag:vip", #"{"errorcode":0,"availablecount":2,"people":\#(people)}"#)
    #expect(page.records.map(\.id.id) == ["a"])
    #expect(page.total == nil)
  }

  @Test(arguments: ["note:price", "ada is:overdue", "has:todo"])
  func whatNobodyThereCanTellIsNotAskedFor(_ typed: String) async throws {
    let (fake, page) = try await ask(typed)
    #expect(fake.targets.isEmpty && page.records.isEmpty && page.next == nil)
    let limitation = try fake.service().searchLimitation(
      of: Question(kind: .person, text: typed), vocabulary: Self.vocabulary)
    #expect(limitation?.hasPrefix("Cloze cannot be asked for ") == true)
  }

  @Test(arguments: ["stage:laed", "kind:deal"])
  func whatHoldsForNobodyIsNotAskedFor(_ typed: String) async throws {
    let (fake, page) = try await ask(typed)
    #expect(fake.targets.isEmpty && page.records.isEmpty)
  }
}
