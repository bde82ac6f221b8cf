import CRM
import MirrorStore
import Testing

/// What a person types and whom they mean.
@Suite struct SearchQualityTests {
  static let queries: [(String, String)] = [
    // Names, by their beginnings and in any order.
    ("ada lovelace", "ada"), ("lovelace ada", "ada"), ("lov", "ada"), ("ADA L", "ada"), ("adam", "adam"),
    ("ada", "ada"), ("john smith", "smith2"), ("smith john acme", "smith1"), ("jean-luc", "jean"), ("luc p", "jean"),
    ("7 eleven", "seven"), ("eleven", "seven"), ("acme", "acme"), ("acme t", "acme2"), ("\"ann ada\"", "ann"),
    // Accents, cases, letters that a keyboard lacks.
    ("zaneta brzecz", "zaneta"), ("ŻANETA", "zaneta"), ("soren ostergaard", "soren"), ("jose alvarez", "jose"),
    ("obrien", "obrien"), ("o'brien", "obrien"), ("brien", "obrien"), ("strassenbau", "weiss"), ("weiss", "weiss"),
    ("pena", "jose"), ("geschaftsfuhrer", "jose"), ("Ande\u{301}rsen hans", "andersen"),
    // Other scripts.
    ("太郎", "yamada"), ("山田", "yamada"), ("郎", "yamada"), ("日立", "yamada"), ("민준", "kim"), ("김", "kim"), ("전자", "kim"),
    ("शर्मा", "priya"), ("infotech", "priya"), ("дмитрий", "dmitri"), ("ЙОРК", "dmitri"), ("елка", "dmitri"),
    ("νικος", "nikos"), ("παπαδοπουλοσ", "nikos"), ("حسن", "layla"), ("ใจดี", "somchai"),
    // Numbers.
    ("415 555", "ada"), ("+1 (415)", "ada"), ("4155550132", "ada"), ("14155550132", "ada"), ("0132", "ada"),
    ("(415) 555-0132", "ada"), ("001 415 555 0132", "ada"), ("+44 (0)20 7946", "adam"), ("020 7946 0958", "adam"),
    ("+49 170 1234567", "ann"), ("0170 12", "ann"), ("512 345 536", "zaneta"), ("602-555-0177", "acme"),
    ("0312345678", "yamada"),
    // Addresses and domains.
    ("@acme", "ann"), ("@engines", "ada"), ("ada.lovelace@", "ada"), ("engines.example", "ada"), ("bread", "smith2"),
    ("john@acme.com", "smith1"), ("niamh_obrien", "obrien"), ("niamh_obrien+work@clover", "obrien"),
    ("acme-anvils.com", "acme"), ("wile@desert.example", "acme"),
    // Companies, titles, tags, stages, fields.
    ("pin factory", "adam"), ("bakery", "smith2"), ("captain", "jean"), ("coyote", "acme"), ("genius", "acme"),
    ("cold", "adam"), ("explosives", "acme"), ("tucson", "acme"), ("potential", "acme"), ("nordlys", "soren"),
    // Notes, descriptions, to-dos and timelines.
    ("rockets", "acme"), ("magnet", "acme"), ("sailing", "bo"), ("note:catalogue", "bo"), ("grosse catal", "bo"),
    ("納期", "bo"), ("note:magnet acme", "acme"), ("bo note:sailing", "bo"),
    // Filters.
    ("stage:lead", "ada"), ("status:\"bad fit\" adam", "adam"), ("status:\"bad fit", "adam"),
    ("stage:fit kind:lead", "seven"),
    ("segment:cust", "ada"), ("tag:hot", "ada"), ("tag:vip updated:>300d", "bo"), ("kind:deal", "deal1"),
    ("smith updated:<7d", "adam"), ("john updated:>30d", "smith1"), ("has:phone smith", "adam"),
    ("owner:me kind:lead", "acme"),
    ("owner:mei", "deal1"), ("is:overdue", "acme"), ("kind:people vip", "ada"),
    // Mistakes.
    ("lovelcae", "ada"), ("brzeczyszcykiewicz", "zaneta"), ("andresen", "andersen"), ("jonh smiht", "smith2"),
    ("schwarzeneger", "schwarzen"), ("schwartzeneger", "schwarzen"), ("ostergard", "soren"), ("picrad", "jean"),
    ("alvraez jose", "jose"), ("coyotte", "acme"),
  ]

  private static let world = Result { try SearchWorld(.temporary()) }

  @Test(arguments: queries)
  func theFirstHitIsWhoIsMeant(typed: String, expected: String) throws {
    let world = try Self.world.get()
    let hits = try world.store.search(SearchQuery(typed), limit: 10, now: SearchWorld.now)
    #expect(hits.first?.row.id.id == expected, "found \(hits.map(\.row.id.id))")
    #expect(Set(hits.map(\.ref)).count == hits.count)
  }

  @Test(arguments: [
    "zzzz", "qqqqqq", "ada writer", "@nowhere", "9999999", "kind:deal ada", "stage:nothing", "note:lovelace",
  ])
  func nothingIsFoundWhereNothingMatches(typed: String) throws {
    #expect(try Self.world.get().store.search(SearchQuery(typed), limit: 10, now: SearchWorld.now) == [])
  }

  @Test func ranksByFieldAndThenByTime() throws {
    let hits = try Self.world.get().store.search(SearchQuery("acme"), limit: 20, now: SearchWorld.now)
    #expect(hits.map(\.row.id.id) == ["acme", "acme2", "deal1", "ann", "smith1"])
    #expect(hits.map(\.field) == [.name, .name, .name, .email, .email])
  }

  @Test func saysWhereItMatched() throws {
    let hit = try #require(
      try Self.world.get().store.search(SearchQuery("catalogue"), limit: 1, now: SearchWorld.now).first)
    #expect(hit.field == .note)
    #expect(hit.item == "n1")
    #expect(hit.excerpt == "Wants the Größe XL catalogue")
    #expect(hit.highlights == ["catalogue"])
  }

  @Test func highlightsWhatWasMeant() throws {
    let hit = try #require(
      try Self.world.get().store.search(SearchQuery("lovelcae"), limit: 1, now: SearchWorld.now).first)
    #expect(hit.highlights.contains("lovelace"))
  }

  @Test func looksInTheAccountsAndKindsThatAreAsked() throws {
    let store = try Self.world.get().store
    let query = SearchQuery("acme")
    let now = SearchWorld.now
    #expect(
      try store.search(query, accounts: [SearchWorld.home], limit: 9, now: now).map(\.row.id.id) == ["ann", "smith1"])
    #expect(try store.search(query, kinds: [.deal], limit: 9, now: now).map(\.row.id.id) == ["deal1"])
    #expect(try store.search(query, accounts: [], limit: 9, now: now).isEmpty)
    #expect(try store.search(query, accounts: [AccountID("other")], limit: 9, now: now).isEmpty)
    #expect(try store.search(query, limit: 2, now: now).count == 2)
  }

  @Test func hostileTextIsOnlyText() throws {
    let store = try Self.world.get().store
    for typed in [
      "\" OR 1", "a* AND", "NEAR(a b)", "ada\"\"", "\u{0}", "-ada", "^ada", "{x}:y", "'; DROP TABLE record",
    ] {
      _ = try store.search(SearchQuery(typed), limit: 5, now: SearchWorld.now)
    }
    #expect(try store.search(SearchQuery(""), limit: 50, now: SearchWorld.now).count == 25)
  }
}
