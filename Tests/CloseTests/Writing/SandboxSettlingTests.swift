import CRM
import Close
import Foundation
import Testing

/// What is lost on the way is sent again, and what arrived is not. Over the wire.
@Suite struct SandboxSettlingTests {
  private static let entries: [Entry] = [
    Entry(.note, [.text: .text("Left a message")]), Entry(.call), Entry(.call, [.text: .text("Left a message")]),
    Entry(.todo, [.text: .text("Call back")]), Entry(.text, [.text: .text("Running late")]),
    Entry(.email, [.text: .text("Dear"), .participants: .list(["a@x.example"])]),
  ]

  /// Sends `write` into a connection that breaks.
  private func lose(_ write: Write, _ fault: String, _ close: SandboxClose) async throws {
    try await close.fault("\(fault)@POST")
    let error = await failure { _ = try await close.service.deliver(write, vocabulary: close.vocabulary) }
    #expect(error?.mayHaveArrived == true)
  }

  @Test(arguments: entries) func lostOnTheWayThereItMayBeSent(_ entry: Entry) async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let write = close.write(.create(entry), about: record)
      try await lose(write, "drop-before", close)
      #expect(try await close.settle(write) == .notFound)
    }
  }

  @Test(arguments: entries) func lostOnTheWayBackItArrived(_ entry: Entry) async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let write = close.write(.create(entry), about: record)
      try await lose(write, "drop-after", close)
      guard case .arrived(let delivery) = try await close.settle(write) else {
        Issue.record("not found")
        return
      }
      let id = try await close.writes(applied: true).first?["id"]?.string
      #expect(delivery.item?.id == id && id != nil)
    }
  }

  /// The first is delivered; of the second only the answer is lost, or all of it.
  @Test(arguments: entries) func ofTwoEqualOnesEachIsItself(_ entry: Entry) async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let first = try #require(try await close.deliver(.create(entry), about: record).item)
      let second = close.write(.create(entry), about: record)
      try await lose(second, "drop-before", close)
      #expect(try await close.settle(second, known: [first.id]) == .notFound)
      try await lose(second, "drop-after", close)
      guard case .arrived(let delivery) = try await close.settle(second, known: [first.id]) else {
        Issue.record("not found")
        return
      }
      #expect(delivery.item?.id != first.id)
      #expect(try await close.settle(second, known: [first.id, delivery.item?.id ?? ""]) == .notFound)
    }
  }

  /// Nothing tells two equal to-dos apart; that two equal notes were written at two moments does.
  @Test func withoutKnowingTheFirstItIsAskedOrTold() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      for entry in Self.entries {
        let first = try #require(
          try await close.service.deliver(
            close.write(.create(entry), about: record, at: .now().adding(seconds: -5)), vocabulary: close.vocabulary
          ).item)
        let second = close.write(.create(entry), about: record)
        try await lose(second, "drop-before", close)
        if entry.kind == .todo {
          #expect(try await close.settle(second) == .arrived(Delivery(item: first)))
        } else {
          guard case .unclear(let question, let candidates) = try await close.settle(second) else {
            Issue.record("it was not asked")
            continue
          }
          #expect(question.hasSuffix("?") && candidates == [first])
        }
        try await lose(second, "drop-after", close)
        switch try await close.settle(second) {
        case .arrived(let delivery): #expect(delivery.item?.id != first.id && entry.kind != .todo)
        case .unclear(_, let candidates): #expect(candidates.count == 2 && entry.kind == .todo)
        case .maySend, .notFound: Issue.record("it would be doubled")
        }
      }
    }
  }

  /// A sandbox of another day has a clock that is wrong by years.
  @Test(arguments: ["2020-02-29", "2030-01-01"]) func aWrongClockHidesNothing(_ today: String) async throws {
    try await SandboxClose.run(today: CalendarDate(iso8601: today)) { close in
      let record = try await close.record(.lead)
      for entry in Self.entries {
        let write = close.write(.create(entry), about: record)
        try await lose(write, "drop-before", close)
        #expect(try await close.settle(write) == .notFound)
        try await lose(write, "drop-after", close)
        guard case .arrived = try await close.settle(write) else {
          Issue.record("\(entry.kind) was not found")
          continue
        }
      }
    }
  }

  @Test func changesMayBeSentAgain() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let target = ItemTarget(id: "task_1", kind: .task, title: "t")
      for change in [
        Write.Change.edit(target, Entry(.todo, [.text: .text("t")])), .delete(target), .complete(target, true),
        .postpone(target, to: nil), .reassign(target, to: "user_1"),
      ] {
        #expect(try await close.settle(close.write(change, about: record)) == .maySend)
      }
    }
  }

  @Test func isFoundAfterTheServiceWasStartedAnew() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "closeup-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let made = Instant.now()
    try await SandboxClose.run(stateFile: path) { close in
      let record = try await close.record(.lead)
      for entry in Self.entries {
        try await lose(close.write(.create(entry), about: record, at: made), "drop-after", close)
      }
    }
    try await SandboxClose.run(stateFile: path) { close in
      let record = try await close.record(.lead)
      for entry in Self.entries {
        guard case .arrived = try await close.settle(close.write(.create(entry), about: record, at: made)) else {
          Issue.record("\(entry.kind) was not found")
          continue
        }
      }
    }
  }

  @Test func manyAreGoneThrough() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let made = Instant.now()
      var known: Set<TimelineItem.ID> = []
      for _ in 0..<130 {
        let write = close.write(.create(Entry(.note, [.text: .text("same")])), about: record, at: made)
        known.insert(try #require(try await close.service.deliver(write, vocabulary: close.vocabulary).item?.id))
      }
      let write = close.write(.create(Entry(.note, [.text: .text("same")])), about: record, at: made)
      #expect(try await close.settle(write, known: known) == .notFound)
      let one = try #require(known.randomElement())
      guard case .arrived(let delivery) = try await close.settle(write, known: known.subtracting([one])) else {
        Issue.record("not found")
        return
      }
      #expect(delivery.item?.id == one)
    }
  }
}
