public import CRM
import Strings
import Sync

/// One configured account and what is known of it.
public struct AccountModel: Sendable {
  public let id: AccountID
  public let capabilities: ServiceCapabilities
  public var vocabulary = Vocabulary()
  public var kind: RecordKind
  /// The question each kind's list asks now.
  var questions: [RecordKind: Question] = [:]
  /// The question that each kind's list asked before it was searched.
  var searched: [RecordKind: Question] = [:]
  /// Lists by question, so that going back finds the cursor where it was.
  var lists: [Question: ListModel] = [:]
  /// Decides when the list on screen fetches which page.
  var pager = ListPager()
  /// The direction of what was logged last, by the service's key: most calls of a day go one way.
  var direction: String?
  /// How far the first pull of its records is; nil while none is under way.
  var pulling: SyncProgress?
  /// How the user wants its lists to look.
  var styles: [ListStyle] = []
  /// What the columns of its lists show.
  public internal(set) var cells = ListCells()
  public internal(set) var marks = RecordMarks()
  /// Since when the service cannot be reached; nil while it can, or was not tried.
  public var offlineSince: Instant?

  public init(id: AccountID, capabilities: ServiceCapabilities) {
    self.id = id
    self.capabilities = capabilities
    kind = capabilities.kinds[0].kind
  }

  public var kindInfo: RecordKindInfo { capabilities.info(for: kind) ?? capabilities.kinds[0] }

  /// The list of the current kind.
  public var list: ListModel {
    get { lists[question] ?? ListModel(question: question) }
    set {
      lists[newValue.question] = newValue
      // Lists of questions asked before are kept for going back, not for ever.
      let kept = questions.values
      if lists.count > 24, let other = lists.keys.first(where: { !kept.contains($0) && $0 != newValue.question }) {
        lists[other] = nil
      }
    }
  }

  public var question: Question { questions[kind] ?? defaultQuestion(for: kind) }

  func defaultQuestion(for kind: RecordKind) -> Question {
    Question(kind: kind, sort: capabilities.info(for: kind)?.sorts.first)
  }

  /// How far the first pull is, in words; nil while none is under way.
  public var pullingText: String? {
    pulling.map { pulling in
      Strings.Status.bringing(
        capabilities.info(for: pulling.kind)?.plural.lowercased(), done: pulling.done, of: pulling.total)
    }
  }

  /// The views of the current kind, those that cannot be run included.
  public var views: [SavedView] { vocabulary.views.filter { $0.kind == kind } }

  /// The view that the current list runs.
  public var view: SavedView? { question.view.flatMap { id in offeredViews.first { $0.id == id } } }
}
