import CRM
import Canvas
import MirrorStore
import Settings
import Strings

/// Search as one types: the mirror answers every key, the service is asked when the line is accepted.
extension Browser {
  /// Filters the list by what is typed.
  mutating func openSearch() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    return openLiveSearch(.list(account.id, account.kind), text: account.question.text ?? "")
  }

  /// Finds any record of any account.
  mutating func openFinder() -> [Effect] { openLiveSearch(.everything, text: "") }

  private mutating func openLiveSearch(_ scope: LiveSearch.Scope, text: String) -> [Effect] {
    overlay = .prompt(Prompt(.search(scope), text: text, history: searches))
    let effects = focus(on: .list)
    complete()
    return effects + searchTyped()
  }

  /// Has the mirror answer what is typed now.
  mutating func searchTyped() -> [Effect] {
    guard case .prompt(let prompt) = overlay, case .search(let scope) = prompt.purpose else { return [] }
    let text = prompt.editor.text
    guard !SearchQuery(text).isEmpty else {
      // A filter that has no value yet says nothing: what is shown stays until it has.
      if text.contains(where: { !$0.isWhitespace }), liveSearch != nil { return [] }
      let wasOpen = liveSearch != nil
      liveSearch = nil
      return wasOpen ? rest() : []
    }
    if liveSearch == nil { liveSearch = LiveSearch(scope, text: text, height: viewport.listHeight) }
    let limit = liveSearch?.type(text)
    return limit == nil ? rest() : searchMirror(limit)
  }

  mutating func found(_ scope: LiveSearch.Scope, _ text: String, _ hits: [SearchHit], limit: Int) -> [Effect] {
    // Of a line that was typed on or left; the next answer is on its way.
    guard liveSearch?.scope == scope, liveSearch?.text == text else { return [] }
    liveSearch?.show(hits, for: text, limit: limit)
    return rest()
  }

  mutating func moveInSearch(_ change: (inout ScrollWindow) -> Void) -> [Effect] {
    guard liveSearch != nil else { return [] }
    let limit = liveSearch?.move(change)
    return searchMirror(limit) + rest()
  }

  /// The typing rests: what was found beyond the best is asked for.
  mutating func settleSearch() -> [Effect] {
    let limit = liveSearch?.settle()
    return searchMirror(limit)
  }

  private func searchMirror(_ limit: Int?) -> [Effect] {
    guard let limit, let liveSearch else { return [] }
    return [.searchMirror(liveSearch.scope, liveSearch.text, limit: limit)]
  }

  /// Up and down go through what was found; in other prompts, and before anything is found, through earlier lines.
  mutating func moveResult(by rows: Int) -> [Effect] {
    if case .prompt(let prompt) = overlay, case .inPane = prompt.purpose, find?.matches.isEmpty == false {
      return findNext(by: rows)
    }
    return liveSearch?.hits.isEmpty == false ? moveInSearch { $0.move(by: rows) } : recallPrompt(by: rows)
  }

  mutating func pageResults(_ pages: Int) -> [Effect] { moveInSearch { $0.page(by: pages) } }

  /// Takes the line: the service is asked too, or the record found is gone to.
  mutating func acceptSearch(_ scope: LiveSearch.Scope, _ line: String) -> [Effect] {
    let hit = liveSearch?.answered == liveSearch?.text ? liveSearch?.selectedHit : nil
    liveSearch = nil
    Self.remember(line, in: &searches)
    switch scope {
    case .list:
      let doubt = searchDoubts(of: line, in: scope).first
      return search(line, selecting: hit?.row.id) + (doubt.map { say($0.words) } ?? [])
    case .everything:
      guard let hit else { return rest() + (line.isEmpty ? [] : say(Strings.Search.nothingMatches(line))) }
      return jump(to: hit.ref)
    }
  }

  /// Shows a record of any account, as if opened from the list of its kind; `back` returns there.
  mutating func jump(to ref: RecordRef) -> [Effect] {
    guard let index = accounts.firstIndex(where: { $0.id == ref.account }) else {
      return say(Strings.Accounts.notInConfig(ref.account.rawValue))
    }
    let effects = go { browser in
      browser.accountIndex = index
      if browser.account?.capabilities.info(for: ref.record.kind) != nil {
        browser.updateAccount { $0.kind = ref.record.kind }
      }
    }
    trail = [TrailStep(ref: ref, from: subject ?? ref, detail: ItemScroll(), timeline: ItemScroll())]
    return effects + focus(on: .detail) + showSubject()
  }

  func searchCompletion(of line: String) -> SearchCompletion {
    SearchCompletion(
      line, vocabulary: account?.vocabulary ?? Vocabulary(), kind: searchesEverything ? nil : account?.kind)
  }

  private func searchDoubts(of line: String, in scope: LiveSearch.Scope) -> [SearchDoubt] {
    switch scope {
    case .list(let id, let kind):
      SearchDoubt.all(
        of: line, vocabularies: accounts.filter { $0.id == id }.map(\.vocabulary), kinds: [kind],
        known: accounts.first { $0.id == id }?.capabilities.searchFields ?? [])
    case .everything: SearchDoubt.all(of: line, vocabularies: accounts.map(\.vocabulary), kinds: RecordKind.allCases)
    }
  }

  private var searchesEverything: Bool {
    if case .prompt(let prompt) = overlay, case .search(.everything) = prompt.purpose { true } else { false }
  }

  /// Words for the search line, before anything is typed and while it is.
  public var searchHint: String? {
    guard case .prompt(let prompt) = overlay, case .search(let scope) = prompt.purpose else { return nil }
    guard let search = liveSearch else {
      return Strings.Search.hint(key: keyName(for: "prompt-cancel", in: .prompt))
    }
    guard search.answered == search.text else { return nil }
    if let doubt = searchDoubts(of: search.text, in: scope).first {
      return Strings.Search.doubt(doubt.words, foundNothing: search.hits.isEmpty)
    }
    let count = search.hits.count
    let enter = keyName(for: "prompt-accept", in: .prompt)
    switch scope {
    case .list(let account, _):
      return Strings.Search.found(count, isCut: search.isCut, key: enter, asks: serviceName(of: account))
    case .everything: return Strings.Search.foundAnywhere(count, isCut: search.isCut, key: enter)
    }
  }
}
