import CRM
import GRDB

/// One search, rank by rank: every rank is a question to the index whose answer comes in the order of time, so that no
/// more is read than is wanted.
struct SearchRun {
  let query: SearchQuery
  let conditions: SearchConditions
  let names: AccountNames
  let limit: Int
  let database: Database

  private let terms: TermTable
  private var found: [SearchHit] = []
  /// How many hits there can be in records: `limit`, or fewer once that is known.
  private var most: Int
  private var seen: Set<Int64> = []

  /// Records that are ranked by their own terms, when there are no more. Asking the index rank by rank costs as much as
  /// finding them did, each time.
  private static let mostRankedAlone = 24
  /// The same where only names have what is sought, which takes three questions less.
  private static let mostNamesRankedAlone = 4
  /// Rows of one rank that are looked at, most of them dead or outside of a filter when it comes to that.
  private static let mostLookedAt = 4000
  /// The same where only some of a time are meant: rows of the same time are in no order of it.
  private static let mostLookedAtForTimes = 20_000
  /// Rows of the same time among which the latest are looked for.
  private static let mostOfOneTime = 300

  init(
    query: SearchQuery, conditions: SearchConditions, names: AccountNames, limit: Int, database: Database
  ) {
    self.query = query
    self.conditions = conditions
    self.names = names
    self.limit = limit
    self.database = database
    terms = TermTable(database: database)
    most = limit
  }

  mutating func hits() throws -> [SearchHit] {
    let sought = query.terms.map(SoughtTerm.init)
    let noted = query.filters.compactMap { filter -> SoughtTerm? in
      guard case .note(let term) = filter else { return nil }
      return SoughtTerm(term)
    }
    try rank(sought, noted: noted, fields: SearchField.allCases, highlights: query.highlights)
    if found.isEmpty, let corrected = try corrected(sought) {
      try rank(
        corrected, noted: noted, fields: SearchField.allCases,
        highlights: corrected.flatMap { $0.words.flatMap(\.self) })
    }
    return found
  }

  /// The hits in these fields only, as typed.
  mutating func hits(in fields: [SearchField]) throws -> [SearchHit] {
    try rank(query.terms.map(SoughtTerm.init), noted: [], fields: fields, highlights: query.highlights)
    return found
  }

  private mutating func rank(
    _ sought: [SoughtTerm], noted: [SoughtTerm], fields: [SearchField], highlights: [String]
  ) throws {
    let notes = try noted.compactMap { try $0.expression(in: [.note], terms) }
    // A word that no note of a record has leaves the items of timelines.
    let isInRecords = notes.count == noted.count
    let always = [conditions.expression].compactMap(\.self) + notes
    if sought.isEmpty, isInRecords {
      try take(SearchExpression.all(always), field: noted.isEmpty ? nil : .note, highlights)
    } else if isInRecords, sought.count > 1 || !always.isEmpty {
      // Mostly few records have all of several words, or no name has.
      let places = try places(of: sought, always, fields, atMost: limit)
      if places.count < limit, places.count <= Self.mostRankedAlone {
        try takeAlone(places, sought, fields, highlights)
      } else {
        // The ranks need not be gone through any further.
        most = places.count
        let named = try self.places(of: sought, always, [.name], atMost: Self.mostNamesRankedAlone + 1)
        let areFew = named.count <= Self.mostNamesRankedAlone
        if areFew, fields.contains(.name) { try takeAlone(named, sought, [.name], highlights) }
        found = Array(found.prefix(most))
        try takeByRank(sought, always, fields, highlights, areNamesTaken: areFew)
      }
    } else if isInRecords {
      try takeByRank(sought, always, fields, highlights, areNamesTaken: false)
    }
    most = limit
    if fields.contains(.note), !sought.isEmpty || !noted.isEmpty {
      try takeItems(sought, noted: noted, highlights)
    }
  }

  private mutating func takeByRank(
    _ sought: [SoughtTerm], _ always: [String], _ fields: [SearchField], _ highlights: [String], areNamesTaken: Bool
  ) throws {
    guard most > 0 else { return }
    if !areNamesTaken {
      for name in try wholeNames(sought) { try take(SearchExpression.all(always + [name]), field: .name, highlights) }
    }
    var searched: [SearchTermPrefix] = []
    for rank in Self.ranks {
      let rank = rank.filter(fields.contains)
      guard let first = rank.first, found.count < most else { continue }
      for prefix in rank.map(\.prefix) where !searched.contains(prefix) { searched.append(prefix) }
      if areNamesTaken, first == .name { continue }
      let parts = try sought.map { try $0.expression(in: searched, terms) }
      guard !parts.contains(nil) else { continue }
      let isNumber = first == .email && sought.contains { !$0.term.phones.isEmpty }
      try take(SearchExpression.all(always + parts.compactMap(\.self)), field: isNumber ? .phone : first, highlights)
    }
  }

