import CRM
import MirrorStore

let work = AccountID("work")
let leads = Question(kind: .lead)

func moment(_ seconds: Int64) -> Instant { Instant(seconds: 1_700_000_000 + seconds) }

func lead(_ id: String, title: String? = nil) -> Record {
  Record(
    id: RecordID(.lead, id), title: title ?? "Lead \(id)", status: "Potential", updated: moment(1),
    original: ["id": .string(id)])
}

func page(_ ids: [String], next: String?, total: Int? = nil) -> RecordPage {
  RecordPage(records: ids.map { lead($0) }, next: next, total: total)
}

func item(_ id: String, at seconds: Int64, title: String = "Call") -> TimelineItem {
  TimelineItem(id: id, kind: .call, at: moment(seconds), title: title, source: "Close activity")
}

extension MirrorStore {
  /// The ids of every row of an answer.
  func ids(of question: Question = leads, in account: AccountID = work) throws -> [String] {
    try rows(of: question, in: account, 0..<Int.max).map(\.id.id)
  }
}
