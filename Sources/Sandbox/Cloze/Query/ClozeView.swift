import CRM

/// The account at a moment: the derived records with all that was written over them.
struct ClozeView: Sendable {
  let book: ClozeBook
  let quirks: ClozeQuirks
  let indexes: ClozeIndexes
  let state: ClozeState

  /// Nil for a record that was deleted or archived, or never was.
  func record(_ ref: ClozeRef) -> JSONObject? {
    if state.deleted.contains(ref) { return nil }
    if let edit = state.edits[ref] { return edit.isArchived ? nil : edit.record }
    return book.holds(ref) ? book.record(ref) : nil
  }

  func lastChanged(_ ref: ClozeRef) -> Int64 {
    if let edit = state.edits[ref] { return edit.record["lastChanged"]?.int.map(Int64.init) ?? 0 }
    return book.lastChanged(ref)
  }

  func facets(_ ref: ClozeRef) -> ClozeFacets {
    state.edits[ref].map { ClozeFacets($0.record) } ?? book.facets(ref)
  }

  // MARK: Lists

  /// The slots that answer a question, in the order of the answer.
  func list(_ question: ClozeQuestion) -> [UInt32] {
    let revision = state.revisions[question.kind] ?? 0
    if let known = indexes.answer(question, revision: revision) { return known }
    let derived = indexes.order(question.kind, question.filter, question.sort, book)
    let order = merged(derived, question)
    var slots = order.slots
    if question.isDescending { slots[..<order.present].reverse() }
    if let group = question.group { slots = grouped(slots, by: group, question.kind) }
    indexes.keep(slots, for: question, revision: revision)
    return slots
  }

  /// The derived order with the records that were written taken out, and put in again where they now belong.
  private func merged(_ derived: ClozeOrdered, _ question: ClozeQuestion) -> ClozeOrdered {
    let kind = question.kind
    guard let touched = state.touched[kind], !touched.isEmpty else { return derived }
    var isTouched = [Bool](repeating: false, count: book.count(kind))
    for slot in touched where slot < isTouched.count { isTouched[slot] = true }
    let present = derived.slots[..<derived.present].filter { !isTouched[Int($0)] }
    var without = derived.slots[derived.present...].filter { !isTouched[Int($0)] }
    var written: [(key: ClozeSort.Key, slot: UInt32)] = []
    for slot in touched.sorted() {
      let ref = ClozeRef(kind, slot)
      guard let record = record(ref), question.filter.holds(for: record) else { continue }
      if let key = question.sort.key(ref, record, reminders: reminders(ref), in: book) {
        written.append((key, UInt32(slot)))
      } else if !question.sort.demandsKey {
        without.append(UInt32(slot))
      }
    }
    written.sort { $0 < $1 }
    var result: [UInt32] = []
    result.reserveCapacity(present.count + written.count + without.count)
    var position = 0
    for (key, slot) in written {
      let end = self.position(of: key, in: present[position...], question)
      result += present[position..<end]
      result.append(slot)
      position = end
    }
    result += present[position...]
    return ClozeOrdered(slots: result + without, present: result.count)
  }

  /// Where a key belongs among derived records, found by halving.
  private func position(of key: ClozeSort.Key, in slots: ArraySlice<UInt32>, _ question: ClozeQuestion) -> Int {
    var (low, high) = (slots.startIndex, slots.endIndex)
    while low < high {
      let middle = (low + high) / 2
      let other = question.sort.key(ClozeRef(question.kind, Int(slots[middle])), in: book)
      if let other, other < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The same order, with records of a stage or node together; what `group` does to the reply is not documented.
  private func grouped(_ slots: [UInt32], by group: ClozeQuestion.Group, _ kind: ClozeKind) -> [UInt32] {
    let stages = ClozeVocabulary.stages(kind).map(\.key)
    var groups: [String: [UInt32]] = [:]
    for slot in slots {
      let facets = facets(ClozeRef(kind, Int(slot)))
      groups[group == .stage ? facets.stage : facets.node ?? "", default: []].append(slot)
    }
    let order = group == .stage ? stages + ["none"] : groups.keys.sorted()
    return order.flatMap { groups[$0] ?? [] }
  }

  /// When the reminders of a record are due, UTC milliseconds.
  func reminders(_ ref: ClozeRef) -> [Int64] {
    let written = (state.itemsOf[ref] ?? []).compactMap { state.items[$0].due }
    return (book.holds(ref) ? book.reminders(ref) : []) + written
  }

  // MARK: Keywords

  /// How often each is used, the commonest first.
  func keywordCounts(_ kind: ClozeKind) -> [(keyword: String, count: Int)] {
    var counts: [String: Int] = [:]
    let touched = state.touched[kind] ?? []
    for slot in 0..<book.count(kind) where touched.isEmpty || !touched.contains(slot) {
      for keyword in book.keywords(ClozeRef(kind, slot)) { counts[keyword, default: 0] += 1 }
    }
    for slot in touched {
      for keyword in record(ClozeRef(kind, slot))?["keywords"]?.array ?? [] {
        if let keyword = keyword.string { counts[keyword, default: 0] += 1 }
      }
    }
    return counts.map { (keyword: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.keyword) < ($0.count, $1.keyword) }
  }
}
