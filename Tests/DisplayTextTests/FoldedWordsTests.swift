import DisplayText
import Testing

@Suite struct FoldedWordsTests {
  @Test func everyWordHasToOccurSomewhere() {
    #expect(FoldedWords("chairs march").allOccur(in: "In March they want forty chairs."))
    #expect(!FoldedWords("chairs april").allOccur(in: "In March they want forty chairs."))
    #expect(FoldedWords("  ").isEmpty)
  }

  @Test func whatItFindsIsWhatIsMarked() {
    let texts = ["Björk & Söner AB", "Bjo\u{308}rk", "ΑΣΦΑΛΕΙΑ", "株式会社みどり", "a\u{300}b", "x", "", "İstanbul"]
    for query in ["bjork", "ö", "ασφ", "会社", "ab", "x", "istanbul", "B"] {
      for text in texts {
        #expect(
          FoldedWords(query).allOccur(in: text) == !DisplayText(text).matches(of: query).isEmpty, "\(query) in \(text)")
      }
    }
  }
}
