import CRM
import Testing

@Suite struct SearchSpellingTests {
  @Test(arguments: [
    ("jonh", "john", 1), ("smiht", "smith", 1), ("brzezinsky", "brzezinski", 1), ("lovlac", "lovelace", 1),
    ("brzeczyszcykiewcz", "brzeczyszczykiewicz", 2), ("andresen", "andersen", 1), ("amd", "amt", nil),
    ("john", "paul", nil), ("smith", "smoothie", nil),
  ])
  func countsMistakes(typed: String, word: String, mistakes: Int?) {
    #expect(SearchSpelling.distance(from: typed, toBeginningOf: word) == mistakes)
  }

  @Test(arguments: [
    ("jonh", "john"), ("smiht", "smith"), ("lovlace", "lovelace"), ("lovelacee", "lovelace"), ("andresen", "andersen"),
    ("kowalksi", "kowalski"), ("xndersan", "andersen"),
  ])
  func aMistypedWordSharesAKeyWithTheRightOne(typed: String, word: String) {
    #expect(!Set(SearchSpelling.keys(of: typed)).isDisjoint(with: SearchSpelling.keys(of: word)))
  }
}
