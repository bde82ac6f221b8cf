import CRM
import Canvas
import MirrorStore
import Settings
import Strings
import Sync

/// Where the user is: account, kind, view, order and search; and finding back there.
extension Browser {
  mutating func restore(_ memory: BrowserMemory) -> [Effect] {
    searches = memory.searches
    commands = memory.commands
    isInterleaved = memory.interleaves ?? false
    programLines = memory.programLines ?? [:]
    for (name, typed) in memory.lines ?? [:] { EntryField(rawValue: name).map { lines[$0] = typed } }
    accountIndex = accounts.firstIndex { $0.id == memory.account } ?? 0
    arrangement = memory.panes ?? arrangement
    if let kept = memory.dates, kept.instead == options.dates { dates = kept.shown }
    tourWasOffered = memory.tourWasOffered
    let tourEffects = offerTour()
    for index in accounts.indices {
      guard let kept = memory.accounts[accounts[index].id],
        accounts[index].capabilities.info(for: kept.kind) != nil
      else { continue }
      accounts[index].kind = kept.kind
      accounts[index].direction = kept.direction
      accounts[index].styles = kept.styles ?? []
      accounts[index].marks = RecordMarks(kept.marks ?? [])
      for question in kept.questions { accounts[index].questions[question.kind] = question }
      var list = accounts[index].list
      list.selected = kept.selected
      list.window.resize(height: viewport.listHeight)
      list.window.setCount(kept.position + 1)
      list.window.select(kept.position)
      accounts[index].list = list
    }
    return accounts.map { .loadVocabulary($0.id) } + showStoredList() + [.countOutbox]
      + accounts.map { .fetchVocabulary($0.id) } + (dates == .relative ? tickDates() : []) + tourEffects
  }

  /// What to remember for the next run.
  var memory: BrowserMemory {
    BrowserMemory(
      account: account?.id,
      accounts: Dictionary(
        uniqueKeysWithValues: accounts.map { account in
          let list = account.list
          return (
            account.id,
            BrowserMemory.AccountMemory(
              kind: account.kind, questions: account.questions.values.sorted { $0.kind.rawValue < $1.kind.rawValue },
              selected: list.selected, position: list.window.selection, direction: account.direction,
              styles: account.styles, marks: account.marks.records)
          )
        }),
      searches: searches, commands: commands,
      lines: Dictionary(uniqueKeysWithValues: lines.map { ($0.key.rawValue, $0.value) }), interleaves: isInterleaved,
      programLines: programLines, panes: arrangement,
      dates: dates == options.dates ? nil : BrowserMemory.Dates(shown: dates, instead: options.dates),
      tourWasOffered: tourWasOffered)
  }

  mutating func quit() -> [Effect] {
    isQuitting = true
    // Once more what is not known to be safe: in the mirror already, it changes nothing.
    let unsafe = submitted.values.sorted { $0.write.madeAt < $1.write.madeAt }.map(\.effect)
    var leaving = unsafe + saveUnsavedDrafts() + keepDraft()
    switch overlay {
    case .form(let form): leaving += release(form.model.key)
    case .opening(let opening): leaving += release(opening.key)
    case .menu, .prompt, .sheet, .conflict, nil: break
    }
    return leaving + [.saveMemory(memory), .quit]
  }

  mutating func chooseAccount(_ words: String) -> [Effect] {
    guard !accounts.isEmpty else { return say(Strings.Common.noAccount) }
    if words.isEmpty { return openAccounts() }
    guard let index = chosen(words, among: accounts.map(\.id.rawValue), current: accountIndex) else {
      return say(Strings.Accounts.notFound(words, key: keyName(for: "accounts")))
    }
    return go { $0.accountIndex = index }
  }

