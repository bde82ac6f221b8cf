import CRM
import Close
import Testing

/// Items that others have changed, or deleted, since the user set out to change them.
@Suite struct ConflictTests {
  private static let path = "activity/note/acti_1/"
  private static let target = Sample.target("acti_1", .note)
  private static let note: JSON = [
    "id": "acti_1", "_type": "Note", "note": "Old", "title": "Kick-off", "pinned": false,
    "activity_at": "2024-05-01T10:00:00.000000+00:00",
  ]
  private static let gone = FakeClose.Reply.refusal(
    404, #"{"error":"Empty query: Note matching query does not exist."}"#)

  private static func changed(_ json: JSON, _ members: [String: JSON]) -> JSON {
    var object = json.object ?? JSONObject()
    for (key, value) in members { object[key] = value }
    return .object(object)
  }

  /// The item as a timeline shows it.
  private func shown(_ json: JSON) async throws -> TimelineItem {
    let close = FakeClose(["GET activity/": .list([json]), "GET task/": .list([json])])
    let isTask = json["id"]?.string?.hasPrefix("task_") == true
    let page = try await close.service().timeline(
      of: RecordID(.lead, "lead_1"), next: nil, vocabulary: Sample.vocabulary)
    return try #require(page.items.first { ($0.kind == .task) == isTask })
  }

  /// An edit begun when Close had `json`.
  private func edit(_ json: JSON, _ values: [EntryField: EntryValue]) async throws -> Write {
    let item = try await shown(json)
    let rules = try FakeClose([:]).service().rules
    let before = try #require(rules.entry(of: item))
    let entry = Entry(before.kind, before.values.merging(values) { $1 })
    return write(.edit(ItemTarget(item), entry, before: before), base: rules.facts(of: item))
  }

  private func write(_ change: Write.Change, base: ItemFacts? = nil) -> Write {
    let write = Sample.write(change)
    return Write(id: write.id, ref: write.ref, change: change, madeAt: write.madeAt, base: base)
  }

  /// Delivers to a Close that has `now`.
  private func deliver(
    _ write: Write, path: String = path, now reply: FakeClose.Reply
  ) async throws -> (conflict: WriteConflict?, close: FakeClose) {
    let close = FakeClose(["GET \(path)": reply, "PUT \(path)": reply, "DELETE \(path)": .text("{}", status: 200)])
    do {
      _ = try await close.service().deliver(write, vocabulary: Sample.vocabulary)
      return (nil, close)
    } catch let conflict as WriteConflict {
      return (conflict, close)
    }
  }

  private static func sent(_ close: FakeClose) -> JSON? { close.calls.first { $0.method == "PUT" }?.body }

  @Test func aFieldChangedOnBothSidesIsNotSent() async throws {
    let write = try await edit(Self.note, [.title: .text("Mine"), .pinned: .flag(true)])
    let now = Self.changed(Self.note, ["title": "Theirs", "note": "Their text"])
    let (conflict, close) = try await deliver(write, now: .json(now))
    let field = WriteConflict.Field(.title, base: .text("Kick-off"), theirs: .text("Theirs"), mine: .text("Mine"))
    #expect(conflict == WriteConflict(.changedBoth, [field]))
    #expect(close.calls.map(\.method) == ["GET"])
  }

  @Test func whatOthersChangedElsewhereIsKept() async throws {
    let write = try await edit(Self.note, [.title: .text("Mine")])
    let now = Self.changed(Self.note, ["note": "Their text", "pinned": true])
    let (conflict, close) = try await deliver(write, now: .json(now))
    #expect(conflict == nil)
    #expect(Self.sent(close) == ["title": "Mine"])
  }

  @Test func theSameChangeOnBothSidesIsDone() async throws {
    let write = try await edit(Self.note, [.title: .text("Same")])
    let (conflict, close) = try await deliver(write, now: .json(Self.changed(Self.note, ["title": "Same"])))
    #expect(conflict == nil && Self.sent(close) == nil)
  }

  @Test func whatIsDecidedIsCheckedAgain() async throws {
    let write = try await edit(Self.note, [.title: .text("Mine"), .text: .text("My text")])
    let now = Self.changed(Self.note, ["title": "Theirs", "note": "Their text"])
    let conflict = try #require(try await deliver(write, now: .json(now)).conflict)
    #expect(conflict.fields.map(\.field) == [.title, .text])
    let decided = try #require(write.resolving(conflict, keeping: [.text]))
    let (again, close) = try await deliver(decided, now: .json(now))
    #expect(again == nil && Self.sent(close) == ["note": "My text"])
    // Changed once more meanwhile, it is another conflict.
    let later = Self.changed(now, ["note": "Their second text"])
    let second = try #require(try await deliver(decided, now: .json(later)).conflict)
    #expect(
      second.fields == [
        .init(.text, base: .text("Their text"), theirs: .text("Their second text"), mine: .text("My text"))
      ])
  }

