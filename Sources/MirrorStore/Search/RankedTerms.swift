import CRM

/// The terms of one record, by which it is ranked as the index would rank it.
struct RankedTerms {
  /// By their letters.
  private var terms: [UInt8: [Substring.UTF8View]] = [:]

  init(_ indexed: SearchIndexTerms) {
    for term in indexed.text.split(separator: " ") {
      guard let letter = term.utf8.first else { continue }
      terms[letter, default: []].append(term.utf8)
    }
  }

  /// Where it stands, 0 first, and the field that it took; nil when it does not have all that is sought.
  ///
  /// The first three ranks are those of `SearchRun.wholeNames`, the others those of `ranks`.
  func rank(of sought: [SoughtTerm], in ranks: [[SearchField]]) -> (number: Int, field: SearchField)? {
    if let number = rankOfName(sought) { return (number, .name) }
    var searched: Set<SearchTermPrefix> = []
    for (number, rank) in ranks.enumerated() {
      guard let first = rank.first else { continue }
      searched.formUnion(rank.map(\.prefix))
      guard sought.allSatisfy({ has($0, in: searched) }) else { continue }
      let isNumber = first == .email && sought.contains { !$0.term.phones.isEmpty }
      return (number + 3, isNumber ? .phone : first)
    }
    return nil
  }

  private func rankOfName(_ sought: [SoughtTerm]) -> Int? {
    guard sought.allSatisfy({ !$0.words.isEmpty && $0.words.allSatisfy { $0.count == 1 } }),
      let first = sought.first?.words.first?.first
    else { return nil }
    let whole = SearchIndexTerms.wholeName(sought.map(\.term.typed).joined(separator: " "))
    if has(.wholeName, exactly: whole) { return 0 }
    guard sought.allSatisfy({ has($0, in: [.name]) }) else { return nil }
    if has(.firstName, exactly: first) { return 1 }
    return has(.firstName, beginning: first) ? 2 : nil
  }

  private func has(_ sought: SoughtTerm, in fields: Set<SearchTermPrefix>) -> Bool {
    let hasWords =
      !sought.words.isEmpty
      && sought.words.allSatisfy { choices in
        choices.contains { word in fields.contains { $0.mayHold(word) && has($0, beginning: word) } }
      }
    if hasWords { return true }
    if fields.contains(.phone), sought.term.phones.contains(where: { has(.phone, beginning: $0) }) { return true }
    guard fields.contains(.addressWord), let address = sought.term.address else { return false }
    return has(.address, beginning: address)
  }

  private func has(_ prefix: SearchTermPrefix, beginning word: String) -> Bool {
    words(prefix).contains { $0.dropFirst().starts(with: word.utf8) }
  }

  private func has(_ prefix: SearchTermPrefix, exactly word: String) -> Bool {
    words(prefix).contains { $0.dropFirst().elementsEqual(word.utf8) }
  }

  private func words(_ prefix: SearchTermPrefix) -> [Substring.UTF8View] {
    prefix.rawValue.utf8.first.flatMap { terms[$0] } ?? []
  }
}
