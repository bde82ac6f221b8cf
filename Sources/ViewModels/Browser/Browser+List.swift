import CRM
import Canvas
import MirrorStore
import Strings
import Sync

/// The list: loading rows as they are looked at, paging, and keeping the cursor on its record.
extension Browser {
  /// Shows the current list from the mirror; what it lacks is fetched once that is known.
  mutating func loadList() -> [Effect] {
    guard let account else { return [] }
    return load(account.list, of: account)
  }

  /// Shows the current list as the mirror has it, without writing to it.
  func showStoredList() -> [Effect] {
    guard let account else { return [] }
    let list = account.list
    return [.loadList(account.id, list.question, center: list.window.selection, anchor: list.selected)]
  }

  /// A list from the mirror, the cursor staying on its record.
  private func load(_ list: ListModel, of account: AccountModel) -> [Effect] {
    let (center, anchor) = (list.window.selection, list.selected)
    if list.question.isMarked {
      let marked = account.marks.records(of: list.question.kind)
      return [.loadMarked(account.id, list.question, marked, center: center, anchor: anchor)]
    }
    return [.loadList(account.id, list.question, center: center, anchor: anchor)]
  }

  /// Asks the service again for everything on screen.
  mutating func refresh() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    problem = nil
    var effects = account.pager.question == account.question ? page(account.id, .refreshAsked) : loadList()
    if let ref = detail.ref { effects += [.fetchDetail(ref), .fetchTimeline(ref)] }
    return effects + [.fetchVocabulary(account.id), .pullNow(account.id)]
  }

  mutating func listLoaded(_ id: AccountID, _ question: Question, _ snapshot: ListSnapshot) -> [Effect] {
    let height = viewport.listHeight
    update(id) { account in
      var list = account.lists[question] ?? ListModel(question: question)
      list.window.resize(height: height)
      list.adopt(snapshot)
      account.lists[question] = list
      account.cells.expire()
    }
    guard let account, account.id == id, account.question == question else { return [] }
    var effects = snapshot.answer == nil ? listFromMirror(id, question) : []
    if question.isMarked {
      // No service is asked for it.
      if account.pager.question != nil { effects += page(id, .closed) }
    } else if account.pager.question != question {
      let isFresh = snapshot.answer.map { !isStale($0.fetchedAt) } ?? false
      effects += page(id, .opened(question, mirrored: snapshot.answer, isFresh: isFresh))
    }
    effects += page(id, .cursorMoved(to: account.list.window.selection))
    if let list = self.list, list.count == 0, trail.isEmpty {
      detail = DetailModel()
      timeline = TimelineModel()
    }
    effects += loadVisibleRows() + loadCells() + findInListAgain()
    // On the way to a far row nothing is asked for but the list.
    if self.list?.goal != nil { return effects }
    return effects + (detail.ref == nil ? showSubject() : rest())
  }

  mutating func rowsLoaded(_ id: AccountID, _ question: Question, _ rows: RowWindow) -> [Effect] {
    update(id) { account in
      account.lists[question]?.rows = rows
      if let row = account.lists[question]?.selectedRow { account.lists[question]?.selected = row.id }
    }
    // The cursor may have gone on meanwhile.
    return loadVisibleRows() + loadCells() + rest()
  }

  mutating func pageFetched(
    _ id: AccountID, _ question: Question, _ generation: Int, _ outcome: PageOutcome
  ) -> [Effect] {
    inFlight.remove(.list(id))
    switch outcome {
    case .arrived(let answer, let limitation):
      succeeded(id, .list(id))
      update(id) { account in
        account.lists[question]?.problem = nil
        account.lists[question]?.goesOnFromMirror = false
      }
      // A fetch on behalf of this page may have brought the account's words after an earlier one failed.
      let lacksWords = accounts.first { $0.id == id }?.vocabulary == Vocabulary()
      let isShown = account?.id == id && account?.question == question
      return (lacksWords ? [.loadVocabulary(id)] : []) + reload(id, question)
        + page(id, .pageArrived(generation: generation, answer))
        + (limitation.map { isShown ? say($0) : [] } ?? [])
    case .movedOn(let answer):
      return reload(id, question) + page(id, .answerMovedOn(generation: generation, answer))
    case .failed(let problem, let failure):
      report(problem, of: .fetch(.list(id)))
      update(id) { $0.lists[question]?.problem = problem }
      let local = problem.isOffline ? listFromMirror(id, question) : []
      return local + page(id, .pageFailed(generation: generation, failure))
    case .cancelled: return []
    }
  }

  /// A list of all records of its kind goes on with those that the mirror has where the service is not there to be
  /// asked, and begins with them where it never was.
  private mutating func listFromMirror(_ id: AccountID, _ question: Question) -> [Effect] {
    guard question.text == nil, question.view == nil, let account = accounts.first(where: { $0.id == id }),
      let list = account.lists[question], list.answer.map({ !$0.isComplete }) ?? true, !list.goesOnFromMirror
    else { return [] }
    update(id) { $0.lists[question]?.goesOnFromMirror = true }
    return [
      .addEveryRecord(
        id, question, account.mirrorOrder(of: question), center: list.window.selection, anchor: list.selected)
    ]
  }

  /// Reads a list anew from the mirror, the cursor staying on its record.
  private func reload(_ id: AccountID, _ question: Question) -> [Effect] {
    guard let account = accounts.first(where: { $0.id == id }), let list = account.lists[question] else { return [] }
    return load(list, of: account)
  }

  /// Moves the cursor of the current list.
  mutating func moveList(_ change: (inout ScrollWindow) -> Void) -> [Effect] {
    guard var list = account?.list, list.count > 0 else { return [] }
    list.goal = nil
    change(&list.window)
    list.selected = list.selectedRow?.id
    updateAccount { $0.list = list }
    trail = []
    guard let id = account?.id else { return [] }
    return loadVisibleRows() + loadCells() + page(id, .cursorMoved(to: list.window.selection)) + rest()
  }

  /// Goes to a row by number; when it is not paged in yet, as far as the pages go, and on as they come.
  mutating func goToListRow(_ row: Int) -> [Effect] {
    let effects = moveList { $0.select(row) }
    updateAccount { account in
      if let answer = account.list.answer, row >= answer.count, !answer.isComplete { account.list.goal = row }
    }
    return effects
  }

  /// Loads the rows on screen that are not in memory.
  func loadVisibleRows() -> [Effect] {
    guard let account else { return [] }
    let list = account.list
    guard let missing = list.rows.missing(for: list.window.visible, count: list.count) else { return [] }
    return [.loadRows(account.id, list.question, missing)]
  }

  /// Lets detail and timeline follow once the cursor has rested.
  func rest() -> [Effect] {
    isSubjectShown && liveSearch?.isSettled != false
      ? [.cancelTimer(.rest)] : [.setTimer(.rest, milliseconds: options.restMilliseconds)]
  }

  /// Tells an account's pager what happened and does what it says.
  mutating func page(_ id: AccountID, _ event: ListPager.Event) -> [Effect] {
    var actions: [ListPager.Action] = []
    update(id) { actions = $0.pager.handle(event) }
    return actions.map { action in
      switch action {
      case .fetchFirstPage(let question, let generation):
        .fetchFirstPage(id, question, generation: generation)
      case .fetchPage(let question, let next, let generation):
        .fetchNextPage(id, question, after: next, generation: generation)
      case .cancel: .cancel(.list(id))
      case .wake(let generation, let seconds):
        .setTimer(.retry(id, generation: generation), milliseconds: Int(min(seconds, 86_400) * 1000))
      }
    }
  }
}
