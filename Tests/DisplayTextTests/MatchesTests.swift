import DisplayText
import Testing

@Suite struct MatchesTests {
  @Test(arguments: [
    ("José Álvarez", "jose", [0..<4]),
    ("JOSE ALVAREZ", "álv", [5..<8]),
    ("Anna and Hanna", "an", [0..<2, 5..<7, 10..<12]),
    ("Lee, Ann", "ann lee", [0..<3, 5..<8]),
    ("aaaa", "aa", [0..<4]),
    ("Łukasz Øre", "łu øre", [0..<2, 7..<10]),
    ("ΟΔΥΣΣΕΎΣ", "οδυσσευς", [0..<8]),
    ("Ёлка", "елк", [0..<3]),
    ("e\u{301}te\u{301}", "ete", [0..<3]),
    ("東京都", "京", [1..<2]),
    ("İstanbul", "ist", [0..<3]),
    ("short", "much longer than that", []),
    ("text", "", []), ("text", "  ", []), ("", "x", []),
  ])
  func anywhere(text: String, query: String, expected: [Range<Int>]) {
    #expect(DisplayText(text).matches(of: query) == expected)
  }

  @Test func wordStartsOnly() {
    #expect(DisplayText("Anna and Hanna").matches(of: "an", at: .wordStart) == [0..<2, 5..<7])
    #expect(DisplayText("(ann) x-ann 1ann").matches(of: "ann", at: .wordStart) == [1..<4, 8..<11])
  }
}
