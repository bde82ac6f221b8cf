import CRM
import MirrorStore
import TestSupport
import Testing

/// Long random histories of one answer, compared with two plain arrays after every step.
@Suite struct AnswerModelTests {
  private struct Model {
    var fresh: [String] = []
    var tail: [String] = []
    var next: String?

    var rows: [String] { fresh + tail }

    mutating func begin(_ ids: [String], next: String?) {
      let earlier = rows
      fresh = []
      append(ids)
      tail = next == nil ? [] : earlier.filter { !fresh.contains($0) }
      self.next = next
    }

    mutating func extend(_ ids: [String], next: String?) {
      append(ids)
      tail = next == nil ? [] : tail.filter { !fresh.contains($0) }
      self.next = next
    }

    private mutating func append(_ ids: [String]) {
      for id in ids where !fresh.contains(id) { fresh.append(id) }
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func agreesWithPlainArrays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try MirrorStore.temporary()
    var model = Model()
    var world = (0..<40).map { "r\($0)" }
    for step in 0..<120 {
      // Lists that services page through change a little between pages; sometimes a page is anything at all.
      if Int.random(in: 0..<3, using: &random) == 0 {
        world.swapAt(.random(in: 0..<40, using: &random), .random(in: 0..<40, using: &random))
      }
      let begins = model.next == nil || Int.random(in: 0..<5, using: &random) == 0
      let start = begins ? 0 : min(model.fresh.count, 40)
      var ids = Array(world.dropFirst(start).prefix(.random(in: 0...9, using: &random)))
      if Int.random(in: 0..<5, using: &random) == 0 { ids = (0..<6).map { _ in world.randomElement(using: &random)! } }
      let next = Int.random(in: 0..<8, using: &random) == 0 ? nil : "after \(step)"
      let answer: Answer?
      if begins {
        answer = try store.begin(leads, in: work, with: page(ids, next: next), at: moment(0))
        model.begin(ids, next: next)
      } else {
        #expect(
          try store.extend(leads, in: work, from: "unheard of", with: page(ids, next: next), at: moment(0)) == nil)
        answer = try store.extend(
          leads, in: work, from: try #require(model.next), with: page(ids, next: next), at: moment(0))
        model.extend(ids, next: next)
      }
      let expected = Answer(
        count: model.rows.count, freshCount: model.fresh.count, total: nil, next: next, fetchedAt: moment(0))
      try #require(answer == expected, "step \(step)")
      try #require(try store.ids() == model.rows, "step \(step)")
      let low = Int.random(in: 0...model.rows.count, using: &random)
      let high = Int.random(in: low...model.rows.count, using: &random)
      #expect(try store.rows(of: leads, in: work, low..<high).map(\.id.id) == Array(model.rows[low..<high]))
      let id = "r\(Int.random(in: 0..<40, using: &random))"
      #expect(
        try store.position(of: RecordID(.lead, id), in: leads, account: work) == model.rows.firstIndex(of: id))
    }
  }
}
