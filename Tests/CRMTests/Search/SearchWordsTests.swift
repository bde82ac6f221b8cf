import CRM
import Testing

@Suite struct SearchWordsTests {
  @Test(arguments: [
    ("Żaneta BRZĘCZYSZCZYKIEWICZ", ["zaneta", "brzeczyszczykiewicz"]), ("Łódź", ["lodz"]), ("Straße", ["strasse"]),
    ("Åse Søren-Ægir", ["ase", "soren", "aegir"]), ("e\u{301}te\u{301}", ["ete"]), ("ＡＣＭＥ　１", ["acme", "1"]),
    ("Ἀθῆναι", ["αθηναι"]), ("Йорк", ["иорк"]), ("O’Brien", ["obrien", "brien"]), ("Ada's", ["adas"]),
    ("山田太郎", ["山田", "田太", "太郎", "郎"]), ("東京タワー2024", ["東京", "京タ", "タワ", "ワー", "ー", "2024"]),
    ("प्रिया शर्मा", ["प्रिया", "शर्मा"]), ("", []), ("🔥 --", []),
  ])
  func cutsATextIntoFoldedWords(text: String, words: [String]) {
    #expect(SearchWords.ofDocument(text) == words)
  }

  @Test(arguments: [("太郎", ["太郎"]), ("太", ["太"]), ("山田太郎", ["山田", "田太", "太郎"])])
  func asksForThePairsOfARunOnly(text: String, words: [String]) {
    #expect(SearchWords.ofQuery(text) == words)
  }

  @Test func whatIsAskedForIsAmongWhatIsFiled() {
    for text in ["김민준", "สมชาย ใจดี", "ប្រទេស", "မြန်မာ", "株式会社"] {
      let filed = SearchWords.ofDocument(text)
      let scalars = Array(text.unicodeScalars)
      for start in scalars.indices where scalars[start].properties.generalCategory == .otherLetter {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start...])
        for word in SearchWords.ofQuery(String(part)) {
          #expect(filed.contains { $0.hasPrefix(word) }, "\(word) in \(text)")
        }
      }
    }
  }
}
