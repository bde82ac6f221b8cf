import CRM
import Testing
import ViewModels

@Suite struct SearchDoubtTests {
  private static let words = Vocabulary(
    stages: [.lead: [Choice("a", "Potential"), Choice("b", "Bad Fit")], .person: [Choice("c", "Current Client")]],
    users: [Choice("u", "Ada Lovelace")])

  private func doubts(_ line: String, _ vocabularies: [Vocabulary] = [words]) -> [String] {
    SearchDoubt.all(of: line, vocabularies: vocabularies, kinds: [.lead]).map(\.words)
  }

  @Test func aNameThatIsNoFilterIsNamedWithItsNearest() {
    #expect(
      doubts("ada stgae:lead") == [
        "stgae: is not a filter, did you mean stage:? · \"stgae:lead\" in quotes is its text"
      ])
    let far = doubts("foo:bar")
    #expect(far.count == 1 && far[0].hasPrefix("foo: is not a filter · \"foo:bar\" in quotes is its text · "))
    #expect(far[0].hasSuffix("has: is: note: kind:"))
  }

  @Test(arguments: [
    ("stage:potental", "stage: does not know “potental”, did you mean Potential?"),
    ("status:ft", "status: does not know “ft”, did you mean Bad Fit?"),
    ("stage:zzzzzz", "stage: does not know “zzzzzz”, it takes Potential, Bad Fit"),
    ("owner:lovelase", "owner: does not know “lovelase”, did you mean Ada Lovelace?"),
    ("has:phne", "has: does not know “phne”, did you mean phone? · \"has:phne\" in quotes is its text"),
  ])
  func aValueThatAFilterDoesNotKnowIsNamedWithItsNearest(_ line: String, _ words: String) {
    #expect(doubts(line) == [words])
  }

  @Test(arguments: [
    "ada", "stage:pot", "stage:fit,potential", "owner:me", "owner:ada", "owner:x@y.example", "tag:whatever",
    "\"foo:bar\"", "stage:", "https://acme.example", "updated:<7d", "segment:x",
  ])
  func whatIsRightIsNotDoubted(_ line: String) {
    #expect(doubts(line).isEmpty)
  }

  @Test func whatTheServiceKnowsIsNotDoubted() {
    let doubts = SearchDoubt.all(
      of: "opportunity:won foo:bar", vocabularies: [], kinds: [.lead], known: ["opportunity"])
    #expect(doubts.count == 1 && doubts[0].words.hasPrefix("foo: "))
  }

  @Test func withoutTheAccountsWordsNothingIsSaidOfValues() {
    #expect(doubts("stage:potental owner:x", [Vocabulary()]).isEmpty)
  }
}
