import CRM
import GRDB

/// The terms that records share, which of them begin as typed, and which are meant by a mistyped word; for use within a
/// transaction.
struct TermTable {
  let database: Database

  /// Corrections of one word that are tried.
  private static let mostCorrections = 12
  /// Terms that are asked for one by one. Where more begin so, each is likely to be rare.
  private static let mostTerms = 64
  /// Characters of a beginning, its letter for the field included, for which the index is made. `SchemaVersion3`.
  private static let indexedBeginning = 5

  func learn(_ terms: [String]) throws {
    let known = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM search_term WHERE term = ?)")
    for term in terms where try Bool.fetchOne(known, arguments: [term]) != true {
      let number = try database.insertedID("INSERT INTO search_term (term) VALUES (?) RETURNING id", [term])
      guard term.hasPrefix(SearchTermPrefix.name.rawValue) || term.hasPrefix(SearchTermPrefix.company.rawValue) else {
        continue
      }
      for key in SearchSpelling.keys(of: String(term.dropFirst())) {
        try database.run("INSERT OR IGNORE INTO search_typo (key, term) VALUES (?, ?)", [key, number])
      }
    }
  }

  /// The terms of the index that begin with a word, as the index is best asked for them.
  func beginning(_ prefix: SearchTermPrefix, _ word: String) throws -> String? {
    let start = prefix.rawValue + word
    guard prefix.isShared, start.unicodeScalars.count > Self.indexedBeginning else {
      return SearchExpression.beginning(prefix, word)
    }
    let statement = try database.cachedStatement(
      sql: "SELECT term FROM search_term WHERE term >= ? AND term < ? LIMIT \(Self.mostTerms + 1)")
    let terms = try String.fetchAll(statement, arguments: [start, start + "\u{10FFFF}"])
    if terms.count > Self.mostTerms { return SearchExpression.beginning(prefix, word) }
    return SearchExpression.any(terms.map(SearchExpression.exactly))
  }

  /// The words of names that `typed` may stand for, those with the fewest mistakes only.
  func corrections(of typed: String) throws -> [String] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT search_term.term FROM search_typo JOIN search_term ON search_term.id = search_typo.term
        WHERE search_typo.key = ? LIMIT 200
        """)
    var distances: [String: Int] = [:]
    for key in SearchSpelling.keys(of: typed) {
      for term in try String.fetchAll(statement, arguments: [key]) {
        let word = String(term.dropFirst())
        if distances[word] != nil { continue }
        distances[word] = SearchSpelling.distance(from: typed, toBeginningOf: word) ?? .max
      }
    }
    guard let best = distances.values.min(), best < .max else { return [] }
    let words = distances.filter { $0.value == best }.keys
    // Of words as near as each other, one that begins alike and is as long is the likelier.
    func unlikeliness(_ word: String) -> Int {
      abs(word.count - typed.count) + (word.first == typed.first ? 0 : 100)
    }
    return Array(words.sorted { (unlikeliness($0), $0) < (unlikeliness($1), $1) }.prefix(Self.mostCorrections))
  }
}
