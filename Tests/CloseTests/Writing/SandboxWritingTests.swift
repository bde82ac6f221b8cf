import CRM
import Close
import Testing

/// From form to Close and back to the timeline, over the wire.
@Suite struct SandboxWritingTests {
  private static let entries: [(EntryKind, [EntryField: EntryValue])] = [
    (.note, [.text: .text("Line one\n二行目 👩🏽‍🚀 <b>&amp; https://x.example/?a=b&c"), .title: .text("Kick-off")]),
    (.note, [.text: .text("  spaced  \n\n\nout\t"), .pinned: .flag(true)]),
    (.call, [.text: .text("Wants an offer"), .duration: .seconds(3900), .status: .choice("completed")]),
    (.call, [.direction: .choice("inbound"), .at: .moment(Instant(seconds: 1_780_000_000))]),
    (.todo, [.text: .text("Send the offer"), .due: .day(CalendarDate(daysSince1970: 21_000))]),
    (.todo, [.text: .text("Call\nback"), .due: .moment(Instant(seconds: 1_800_000_000))]),
    (.todo, [.text: .text("Some day")]),
    (.text, [.text: .text("See you at 9"), .direction: .choice("inbound")]),
    (.email, [.text: .text("Dear Ann"), .subject: .text("Offer"), .participants: .list(["ann@acme.example"])]),
    (.email, [.direction: .choice("inbound"), .participants: .list(["ann@acme.example"])]),
  ]

