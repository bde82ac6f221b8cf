public import CRM
public import Canvas
public import MirrorStore

/// One list: a question, as much of its answer as is in memory, and where the cursor stands.
public struct ListModel: Sendable {
  public let question: Question
  /// What the mirror holds of the answer; nil before it was looked up, and while nothing was ever fetched.
  public var answer: Answer?
  public var rows = RowWindow()
  public var window = ScrollWindow()
  /// The record under the cursor. The cursor stays with it when rows come and go around it.
  public var selected: RecordID?
  /// A row asked for by number that is not paged in yet; pages are fetched until it is there.
  public var goal: Int?
  /// Why the last fetch failed; nil once one succeeds.
  public var problem: Problem?
  /// Whether the mirror was asked for every record of the kind, since the service last answered.
  var goesOnFromMirror = false

  init(question: Question) {
    self.question = question
  }

  public var count: Int { answer?.count ?? 0 }

  public var selectedRow: RecordRow? { rows[window.selection] }

  /// Takes up what the mirror holds now. The cursor stays on its record, or on its row when that is gone; moves made
  /// since the mirror was asked are kept.
  mutating func adopt(_ snapshot: ListSnapshot) {
    answer = snapshot.answer
    rows = snapshot.rows
    // At the very top the user reads the newest, whatever comes.
    let isAtTop = window.selection == 0
    let found = selected.flatMap { rows.index(of: $0) ?? ($0 == snapshot.anchor ? snapshot.position : nil) }
    window.follow(to: isAtTop ? 0 : found ?? window.selection, count: count)
    pursueGoal()
    selected = selectedRow?.id
  }

  /// Moves towards the row asked for; gives up at the end of the answer.
  mutating func pursueGoal() {
    guard let goal, let answer else { return }
    window.select(goal)
    if goal < answer.count || answer.isComplete { self.goal = nil }
  }
}
