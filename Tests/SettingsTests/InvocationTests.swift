import Settings
import Testing

@Suite struct InvocationTests {
  @Test(arguments: [
    ("move-down", ["move-down"]), ("  view   next ", ["view", "next"]),
    (#"search "Acme Inc" x"#, ["search", "Acme Inc", "x"]),
    (#"search 'say "hi"'"#, ["search", #"say "hi""#]), (#"search "a \"b\" \\""#, ["search", #"a "b" \"#]),
    ("search o'brien", ["search", "o'brien"]), (#"search "open"#, ["search", "open"]), (#"go """#, ["go", ""]),
    (#"search "a\"#, ["search", #"a\"#]),
  ])
  func splitsALine(line: String, words: [String]) throws {
    let invocation = try #require(Invocation(parsing: line))
    #expect([invocation.name] + invocation.arguments == words)
    #expect(Invocation(parsing: invocation.description) == invocation)
  }

  @Test(arguments: ["", "   ", "\t"])
  func aBlankLineIsNothing(line: String) { #expect(Invocation(parsing: line) == nil) }
}
