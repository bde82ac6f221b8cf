public import CRM
import Strings

/// Records of an account that the user has marked, in that order.
public struct RecordMarks: Sendable, Hashable {
  /// Marks kept per account: a list to work through, not a second database.
  static let limit = 2000

  public private(set) var records: [RecordID] = []
  private var set: Set<RecordID> = []

  init(_ records: [RecordID] = []) {
    for record in records where self.records.count < Self.limit && set.insert(record).inserted {
      self.records.append(record)
    }
  }

  public var isEmpty: Bool { records.isEmpty }

  public func contains(_ record: RecordID) -> Bool { set.contains(record) }

  public func records(of kind: RecordKind) -> [RecordID] { records.filter { $0.kind == kind } }

  /// False when there are too many.
  mutating func mark(_ record: RecordID) -> Bool {
    if set.contains(record) { return true }
    guard records.count < Self.limit else { return false }
    set.insert(record)
    records.append(record)
    return true
  }

  mutating func unmark(_ record: RecordID) {
    guard set.remove(record) != nil else { return }
    records.removeAll { $0 == record }
  }

  mutating func unmarkAll(of kind: RecordKind) { self = RecordMarks(records.filter { $0.kind != kind }) }
}

extension Question {
  /// Stands for a view in the question for the marked records; no service has a view of this id.
  static let markedView = "closeup:marked"

  /// Whether it is for the records marked here, which no service is asked for.
  public var isMarked: Bool { view == Self.markedView }
}

extension AccountModel {
  /// The views of the kind that can be chosen: the account's, and the marked records where there are some.
  var offeredViews: [SavedView] {
    let isOffered = question.isMarked || marks.records.contains { $0.kind == kind }
    return views + (isOffered ? [SavedView(id: Question.markedView, name: Strings.Views.marked, kind: kind)] : [])
  }

  /// The order last chosen for a view.
  func sort(in view: String?) -> SortOrder? { styles.first { $0.kind == kind && $0.view == view }?.sort }
}