  @Test(arguments: [RecordKind.lead, .contact, .deal])
  func whatIsDeliveredIsOnTheTimelineAsDelivered(_ kind: RecordKind) async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(kind)
      for (kind, typed) in Self.entries {
        let write = close.write(.create(try close.entry(kind, about: record, typed)), about: record)
        let delivery = try await close.service.deliver(write, vocabulary: close.vocabulary)
        let item = try #require(delivery.item)
        #expect(try await close.timeline(record).first { $0.id == item.id } == item)
        #expect(try await close.settle(write) == .arrived(delivery))
      }
      #expect(try await close.writes(applied: true).count == Self.entries.count)
      #expect(try await close.writes(applied: false).isEmpty)
    }
  }

  @Test func aNoteArrivesToTheByteAtTheMomentItWasWritten() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let text = "emoji 👨‍👩‍👧‍👦, 日本語, e\u{301}, https://x.example/a?b=c#d\n\n\tend "
      let made = Instant(microseconds: Instant.now().microseconds - 7_200_000_000)
      let write = close.write(.create(Entry(.note, [.text: .text(text)])), about: record, at: made)
      let item = try #require(try await close.service.deliver(write, vocabulary: close.vocabulary).item)
      #expect(item.body.map { Array($0.utf8) } == Array(text.utf8) && item.at == made)
      #expect(item.actor == close.vocabulary.identity?.name)
    }
  }

  @Test func theAccountsOutcomesAreThoseForCalls() async throws {
    try await SandboxClose.run { close in
      #expect(close.vocabulary.outcomes.map(\.label).contains("Interested"))
      #expect(!close.vocabulary.outcomes.map(\.label).contains("No show"))
      let record = try await close.record(.lead)
      let outcome = try #require(close.vocabulary.outcomes.first?.key)
      let entry = try close.entry(.call, about: record, [.outcome: .choice(outcome)])
      #expect(try await close.deliver(.create(entry), about: record).item != nil)
      let error = await failure {
        _ = try await close.deliver(.create(Entry(.call, [.outcome: .choice("outcome_x")])), about: record)
      }
      #expect(error?.reason == .rejected && error?.serverWords == "outcome: Object does not exist.")
      #expect(error?.mayHaveArrived == false)
    }
  }

  @Test func aTodoIsDoneReopenedMovedGivenAwayAndDeleted() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let made = try await close.deliver(.create(Entry(.todo, [.text: .text("Call")])), about: record)
      let target = ItemTarget(try #require(made.item))
      let item = { (change: Write.Change) in try await close.deliver(change, about: record).item }
      #expect(try await item(.complete(target, true))?.isDone == true)
      let done = try await close.timeline(record).first { $0.kind == .task && $0.title == "Task done: Call" }
      #expect(try await item(.complete(ItemTarget(try #require(done)), false))?.isDone == false)
      #expect(try await item(.complete(target, true))?.id == target.id)
      #expect(try await item(.complete(target, false))?.isDone == false)
      let day = CalendarDate(daysSince1970: 21_000)
      let postponed = try await item(.postpone(target, to: .day(day)))
      #expect(postponed?.at == TimelineItem.moment(of: day) && postponed?.precision == .day)
      let moment = Instant(seconds: 1_800_000_000)
      #expect(try await item(.postpone(target, to: .moment(moment)))?.at == moment)
      #expect(try await item(.postpone(target, to: nil))?.at != moment)
      let other = try #require(close.vocabulary.users.last)
      #expect(try await item(.reassign(target, to: other.key))?.actor == other.label)
      let edit = Entry(.todo, [.text: .text("Write"), .due: .day(day)])
      #expect(try await item(.edit(target, edit))?.title == "Task: Write")
      for _ in 0..<2 { #expect(try await item(.delete(target)) == nil) }
      #expect(try await !close.timeline(record).contains { $0.id == target.id })
    }
  }

  @Test func whatWasWrittenIsEditedAndDeleted() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      for kind in [EntryKind.note, .call] {
        let first = Entry(kind, [.text: .text("before"), .title: .text("T"), .duration: .seconds(60)])
        let made = try #require(try await close.deliver(.create(first), about: record).item)
        var entry = try #require(close.service.rules.entry(of: made))
        #expect(entry.text(.text) == "before")
        entry[.text] = .text("after\n\nmore")
        entry[.title] = nil
        let item = try await close.deliver(.edit(ItemTarget(made), entry), about: record).item
        #expect(item?.body?.hasPrefix("after\n\nmore") == true && item?.at == made.at)
        #expect(item.flatMap(close.service.rules.entry) == entry)
        #expect(try await close.deliver(.delete(ItemTarget(made)), about: record) == Delivery())
        #expect(try await !close.timeline(record).contains { $0.id == made.id })
        let gone = await #expect(throws: WriteConflict.self) {
          try await close.deliver(.edit(ItemTarget(made), entry), about: record)
        }
        #expect(gone?.kind == .deletedThere)
      }
    }
  }

  @Test func aCallMadeThroughCloseHasItsNoteChanged() async throws {
    try await SandboxClose.run { close in
      for record in try await close.records(.lead, 10) {
        guard let call = try await close.timeline(record).first(where: { $0.kind == .call }) else { continue }
        var entry = try #require(close.service.rules.entry(of: call))
        entry[.text] = .text("Heard")
        let item = try await close.deliver(.edit(ItemTarget(call), entry), about: record).item
        #expect(item?.body?.hasPrefix("Heard") == true && item?.duration == call.duration)
        entry[.duration] = .seconds((call.duration ?? 0) + 60)
        let error = await failure { _ = try await close.deliver(.edit(ItemTarget(call), entry), about: record) }
        #expect(error?.serverWords == "duration: Value cannot be changed.")
        return
      }
      Issue.record("the sandbox has no calls")
    }
  }

  @Test(arguments: [
    ("429=1@POST", ServiceError.Reason.rateLimited, false), ("500@POST", .serverFailure, true),
    ("drop-before@POST", .unreachable, true), ("drop-after@POST", .unreachable, true),
    ("malformed@POST", .malformedAnswer, true), ("truncate@POST", .unreachable, true),
  ])
  func aCreationIsSentOnce(_ fault: String, _ reason: ServiceError.Reason, _ mayHaveArrived: Bool) async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      try await close.fault(fault)
      let write = close.write(.create(Entry(.note, [.text: .text("once")])), about: record)
      let error = await failure {
        _ = try await close.service.deliver(write, vocabulary: close.vocabulary)
      }
      #expect(error?.reason == reason && error?.mayHaveArrived == mayHaveArrived)
      let arrived = try await close.writes(applied: true).count
      let refused = try await close.writes(applied: false).count
      #expect(arrived + refused == 1)
      let settlement = try await close.settle(write)
      if arrived == 1 {
        guard case .arrived(let delivery) = settlement else { return #expect(settlement == .notFound) }
        #expect(delivery.item?.body == "once")
      } else {
        #expect(settlement == .notFound)
      }
    }
  }

  @Test(arguments: ["drop-before@PUT", "drop-after@PUT", "500@PUT", "drop-before@DELETE", "drop-after@DELETE"])
  func changesAreRepeatedUntilTheyAreDone(_ fault: String) async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let made = try await close.deliver(.create(Entry(.todo, [.text: .text("t")])), about: record)
      let target = ItemTarget(try #require(made.item))
      try await close.fault(fault)
      if fault.hasSuffix("PUT") {
        #expect(try await close.deliver(.complete(target, true), about: record).item?.isDone == true)
      } else {
        #expect(try await close.deliver(.delete(target), about: record) == Delivery())
      }
    }
  }
}
