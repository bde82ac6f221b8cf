import CRM
import MirrorStore
import Testing

/// The list of all records of a kind without the service.
@Suite struct EveryRecordTests {
  let store: MirrorStore
  private let newest = Question(kind: .lead, sort: SortOrder("created", label: "Newest", isDescending: true))

  init() throws {
    store = try .temporary()
    let samples: [(String, String, Int64, Int64)] = [
      ("a", "beta", 3, 10), ("b", "Alpha", 1, 30), ("c", "gamma", 2, 20),
    ]
    let records = samples.map { id, title, created, updated in
      Record(
        id: RecordID(.lead, id), title: title, created: moment(created), updated: moment(updated),
        original: ["id": .string(id)])
    }
    _ = try store.begin(leads, in: work, with: RecordPage(records: records, next: nil), at: moment(0))
  }

  @Test(arguments: [
    (RecordOrder.created(isDescending: true), ["a", "c", "b"]), (.updated(isDescending: true), ["b", "c", "a"]),
    (.title(isDescending: false), ["b", "a", "c"]), (.title(isDescending: true), ["c", "a", "b"]),
  ])
  func theyComeInOrder(order: RecordOrder, ids: [String]) throws {
    let answer = try #require(try store.addEveryRecord(to: newest, in: work, in: order))
    #expect(answer.count == 3 && answer.freshCount == 0 && answer.isComplete)
    #expect(answer.fetchedAt == Instant(microseconds: 0), "nobody says how old it is")
    #expect(try store.ids(of: newest) == ids)
  }

  @Test func theyComeBehindWhatWasFetchedAndOnce() throws {
    _ = try store.begin(newest, in: work, with: page(["c"], next: "2"), at: moment(5))
    for _ in 0..<2 {
      let answer = try #require(
        try store.addEveryRecord(to: newest, in: work, in: .created(isDescending: true)))
      #expect(answer == Answer(count: 3, freshCount: 1, total: nil, next: "2", fetchedAt: moment(5)))
    }
    #expect(try store.ids(of: newest) == ["c", "a", "b"])
    _ = try store.extend(newest, in: work, from: "2", with: page(["b", "a"], next: nil), at: moment(6))
    #expect(try store.ids(of: newest) == ["c", "b", "a"], "the service has the last word")
  }

  @Test func nothingIsListedWhereThereIsNothing() throws {
    #expect(
      try store.addEveryRecord(to: Question(kind: .contact), in: work, in: .updated(isDescending: true)) == nil)
    #expect(try store.addEveryRecord(to: newest, in: AccountID("nobody"), in: .updated(isDescending: true)) == nil)
  }
}
