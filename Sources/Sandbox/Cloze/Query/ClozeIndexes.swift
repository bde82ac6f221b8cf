import Synchronization

/// Records in an order: those with a sort key, rising, then those without.
struct ClozeOrdered: Sendable {
  var slots: [UInt32]
  /// How many of the slots have a key.
  var present: Int
}

/// What is asked of a whole kind of records.
struct ClozeQuestion: Sendable, Hashable {
  enum Group: Sendable, Hashable { case stage, subteam }

  let kind: ClozeKind
  var filter: ClozeFilter
  var sort = ClozeSort.lastchanged
  var isDescending = true
  var group: Group?
}

/// What was worked out over all derived records, kept because they never change; each made when first asked for.
final class ClozeIndexes: Sendable {
  private struct Key: Hashable {
    let kind: ClozeKind
    let filter: ClozeFilter
    let sort: ClozeSort
  }

  private struct Contents {
    var orders: [(key: Key, order: ClozeOrdered)] = []
    var answers: [(question: ClozeQuestion, revision: Int, slots: [UInt32])] = []
    var columns: [ClozeKind: ClozeSearchColumn] = [:]
  }

  /// Orders kept at a time; the one longest unused goes.
  private static let capacity = 12
  private let contents = Mutex(Contents())
  /// Held while a column is made, so that two searches at once do not make it twice.
  private let making = Mutex(())

  func column(_ kind: ClozeKind, _ book: ClozeBook) -> ClozeSearchColumn {
    making.withLock { _ in
      if let made = contents.withLock({ $0.columns[kind] }) { return made }
      let column = ClozeSearchColumn(kind, book)
      contents.withLock { $0.columns[kind] = column }
      return column
    }
  }

  /// The derived records that pass a filter, whatever was written.
  func order(_ kind: ClozeKind, _ filter: ClozeFilter, _ sort: ClozeSort, _ book: ClozeBook) -> ClozeOrdered {
    let key = Key(kind: kind, filter: filter, sort: sort)
    if let known = contents.withLock({ contents -> ClozeOrdered? in
      guard let index = contents.orders.firstIndex(where: { $0.key == key }) else { return nil }
      let entry = contents.orders.remove(at: index)
      contents.orders.append(entry)
      return entry.order
    }) {
      return known
    }
    let order = make(key, book)
    contents.withLock { contents in
      contents.orders.append((key, order))
      if contents.orders.count > Self.capacity { contents.orders.removeFirst() }
    }
    return order
  }

  private func make(_ key: Key, _ book: ClozeBook) -> ClozeOrdered {
    guard key.sort != .lastchanged else {
      let slots = passing(key.kind, key.filter, book)
      return ClozeOrdered(slots: slots, present: slots.count)
    }
    let candidates = order(key.kind, key.filter, .lastchanged, book).slots
    var numbers: [(Int64, UInt32)] = []
    var texts: [(String, UInt32)] = []
    var without: [UInt32] = []
    for slot in candidates {
      switch key.sort.key(ClozeRef(key.kind, Int(slot)), in: book) {
      case .number(let number): numbers.append((number, slot))
      case .text(let text): texts.append((text, slot))
      case nil: without.append(slot)
      }
    }
    numbers.sort { $0 < $1 }
    texts.sort { $0 < $1 }
    let present = numbers.map(\.1) + texts.map(\.1)
    return ClozeOrdered(slots: key.sort.demandsKey ? present : present + without, present: present.count)
  }

  /// The longest unchanged first.
  private func passing(_ kind: ClozeKind, _ filter: ClozeFilter, _ book: ClozeBook) -> [UInt32] {
    let chronology = book.chronology(kind)
    guard !filter.isEmpty else { return (0..<chronology.count).map { UInt32(chronology.slot(atRank: $0)) } }
    var column: ClozeSearchColumn?
    let made = {
      if let column { return column }
      let made = self.column(kind, book)
      column = made
      return made
    }
    var slots: [UInt32] = []
    for rank in 0..<chronology.count {
      let slot = chronology.slot(atRank: rank)
      if filter.holds(for: ClozeRef(kind, slot), in: book, column: made) { slots.append(UInt32(slot)) }
    }
    return slots
  }

  // MARK: Answers with what was written

  func answer(_ question: ClozeQuestion, revision: Int) -> [UInt32]? {
    contents.withLock { contents in
      contents.answers.first { $0.question == question && $0.revision == revision }?.slots
    }
  }

  func keep(_ slots: [UInt32], for question: ClozeQuestion, revision: Int) {
    contents.withLock { contents in
      contents.answers.removeAll { $0.question == question }
      contents.answers.append((question, revision, slots))
      if contents.answers.count > Self.capacity { contents.answers.removeFirst() }
    }
  }
}