  /// The places in the index, the latest first, of records that have all words in any of `fields`.
  private func places(
    of sought: [SoughtTerm], _ always: [String], _ fields: [SearchField], atMost count: Int
  ) throws -> [Int64] {
    let letters = SearchTermPrefix.ofWords.filter(fields.map(\.prefix).contains)
    let parts = try sought.map { try $0.expression(in: letters, terms) }
    guard !parts.contains(nil), let expression = SearchExpression.all(always + parts.compactMap(\.self)) else {
      return []
    }
    var matching = try SearchPlaces(matching: expression, conditions, in: conditions.rows, database)
    var places: [Int64] = []
    while places.count < count, let place = try matching.next() { places.append(place) }
    return places
  }

  /// Takes the records at these places in the order of their ranks.
  private mutating func takeAlone(
    _ places: [Int64], _ sought: [SoughtTerm], _ fields: [SearchField], _ highlights: [String]
  ) throws {
    let indexing = RecordIndexing(database: database)
    var ranked: [(rank: Int, hit: SearchHit)] = []
    for place in places {
      let number = SearchRowNumber.number(of: place)
      guard !seen.contains(number), var hit = try hit(number, place: place, field: nil, highlights),
        let terms = try indexing.terms(of: number),
        let rank = RankedTerms(terms).rank(of: sought, in: Self.ranks.map { $0.filter(fields.contains) })
      else { continue }
      seen.insert(number)
      hit.field = rank.field
      if rank.field == .note { hit.excerpt = try excerpt(of: number, hit, highlights) }
      ranked.append((rank.number, hit))
    }
    func isBefore(_ left: (rank: Int, hit: SearchHit), _ right: (rank: Int, hit: SearchHit)) -> Bool {
      if left.rank != right.rank { return left.rank < right.rank }
      return (left.hit.row.updated?.microseconds ?? 0) > (right.hit.row.updated?.microseconds ?? 0)
    }
    found += ranked.sorted(by: isBefore).map(\.hit)
  }

  /// Fields that rank alike. Every rank asks the index anew, so there are few.
  private static let ranks: [[SearchField]] = [
    [.name], [.email, .phone], [.company, .title], [.tag, .stage, .segment, .owner, .custom], [.note],
  ]

  /// That the name is what was typed, or begins with its first word, or with the beginning of a word; only words can be a
  /// name.
  private func wholeNames(_ sought: [SoughtTerm]) throws -> [String] {
    guard sought.allSatisfy({ !$0.words.isEmpty && $0.words.allSatisfy { $0.count == 1 } }),
      let first = sought.first?.words.first?.first
    else { return [] }
    var expressions = [
      SearchExpression.exactly(
        .wholeName, SearchIndexTerms.wholeName(sought.map(\.term.typed).joined(separator: " ")))
    ]
    let parts = try sought.map { try $0.expression(in: [.name], terms) }
    let others = parts.compactMap(\.self)
    guard others.count == parts.count else { return expressions }
    for begins in [SearchExpression.exactly(.firstName, first), try terms.beginning(.firstName, first)] {
      if let begins { expressions += SearchExpression.all([begins] + others).map { [$0] } ?? [] }
    }
    return expressions
  }

  // MARK: Records

  /// `expression` nil matches everything.
  private mutating func take(_ expression: String?, field: SearchField?, _ highlights: [String]) throws {
    let wanted = most - found.count
    guard wanted > 0 else { return }
    var places = try SearchPlaces(matching: expression, conditions, in: conditions.rows, database)
    var lookedAt = 0
    var hits: [SearchHit] = []
    var last: Int64?
    let mostLookedAt = conditions.hasTimes ? Self.mostLookedAtForTimes : Self.mostLookedAt
    while lookedAt < mostLookedAt, let place = try places.next() {
      if hits.count >= wanted {
        // The latest of a time may be any of its rows.
        guard let last, SearchRowNumber.isSameTime(place, last), hits.count < Self.mostOfOneTime else { break }
      }
      lookedAt += 1
      let number = SearchRowNumber.number(of: place)
      guard !seen.contains(number), let hit = try hit(number, place: place, field: field, highlights) else { continue }
      seen.insert(number)
      hits.append(hit)
      last = place
    }
    found += hits.sorted { ($0.row.updated?.microseconds ?? 0) > ($1.row.updated?.microseconds ?? 0) }.prefix(wanted)
  }

