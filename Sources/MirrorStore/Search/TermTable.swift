import CRM
import GRDB

/// The terms that records share, which of them begin as typed, and which are meant by a mistyped word; for use within a
/// transaction.
struct TermTable {
  let database: Database

  /// Corrections of one word that are tried.
  private static let mostCorrections = 12
  /// Terms that are asked for one by one. Where more begin so, FTS5 gathers all rows of theirs, which costs more.
  private static let mostTerms = 500
  /// Characters of a beginning, its letter for the field included, for which the index is made. `SchemaVersion3`.
  private static let indexedBeginning = 5

  func learn(_ terms: Set<String>) throws {
    guard !terms.isEmpty else { return }
    let new = try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT term FROM search_term)"),
      arguments: [JSON.array(terms.sorted().map(JSON.string)).text])
    for term in new {
      try database.run("INSERT INTO search_term (term) VALUES (?)", [term])
      guard term.hasPrefix(SearchTermPrefix.name.rawValue) || term.hasPrefix(SearchTermPrefix.company.rawValue) else {
        continue
      }
      let word = String(term.dropFirst())
      for key in SearchSpelling.keys(of: word) {
        try database.run("INSERT OR IGNORE INTO search_typo (key, word) VALUES (?, ?)", [key, word])
      }
    }
  }

  /// The terms of the index that begin with a word, as the index is best asked for them.
  func beginning(_ prefix: SearchTermPrefix, _ word: String) throws -> String? {
    let start = prefix.rawValue + word
    guard prefix.isShared(word), start.unicodeScalars.count > Self.indexedBeginning else {
      return SearchExpression.beginning(prefix, word)
    }
    let statement = try database.cachedStatement(
      sql: "SELECT term FROM search_term WHERE term >= ? AND term < ? LIMIT \(Self.mostTerms + 1)")
    let terms = try String.fetchAll(statement, arguments: [start, start + "\u{10FFFF}"])
    if terms.count > Self.mostTerms { return SearchExpression.beginning(prefix, word) }
    return SearchExpression.any(terms.map(SearchExpression.exactly))
  }

  /// The words of names that `typed` may stand for, those with the fewest mistakes only; none when a name has a word that
  /// begins so.
  func corrections(of typed: String) throws -> [String] {
    let statement = try database.cachedStatement(sql: "SELECT word FROM search_typo WHERE key = ? LIMIT 200")
    var distances: [String: Int] = [:]
    for key in SearchSpelling.keys(of: typed) {
      for word in try String.fetchAll(statement, arguments: [key]) {
        if distances[word] != nil { continue }
        distances[word] = SearchSpelling.distance(from: typed, toBeginningOf: word) ?? .max
      }
    }
    guard let best = distances.values.min(), best > 0, best < .max else { return [] }
    let words = distances.filter { $0.value == best }.keys
    // Of words as near as each other, one that begins alike and is as long is the likelier.
    func unlikeliness(_ word: String) -> Int {
      abs(word.count - typed.count) + (word.first == typed.first ? 0 : 100)
    }
    return Array(words.sorted { (unlikeliness($0), $0) < (unlikeliness($1), $1) }.prefix(Self.mostCorrections))
  }
}
