import CRM
import MirrorStore
import Testing

func ref(_ id: String, in account: AccountID = work) -> RecordRef { RecordRef(account, RecordID(.lead, id)) }

func note(_ id: String, on ref: RecordRef = ref("l1"), text: String = "Hello") -> Write {
  Write(id: WriteID(id), ref: ref, change: .create(Entry(.note, [.text: .text(text)])), madeAt: moment(0))
}

func delivery(_ id: String, at seconds: Int64 = 0) -> Delivery {
  Delivery(item: TimelineItem(id: id, kind: .note, at: moment(seconds), title: "Hello", source: "Close activity"))
}

let refusal = OutboxProblem(ServiceError(.rejected, "Close refused it.", serverWords: "no", advice: "Edit it."))
let offline = OutboxProblem(ServiceError(.unreachable, "Close cannot be reached."))

extension MirrorStore {
  @discardableResult
  func put(_ writes: Write..., dueAt: Instant = moment(0)) throws -> [OutboxItem] {
    try writes.map { try enqueue($0, dueAt: dueAt) }
  }

  func claim(_ owner: OutboxOwner?, at now: Instant = moment(10)) throws -> ClaimedWrite? {
    try claim(at: now, accounts: [work], by: #require(owner))
  }

  func state(_ id: String) throws -> OutboxState? { try outboxItem(WriteID(id))?.state }
}
