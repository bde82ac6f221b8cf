import Testing

@testable import Settings

@Suite struct DiagnosticTests {
  @Test func readsLikeASentence() {
    let diagnostic = Diagnostic(
      .error, file: "config.toml", line: 12, keyPath: "account[0].service", value: "\"clsoe\"",
      message: "unknown service", suggestion: "close", allowed: ["close", "cloze", "highlevel"])
    #expect(
      diagnostic.description
        == #"config.toml:12: account[0].service = "clsoe": unknown service; did you mean "close"? (close, cloze, highlevel)"#
    )
  }

  @Test func canBeAboutAWholeFile() {
    #expect(Diagnostic(.error, file: "a.toml", message: "is not UTF-8 text").description == "a.toml: is not UTF-8 text")
  }

  @Test(arguments: [
    ("a\u{1B}[31m", #""a\u{1B}[31m""#),
    ("say \"hi\"\\", #""say \"hi\"\\""#),
    ("\u{202E}evil\u{2028}", #""\u{202E}evil\u{2028}""#),
    ("tab\tand\u{9B}", #""tab\u{9}and\u{9B}""#),
    ("Zoë 李", #""Zoë 李""#),
  ])
  func quotesWhatItShows(text: String, quoted: String) {
    #expect(text.quotedForMessage == quoted)
  }

  @Test func cutsLongValues() {
    let quoted = String(repeating: "x", count: 10_000).quotedForMessage
    #expect(quoted.count == 83)
    #expect(quoted.hasSuffix("…\""))
  }

  @Test(arguments: [
    ("clsoe", ["close", "cloze", "highlevel"], "close"),
    ("Theme", ["theme", "keymap"], "theme"),
    ("refersh", ["refresh", "redraw"], "refresh"),
    ("x", ["theme", "keymap"], nil),
    ("salesforce", ["close", "cloze", "highlevel"], nil),
    ("", ["a"], nil),
  ])
  func findsTheNearestName(name: String, candidates: [String], nearest: String?) {
    #expect(NearestName.of(name, among: candidates) == nearest)
  }
}