  /// Nil for a dead row, and for one that a filter leaves out.
  private func hit(_ number: Int64, place: Int64, field: SearchField?, _ highlights: [String]) throws -> SearchHit? {
    guard let row = try Row.fetchOne(database.cachedStatement(sql: Self.record), arguments: [number, place]) else {
      return nil
    }
    let updated = Instant(stored: row[7])
    guard conditions.allows(updated), let account = names.names[row[0]] else { return nil }
    var hit = SearchHit(
      account: account,
      row: RecordRow(
        id: RecordID(try storedCase(RecordKind.self, row[1]), row[2]), title: row[3], subtitle: row[4], status: row[5],
        value: row[6], updated: updated), field: field, highlights: highlights)
    if field == .note { hit.excerpt = try excerpt(of: number, hit, highlights) }
    return hit
  }

  private func excerpt(of number: Int64, _ hit: SearchHit, _ highlights: [String]) throws -> String? {
    guard let text = try RecordIndexing(database: database).originalText(of: number),
      let original = try? JSON(parsing: text)
    else { return nil }
    let record = CRM.Record(id: hit.row.id, title: hit.row.title, original: original)
    return SearchExcerpt.line(
      of: SearchDocument(record).texts.filter { $0.field == .note }.map(\.text), holding: highlights)
  }

  // MARK: Items of timelines

  /// Records with an item that has all the words. With `note:` the words beside it must be the record's own.
  private mutating func takeItems(_ sought: [SoughtTerm], noted: [SoughtTerm], _ highlights: [String]) throws {
    let items = (noted.isEmpty ? sought : noted).map { $0.itemExpression }
    guard found.count < limit, !items.contains(nil), let expression = SearchExpression.all(items.compactMap(\.self))
    else { return }
    let own = try (noted.isEmpty ? [] : sought).map {
      try $0.expression(in: SearchTermPrefix.ofWords, terms)
    }
    guard !own.contains(nil) else { return }
    let condition = SearchExpression.all([conditions.expression].compactMap(\.self) + own.compactMap(\.self))
    let cursor = try Row.fetchCursor(database.cachedStatement(sql: Self.items), arguments: [expression])
    var lookedAt = 0
    while found.count < limit, lookedAt < Self.mostLookedAt, let row = try cursor.next() {
      lookedAt += 1
      let place: Int64 = row[0]
      guard
        let item = try Row.fetchOne(
          database.cachedStatement(sql: Self.item), arguments: [SearchRowNumber.number(of: place), place])
      else { continue }
      let (number, recordPlace): (Int64, Int64) = (item[0], item[1])
      guard !seen.contains(number), try matches(recordPlace, condition),
        var hit = try hit(number, place: recordPlace, field: nil, highlights)
      else { continue }
      hit.field = .note
      hit.item = item[2]
      let texts: [String?] = [item[4], item[3]]
      hit.excerpt = SearchExcerpt.line(of: texts.compactMap(\.self), holding: highlights) ?? item[3]
      seen.insert(number)
      found.append(hit)
    }
  }

  private func matches(_ place: Int64, _ condition: String?) throws -> Bool {
    guard let condition else {
      return try conditions.isOfMeantKind(place) && conditions.isOfMeantAccount(place, database)
    }
    var places = try SearchPlaces(matching: condition, conditions, in: place...place, database)
    return try places.next() != nil
  }

  // MARK: Corrections

  /// The same with words that may be meant; nil when there are none.
  private func corrected(_ sought: [SoughtTerm]) throws -> [SoughtTerm]? {
    var corrected = sought
    var hasAny = false
    for (index, term) in sought.enumerated() {
      for (place, choices) in term.words.enumerated() {
        let corrections = try choices.flatMap(terms.corrections).filter { !choices.contains($0) }
        if !corrections.isEmpty { hasAny = true }
        corrected[index].words[place] += corrections
      }
    }
    return hasAny ? corrected : nil
  }

  private static let record = """
    SELECT account, kind, service_id, title, subtitle, status, value, updated FROM record WHERE id = ? AND search_row = ?
    """
  private static let items = "SELECT rowid FROM item_search WHERE item_search MATCH ? ORDER BY rowid DESC"
  private static let item = """
    SELECT record.id, record.search_row, timeline_item.service_id, timeline_item.title, timeline_item.body
    FROM timeline_item JOIN timeline ON timeline.id = timeline_item.timeline
      JOIN record ON record.account = timeline.account AND record.kind = timeline.kind
        AND record.service_id = timeline.service_id
    WHERE timeline_item.id = ? AND timeline_item.search_row = ? AND record.search_row IS NOT NULL
    """
}