  @Test func whatWasDeletedThereIsNotChanged() async throws {
    let write = try await edit(Self.note, [.title: .text("Mine")])
    let conflict = try #require(try await deliver(write, now: Self.gone).conflict)
    #expect(conflict == WriteConflict(deletedThere: write) && conflict.kind == .deletedThere)
    let task = self.write(.complete(Sample.target("task_1", .task), true))
    #expect(try await deliver(task, path: "task/task_1/", now: Self.gone).conflict?.kind == .deletedThere)
    // A page that is not Close's says nothing about the item.
    let error = await failure { _ = try await deliver(write, now: .refusal(404, "<html>no such page")) }
    #expect(error?.reason == .notFound)
  }

  @Test func aDeletionOfWhatOthersChangedWaits() async throws {
    let base = try FakeClose([:]).service().rules.facts(of: try await shown(Self.note))
    let deletion = write(.delete(Self.target), base: base)
    let (none, close) = try await deliver(deletion, now: .json(Self.note))
    #expect(none == nil && close.calls.map(\.method) == ["GET", "DELETE"])
    let now = Self.changed(Self.note, ["note": "Their text"])
    let (conflict, untouched) = try await deliver(deletion, now: .json(now))
    #expect(
      conflict
        == WriteConflict(.deletedHere, [.init(.text, base: .text("Old"), theirs: .text("Their text"), mine: nil)]))
    #expect(untouched.calls.map(\.method) == ["GET"])
    let decided = try #require(conflict.flatMap { deletion.resolving($0, keeping: [.text]) })
    #expect(try await deliver(decided, now: .json(now)).close.calls.map(\.method) == ["GET", "DELETE"])
    // Deleted on both sides it is deleted.
    #expect(try await deliver(deletion, now: Self.gone).conflict == nil)
  }

  private static let task: JSON = [
    "id": "task_1", "_type": "lead", "text": "Call", "date": "2026-12-01", "assigned_to": "user_me",
    "assigned_to_name": "Robin Vale", "is_complete": false,
  ]

  @Test func aDateChangedOnBothSidesIsAConflictAndAnothersTextIsNot() async throws {
    let base = try FakeClose([:]).service().rules.facts(of: try await shown(Self.task))
    let day = { (text: String) in EntryValue.day(CalendarDate(iso8601: text)!) }
    let postponed = write(.postpone(Sample.target("task_1", .task), to: day("2026-12-24")), base: base)
    let (conflict, _) = try await deliver(
      postponed, path: "task/task_1/", now: .json(Self.changed(Self.task, ["date": "2026-12-05"])))
    let field = WriteConflict.Field(.due, base: day("2026-12-01"), theirs: day("2026-12-05"), mine: day("2026-12-24"))
    #expect(conflict == WriteConflict(.changedBoth, [field]))
    let (none, close) = try await deliver(
      postponed, path: "task/task_1/", now: .json(Self.changed(Self.task, ["text": "Call twice"])))
    #expect(none == nil && Self.sent(close) == ["date": "2026-12-24"])
    let (same, unsent) = try await deliver(
      postponed, path: "task/task_1/", now: .json(Self.changed(Self.task, ["date": "2026-12-24"])))
    #expect(same == nil && Self.sent(unsent) == nil)
  }

  @Test func givenToTwoPeopleItIsAConflict() async throws {
    let base = try FakeClose([:]).service().rules.facts(of: try await shown(Self.task))
    let given = write(.reassign(Sample.target("task_1", .task), to: "user_2"), base: base)
    #expect(try await deliver(given, path: "task/task_1/", now: .json(Self.task)).conflict == nil)
    let now = Self.changed(Self.task, ["assigned_to": "user_3", "assigned_to_name": "Third One"])
    let conflict = try #require(try await deliver(given, path: "task/task_1/", now: .json(now)).conflict)
    #expect(
      conflict.fields == [
        .init(.assignee, base: .text("Robin Vale"), theirs: .text("Third One"), mine: .choice("user_2"))
      ])
    let decided = try #require(given.resolving(conflict, keeping: [.assignee]))
    #expect(try await deliver(decided, path: "task/task_1/", now: .json(now)).conflict == nil)
  }

  private static let call: JSON = [
    "id": "acti_1", "_type": "Call", "note": "Hello", "direction": "inbound", "duration": 60, "status": "busy",
    "phone": "+1415", "contact_id": "cont_1", "activity_at": "2024-05-01T10:00:00.000000+00:00",
  ]

  /// No timeline shows whom a call was with: what is there cannot have been seen.
  @Test func whatTheTimelineDoesNotShowIsNotOverwrittenUnseen() async throws {
    let path = "activity/call/acti_1/"
    let write = try await edit(Self.call, [.contact: .choice("cont_2"), .status: .choice("no-answer")])
    let conflict = try #require(try await deliver(write, path: path, now: .json(Self.call)).conflict)
    #expect(
      conflict.fields == [.init(.contact, base: nil, theirs: .choice("cont_1"), mine: .choice("cont_2"))])
    let decided = try #require(write.resolving(conflict, keeping: [.contact]))
    let (none, close) = try await deliver(decided, path: path, now: .json(Self.call))
    #expect(none == nil && Self.sent(close) == ["status": "no-answer", "contact_id": "cont_2"])
    // The status stands in the title, so that its change shows.
    let now = Self.changed(Self.call, ["status": "completed", "contact_id": nil])
    let other = try #require(try await deliver(write, path: path, now: .json(now)).conflict)
    #expect(other.fields == [.init(.status, base: nil, theirs: .choice("completed"), mine: .choice("no-answer"))])
    let kept = try #require(write.resolving(other, keeping: [.status]))
    #expect(try await deliver(kept, path: path, now: .json(now)).conflict == nil)
  }
}

