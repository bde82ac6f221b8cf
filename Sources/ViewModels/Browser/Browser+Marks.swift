import CRM
import Canvas
import MirrorStore
import Strings

/// Marks on rows: records to come back to, as a list of their own.
extension Browser {
  /// Marks the record under the cursor, or takes the mark away. In the list the cursor goes on to the next row; a count
  /// marks so many rows.
  mutating func toggleMark(count: Int?) -> [Effect] {
    guard focus == .list, let list, list.count > 0 else {
      guard let subject else { return say(Strings.Common.noRecordSelected) }
      let isMarked = accounts.first { $0.id == subject.account }?.marks.contains(subject.record) ?? false
      return mark([subject.record], in: subject.account, isMarked: !isMarked)
    }
    guard let account, let row = list.selectedRow else { return [] }
    let start = list.window.selection
    let rows = (start..<start + max(1, min(count ?? 1, RecordMarks.limit))).compactMap { list.rows[$0]?.id }
    let isMarked = count != nil || !account.marks.contains(row.id)
    let wanted = min(count ?? 1, list.count - start)
    let effects =
      mark(rows, in: account.id, isMarked: isMarked)
      + (rows.count < wanted ? say(Strings.Marks.markedOnlyRead(rows.count)) : [])
    // In the list of marked records, one that loses its mark makes room for the next.
    return account.question.isMarked ? effects : effects + moveList { $0.move(by: rows.count) }
  }

  private mutating func mark(_ records: [RecordID], in id: AccountID, isMarked: Bool) -> [Effect] {
    var isFull = false
    update(id) { account in
      for record in records {
        if isMarked { isFull = !account.marks.mark(record) || isFull } else { account.marks.unmark(record) }
      }
    }
    let words = isFull ? say(Strings.Marks.noMoreRoom(RecordMarks.limit)) : []
    return [.saveMemory(memory)] + marksChanged(in: id) + words
  }

  private mutating func marksChanged(in id: AccountID) -> [Effect] {
    account?.id == id && account?.question.isMarked == true ? loadList() : []
  }

  /// Shows the marked records of the kind.
  mutating func openMarked() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    if account.question.isMarked { return chooseView("all") }
    guard !account.marks.records(of: account.kind).isEmpty else {
      return say(Strings.Marks.nothingMarked(of: account.kindInfo.singular.lowercased(), key: keyName(for: "mark")))
    }
    return ask { $0 = Question(kind: $0.kind, view: Question.markedView) }
  }

  mutating func goToMark(isForward: Bool) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let marked = account.marks.records(of: account.kind)
    guard !marked.isEmpty else {
      return say(Strings.Marks.nothingMarked(of: account.kindInfo.singular.lowercased(), key: keyName(for: "mark")))
    }
    return [
      .findMark(
        account.id, account.question, marked, from: account.list.window.selection, isForward: isForward)
    ]
  }

  mutating func markFound(_ id: AccountID, _ question: Question, _ place: Int?) -> [Effect] {
    guard account?.id == id, account?.question == question else { return [] }
    guard let place else {
      return say(Strings.Marks.notInThisList(key: keyName(for: "marked")))
    }
    let effects = focus(on: .list) + goToListRow(place)
    return effects
  }

  mutating func askToUnmarkAll() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let count = account.marks.records(of: account.kind).count
    guard count > 0 else { return say(Strings.Marks.nothingMarked) }
    let kind = count == 1 ? account.kindInfo.singular : account.kindInfo.plural
    confirmation = Confirmation(question: Strings.Marks.unmark(count, kind.lowercased()), act: .unmarkAll)
    return []
  }

  mutating func unmarkAll() -> [Effect] {
    guard let account else { return [] }
    updateAccount { $0.marks.unmarkAll(of: $0.kind) }
    return [.saveMemory(memory)] + marksChanged(in: account.id)
  }
}
