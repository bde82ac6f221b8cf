import Testing

@testable import ViewModels

@Suite struct FuzzyMatchTests {
  private func best(_ letters: String, of names: [String] = CommandRegistry.names) -> String? {
    let scored = names.compactMap { name in FuzzyMatch.score(letters, in: name).map { (name, $0) } }
    return scored.max { $0.1 < $1.1 }?.0
  }

  @Test(arguments: [
    ("quit", "quit"), ("lc", "log-call"), ("logc", "log-call"), ("an", "add-note"), ("hpd", "half-page-down"),
    ("sort", "sort"), ("acs", "accounts"), ("err", "errors"), ("od", "outbox-discard"),
  ])
  func theNameThatIsMeantComesFirst(letters: String, name: String) { #expect(best(letters) == name) }

  @Test func lettersMustBeThereInTheirOrder() {
    #expect(FuzzyMatch.score("lg", in: "log") != nil)
    #expect(FuzzyMatch.score("gl", in: "log") == nil)
    #expect(FuzzyMatch.score("logs", in: "log") == nil)
    #expect(FuzzyMatch.score("", in: "log") == 0)
    #expect(FuzzyMatch.score("LOG", in: "log") == FuzzyMatch.score("log", in: "log"))
  }
}