/// The same over the wire, where somebody else has the same account.
@Suite struct SandboxConflictTests {
  private func conflict(_ body: () async throws -> Void) async throws -> WriteConflict? {
    do {
      try await body()
      return nil
    } catch let conflict as WriteConflict {
      return conflict
    }
  }

  @Test func whatOthersChangedMeanwhileIsNotOverwritten() async throws {
    try await SandboxClose.run { close in
      let record = try await close.record(.lead)
      let first = Entry(.note, [.text: .text("Old"), .title: .text("Kick-off")])
      let made = try #require(try await close.deliver(.create(first), about: record).item)
      let item = try #require(try await close.timeline(record).first { $0.id == made.id })
      let rules = close.service.rules
      let before = try #require(rules.entry(of: item))
      func edit(_ values: [EntryField: EntryValue]) -> Write {
        let entry = Entry(.note, before.values.merging(values) { $1 })
        let write = close.write(.edit(ItemTarget(item), entry, before: before), about: record)
        return Write(
          id: write.id, ref: write.ref, change: write.change, madeAt: write.madeAt, base: rules.facts(of: item))
      }
      func deliver(_ write: Write) async throws {
        _ = try await close.service.deliver(write, vocabulary: close.vocabulary)
      }
      // Another user of the account.
      try await deliver(edit([.text: .text("Theirs")]))
      let mine = edit([.text: .text("Mine"), .title: .text("Mine, too")])
      let found = try #require(try await conflict { try await deliver(mine) })
      #expect(found.fields == [.init(.text, base: .text("Old"), theirs: .text("Theirs"), mine: .text("Mine"))])
      let now = try await close.timeline(record).first { $0.id == made.id }
      #expect(now?.title == "Kick-off" && now?.body == "Theirs")
      let decided = try #require(mine.resolving(found, keeping: []))
      try await deliver(decided)
      let then = try await close.timeline(record).first { $0.id == made.id }
      #expect(then?.title == "Mine, too" && then?.body == "Theirs")
      // And a deletion of what has changed since.
      let deletion = close.write(.delete(ItemTarget(item)), about: record)
      let seen = Write(
        id: deletion.id, ref: deletion.ref, change: deletion.change, madeAt: deletion.madeAt,
        base: rules.facts(of: item))
      #expect(try await conflict { try await deliver(seen) }?.kind == .deletedHere)
      try await deliver(deletion)
      #expect(try await conflict { try await deliver(mine) } == WriteConflict(deletedThere: mine))
    }
  }

  /// What an account's own reading of an item makes of it is no change by others.
  @Test func nothingIsAConflictWithItself() async throws {
    try await SandboxClose.run { close in
      for record in try await close.records(.lead, 6) {
        for item in try await close.timeline(record)
        where close.service.rules.unavailable(.delete, of: item) == nil {
          let deletion = close.write(.delete(ItemTarget(item)), about: record)
          let write = Write(
            id: deletion.id, ref: deletion.ref, change: deletion.change, madeAt: deletion.madeAt,
            base: close.service.rules.facts(of: item))
          let found = try await conflict {
            do {
              _ = try await close.service.deliver(write, vocabulary: close.vocabulary)
            } catch is ServiceError {
              // What the sandbox does not delete is another matter.
            }
          }
          #expect(found == nil, "\(item)")
        }
      }
    }
  }
}