  mutating func chooseKind(_ words: String) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    if words.isEmpty { return openKinds() }
    let kinds = account.capabilities.kinds
    let current = kinds.firstIndex { $0.kind == account.kind } ?? 0
    guard let index = chosen(words, among: kinds.map(\.plural), current: current) else {
      return say(
        Strings.Accounts.noSuchKind(
          words, service: account.capabilities.name, kinds: kinds.map(\.plural).joined(separator: ", ")))
    }
    return go { $0.updateAccount { $0.kind = kinds[index].kind } }
  }

  mutating func chooseView(_ words: String) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    if words.isEmpty { return openViews() }
    let runnable = account.offeredViews.filter { $0.unavailable == nil }
    if runnable.isEmpty, let reason = account.views.first?.unavailable { return say(reason) }
    let current = runnable.firstIndex { $0.id == account.question.view }.map { $0 + 1 } ?? 0
    guard let index = chosen(words, among: ["all"] + runnable.map(\.name), current: current) else {
      if let view = account.views.first(where: { $0.name == words }), let reason = view.unavailable {
        return say("\(view.name): \(reason)")
      }
      return say(Strings.Views.notFound(words, key: keyName(for: "views")))
    }
    let view = index == 0 ? nil : runnable[index - 1]
    return ask { question in
      question.view = view?.id
      question.text = nil
      question.sort = account.sort(in: view?.id) ?? account.defaultQuestion(for: account.kind).sort
      if question.isMarked { question.sort = nil }
    }
  }

  /// Shows the list in another order, and remembers it for the view.
  mutating func sort(by order: SortOrder) -> [Effect] {
    // What a search finds is in an order of its own, for as long as it is on screen.
    updateAccount { account in
      if account.question.text == nil { account.updateStyle { $0.sort = order } }
    }
    return ask { $0.sort = order }
  }

  mutating func chooseSort(_ words: String) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let sorts = account.kindInfo.sorts
    let current = sorts.firstIndex { $0 == account.question.sort } ?? 0
    guard let index = chosen(words, among: sorts.map(\.label), current: current) else {
      return say(Strings.Sorting.notFound(words, key: keyName(for: "sort")))
    }
    if account.question.isMarked { return say(Strings.Sorting.markedHaveTheirOwn) }
    return sort(by: sorts[index])
  }

  /// Asks the service for `text` in its own language, with what the mirror finds beside it and the cursor on `record`;
  /// nothing shows the list again that was searched.
  mutating func search(_ text: String, selecting record: RecordID? = nil) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    guard !text.isEmpty else {
      let before = account.searched[account.kind] ?? account.defaultQuestion(for: account.kind)
      return account.question.text == nil ? rest() : ask { $0 = before }
    }
    if let reason = account.kindInfo.searchUnavailable {
      return record.map { jump(to: RecordRef(account.id, $0)) } ?? say(reason)
    }
    if account.question.text == nil { updateAccount { $0.searched[account.kind] = account.question } }
    var question = account.question
    question.text = text
    question.view = nil
    updateAccount { account in
      guard let record else { return }
      var list = account.lists[question] ?? ListModel(question: question)
      list.selected = record
      account.lists[question] = list
    }
    return [.addLocalRows(account.id, question)] + ask { $0 = question }
  }

  /// Puts another question to the current kind.
  mutating func ask(_ change: (inout Question) -> Void) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    var question = account.question
    change(&question)
    return go { $0.updateAccount { $0.questions[question.kind] = question } }
  }

  /// Changes what is listed and shows it; what the other list still waits for goes on only if it is another account's.
  mutating func go(_ change: (inout Browser) -> Void) -> [Effect] {
    let before = account?.id
    change(&self)
    trail = []
    find = nil
    if account?.id != before {
      detail = DetailModel()
      timeline = TimelineModel()
    }
    focus = .list
    // The other account's list is no longer on screen: nothing of it is fetched or tried again.
    let closing = before.map { $0 == account?.id ? [] : page($0, .closed) } ?? []
    return closing + loadList() + [.saveMemory(memory)]
  }

  /// `next`, `previous`, or a name in any case, whole or its beginning.
  private func chosen(_ words: String, among names: [String], current: Int) -> Int? {
    switch words.lowercased() {
    case "next": return (current + 1) % names.count
    case "previous": return (current + names.count - 1) % names.count
    case let wanted:
      return names.firstIndex { $0.lowercased() == wanted } ?? names.firstIndex { $0.lowercased().hasPrefix(wanted) }
    }
  }
}
