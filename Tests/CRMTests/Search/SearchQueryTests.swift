import CRM
import Testing

@Suite struct SearchQueryTests {
  @Test func takesWordsAndFiltersApart() {
    let query = SearchQuery(#"Ada stage:lead STATUS:"Bad Fit" updated:<7d has:phone kind:people note:invoice O'Brien"#)
    #expect(query.terms.map(\.words) == [["ada"], ["obrien"]])
    #expect(
      query.filters == [
        .stage(["lead"]), .stage(["bad_fit"]), .updatedWithin(seconds: 7 * 86_400), .has(.phone), .kind([.person]),
        .note(SearchTerm(typed: "invoice", words: ["invoice"])),
      ])
  }

  @Test(arguments: [
    ("owner:me", SearchFilter.ownerIsMe), ("owner:ada,Bob", .owner(["ada", "bob"])), ("tag:VIP", .tag(["vip"])),
    ("segment:customer", .segment(["customer"])), ("is:overdue", .isOverdue), ("is:over", .isOverdue),
    ("updated:>2w", .updatedBefore(seconds: 14 * 86_400)), ("updated:12h", .updatedWithin(seconds: 12 * 3600)),
    ("has:emails", .has(.email)), ("kind:deal,lead", .kind([.deal, .lead])), ("status:\"bad", .stage(["bad"])),
  ])
  func readsAFilter(typed: String, filter: SearchFilter) {
    #expect(SearchQuery(typed) == SearchQuery(filters: [filter]))
  }

  @Test(arguments: ["stage:", "has:", "is:", "kind:", "updated:<", "note:", "tag:\"", "", "  ", "\"", "…"])
  func whatIsUnfinishedAsksForNothing(typed: String) {
    #expect(SearchQuery(typed).isEmpty)
  }

  @Test(arguments: [
    ("foo:bar", ["foo", "bar"]), ("has:wings", ["has", "wings"]), ("updated:soon", ["updated", "soon"]),
    ("is:late", ["is", "late"]), ("\"stage:lead\"", ["stage", "lead"]), ("10:30", ["10", "30"]),
  ])
  func whatIsNoFilterIsWords(typed: String, words: [String]) {
    let query = SearchQuery(typed)
    #expect(query.filters.isEmpty)
    #expect(query.terms.flatMap(\.words) == words)
  }

  @Test func aQuoteThatIsNotClosedGoesOnToTheEnd() {
    #expect(SearchQuery(#"ada "king of"#).terms.map(\.words) == [["ada"], ["king", "of"]])
  }

  @Test(arguments: [
    ("415 555", ["415555"]), ("+1 (415)", ["1415"]), ("4155550132", ["4155550132", "155550132"]),
    ("0170 12", ["17012"]),
    ("+44 (0)20 79", ["442079"]),
  ])
  func joinsThePiecesOfANumber(typed: String, phones: [String]) {
    let query = SearchQuery(typed)
    #expect(query.terms.map(\.phones) == [phones])
    #expect(query.highlights == [typed])
  }

  @Test(arguments: [("@Acme", "@acme"), ("ADA@acme.", "ada@acme"), ("<ada@acme.com>", "ada@acme.com")])
  func knowsAnAddressFromAPartOfIt(typed: String, address: String) {
    #expect(SearchQuery(typed).terms == [SearchTerm(typed: typed, address: address)])
  }
}
