import CRM
import Canvas
import MirrorStore
import Strings

/// Finding words within a pane: in the fields of a record, its timeline, or the rows of the list.
extension Browser {
  mutating func openFind() -> [Effect] {
    let text = find?.pane == focus ? find?.text ?? "" : ""
    find = PaneFind(pane: focus, origin: findSelection(in: focus))
    overlay = .prompt(Prompt(.inPane(focus), text: text, history: finds))
    let effects = findTyped()
    complete()
    return effects
  }

  /// Finds what is typed now, from where the cursor stood at first.
  mutating func findTyped() -> [Effect] {
    guard case .prompt(let prompt) = overlay, case .inPane = prompt.purpose, find != nil else { return [] }
    find?.text = prompt.editor.text
    let effects = updateMatches()
    let shown = showFirstMatch()
    complete()
    return effects + shown
  }

  /// Keeps what was found, with its places shown, until it is ended.
  mutating func acceptFinding(_ line: String) -> [Effect] {
    guard let find else { return [] }
    guard !line.isEmpty else {
      self.find = nil
      return []
    }
    Self.remember(line, in: &finds)
    guard find.isAnswered else { return [] }
    return find.matches.isEmpty ? say(Strings.Finding.notFound(line, in: find.pane.rawValue)) : []
  }

  /// The line was left: the cursor goes back to where it stood.
  mutating func abandonFinding() -> [Effect] {
    guard let find else { return [] }
    self.find = nil
    switch find.pane {
    case .list: return moveList { $0.select(find.origin) }
    case .detail: detail.scroll.select(find.origin, count: detail.fields.count)
    case .timeline: timeline.scroll.select(find.origin, count: timeline.items.count)
    }
    return []
  }

  /// Goes to the next match, or back when negative; round the end, and says so.
  mutating func findNext(by steps: Int) -> [Effect] {
    guard let find, !find.text.isEmpty else {
      return say(Strings.Finding.nothingLookedFor(key: keyName(for: "find-in-pane")))
    }
    guard let (item, isWrapped) = find.match(steps, from: findSelection(in: find.pane)) else {
      return find.isAnswered ? say(Strings.Finding.notFound(find.text, in: find.pane.rawValue)) : []
    }
    let effects = select(item, in: find.pane)
    complete()
    return effects + (isWrapped ? say(Strings.Finding.wrapped(isForward: steps > 0)) : [])
  }

  /// What stands beside the line, or below the panes, while words are looked for.
  public var findWords: String? {
    guard let find, !find.text.isEmpty else { return nil }
    guard find.isAnswered else { return Strings.Finding.looking }
    guard !find.matches.isEmpty else { return Strings.Finding.notFound(in: find.pane.rawValue) }
    let count = find.matches.count
    let lacksOlder = find.pane == .timeline && timeline.stored?.next != nil
    guard let number = find.number(of: findSelection(in: find.pane)) else {
      return Strings.Finding.found(count, lacksOlder: lacksOlder)
    }
    return Strings.Finding.place(number, of: count, lacksOlder: lacksOlder)
  }

  /// Finds again in a pane whose content has changed.
  mutating func findAgain() {
    guard let find, find.pane != .list else { return }
    _ = updateMatches()
  }

  /// The list was read anew: its rows may have moved.
  func findInListAgain() -> [Effect] {
    guard let find, find.pane == .list, !find.text.isEmpty, let account else { return [] }
    return [.findRows(account.id, account.question, find.text)]
  }

  mutating func rowsFound(_ id: AccountID, _ question: Question, _ text: String, _ places: [Int]) -> [Effect] {
    guard account?.id == id, account?.question == question, find?.pane == .list, find?.text == text else { return [] }
    let isFirst = find?.isAnswered == false
    let all = Set(places).union(shownPlaces(of: text)).sorted()
    find?.matches = all
    find?.isAnswered = true
    let effects = isFirst ? showFirstMatch() : []
    complete()
    return effects
  }

  /// The rows in memory whose columns show all the words: the mirror is asked for what rows have without them.
  private func shownPlaces(of text: String) -> [Int] {
    guard viewport.showsColumns, let account else { return [] }
    let (finder, times, columns) = (TextFinder(text), times, account.shownColumns.map(\.column))
    return account.list.rows.places.filter { place in
      guard let row = account.list.rows[place] else { return false }
      let values = columns.compactMap { account.value(of: $0, in: row)?.words(times) }
      return finder.matches(([row.title] + values).joined(separator: " "))
    }
  }

  private mutating func updateMatches() -> [Effect] {
    guard let find else { return [] }
    let finder = TextFinder(find.text)
    switch find.pane {
    case .list:
      self.find?.matches = []
      self.find?.isAnswered = finder.isEmpty
      guard !finder.isEmpty, let account else { return [] }
      return [.findRows(account.id, account.question, find.text)]
    case .detail:
      let (fields, times) = (detail.fields, times)
      let matches = fields.indices.filter { index in
        finder.matches("\(fields[index].label) \(fields[index].value.words(times))")
      }
      self.find?.matches = matches
    case .timeline:
      let items = timeline.items
      let matches = items.indices.filter { finder.matches(Self.text(of: items[$0])) }
      self.find?.matches = matches
    }
    return []
  }

  private static func text(of item: TimelineItem) -> String {
    [item.title, item.actor, item.body].compactMap(\.self).joined(separator: "\n")
  }

  private mutating func showFirstMatch() -> [Effect] {
    guard let find, let item = find.first(from: find.origin) else { return [] }
    return select(item, in: find.pane)
  }

  /// Brings a match under the cursor. A text that is folded is unfolded where only that shows the words.
  private mutating func select(_ item: Int, in pane: Pane) -> [Effect] {
    find?.wantsView = true
    switch pane {
    case .list: return goToListRow(item)
    case .detail:
      detail.scroll.select(item, count: detail.fields.count)
      return []
    case .timeline:
      timeline.scroll.select(item, count: timeline.items.count)
      guard let found = timeline.selectedItem, let find else { return [] }
      let head = "\(found.title)\n\(found.actor ?? "")"
      if !TextFinder(find.text).matches(head) { timeline.unfolded.insert(found.id) }
      return fetchSelectedBody()
    }
  }

  private func findSelection(in pane: Pane) -> Int {
    switch pane {
    case .list: list?.window.selection ?? 0
    case .detail: detail.scroll.selection
    case .timeline: timeline.scroll.selection
    }
  }
}
