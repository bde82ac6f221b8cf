import CRM
import Testing

@Suite struct ChoiceMatchTests {
  private static let outcomes = ChoiceMatch([
    Choice("connected", "Connected"), Choice("leftvm", "Left message"), Choice("noanwser", "No answer"),
    Choice("nobody", "Nobody there"), Choice("con", "Con call"),
  ])
  private static let people = ChoiceMatch([
    Choice("u1", "Émile Zola"), Choice("u2", "Björk Åsa"), Choice("u3", "Maria Lopez"), Choice("u4", "Maria Øst"),
    Choice("u5", "Łukasz Ń"), Choice("u6", "Emil"),
  ])

  @Test(arguments: [
    ("connected", "connected"), ("CONNECTED", "connected"), ("conn", "connected"), ("l", "leftvm"),
    ("leftvm", "leftvm"),
    ("left  message ", "leftvm"), ("message", "leftvm"), ("le mes", "leftvm"), ("no a", "noanwser"),
    ("answ", "noanwser"),
    ("con", "con"), ("con call", "con"), ("swer", "noanwser"), ("nob", "nobody"),
  ])
  func finds(_ typed: String, _ key: String) throws {
    #expect(try Self.outcomes.choice(for: typed).key == key)
  }

  @Test(arguments: [
    ("emile", "u1"), ("zola", "u1"), ("ÉMILE", "u1"), ("bjork", "u2"), ("asa", "u2"), ("maria o", "u4"),
    ("lukasz", "u5"),
    ("e\u{301}mile", "u1"), ("emil", "u6"), ("lop", "u3"),
  ])
  func accentsMeanNothing(_ typed: String, _ key: String) throws {
    #expect(try Self.people.choice(for: typed).key == key)
  }

  @Test(arguments: [
    ("no", "“no” may be No answer or Nobody there"),
    ("c", "“c” may be Connected or Con call"),
    ("xyz", "“xyz” is none of Connected, Left message, No answer, Nobody there or Con call"),
  ])
  func problemsSayWhatIsPossible(_ typed: String, _ words: String) {
    let problem = #expect(throws: TypedProblem.self) { try Self.outcomes.choice(for: typed) }
    #expect(problem?.words == words)
  }

  @Test func longListsAreCounted() {
    let many = ChoiceMatch((1...20).map { Choice("k\($0)", "Stage \($0)") })
    let problem = #expect(throws: TypedProblem.self) { try many.choice(for: "x") }
    #expect(problem?.words == "“x” is none of Stage 1, Stage 2, Stage 3, Stage 4, Stage 5 and 15 more")
    let none = #expect(throws: TypedProblem.self) { try ChoiceMatch([]).choice(for: "x") }
    #expect(none?.words == "there is nothing to choose from")
  }

  @Test func candidatesNarrowAsOneTypes() {
    #expect(Self.outcomes.candidates(for: "").count == 5)
    #expect(Self.outcomes.candidates(for: " ").count == 5)
    #expect(Self.outcomes.candidates(for: "n").map(\.key) == ["noanwser", "nobody"])
    #expect(Self.outcomes.candidates(for: "nn").map(\.key) == ["connected"])
    #expect(Self.outcomes.candidates(for: "co").map(\.key) == ["connected", "con"])
    #expect(Self.outcomes.candidates(for: "zzz").isEmpty)
  }

  @Test func exactIsAllOfALabelOrKey() {
    #expect(Self.outcomes.exact("no answer")?.key == "noanwser")
    #expect(Self.outcomes.exact("nobody")?.key == "nobody")
    #expect(Self.outcomes.exact("no") == nil)
    #expect(Self.outcomes.exact("") == nil)
    #expect(ChoiceMatch([Choice("a", "Ann"), Choice("b", "Ann")]).exact("ann") == nil)
  }
}
