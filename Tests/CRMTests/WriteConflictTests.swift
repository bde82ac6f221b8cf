import CRM
import Testing

/// What becomes of a write whose item others have changed, as the user decides.
@Suite struct WriteConflictTests {
  private static let target = ItemTarget(id: "acti_1", kind: .note, title: "Kick-off")
  private static let before = Entry(.note, [.text: .text("Old"), .title: .text("Kick-off"), .pinned: .flag(false)])

  private func write(_ change: Write.Change, base: ItemFacts? = nil) -> Write {
    Write(
      id: WriteID("w"), ref: RecordRef(AccountID("work"), RecordID(.lead, "l")), change: change,
      madeAt: Instant(seconds: 1), base: base)
  }

  private func edit(_ values: [EntryField: EntryValue]) -> Write {
    let entry = Entry(.note, Self.before.values.merging(values) { $1 })
    return write(.edit(Self.target, entry, before: Self.before), base: ItemFacts(Self.before.values))
  }

  private let conflict = WriteConflict(
    .changedBoth,
    [
      .init(.title, base: .text("Kick-off"), theirs: .text("Theirs"), mine: .text("Mine")),
      .init(.text, base: .text("Old"), theirs: .text("Their text"), mine: .text("My text")),
    ])

  @Test func anEditSaysWhatItChanges() {
    let changed = edit([.title: .text("Mine")]).assignments
    #expect(changed.map(\.field) == [.title])
    #expect(changed.first?.base == .text("Kick-off") && changed.first?.value == .text("Mine"))
    #expect(write(.create(Self.before)).assignments.isEmpty && write(.delete(Self.target)).assignments.isEmpty)
  }

  @Test func whatIsChosenGoesOutOverWhatWasSeen() throws {
    let write = edit([.title: .text("Mine"), .text: .text("My text"), .pinned: .flag(true)])
    let resolved = try #require(write.resolving(conflict, keeping: [.title]))
    #expect(resolved.id == write.id && resolved.madeAt == write.madeAt)
    // Their text is no change any more, the title is one of theirs, and what was not in conflict goes out as before.
    #expect(
      resolved.assignments.map { [$0.base, $0.value] } == [
        [.text("Theirs"), .text("Mine")], [.flag(false), .flag(true)],
      ])
    #expect(resolved.base?[.text] == .text("Their text") && resolved.base?[.title] == .text("Theirs"))
  }

  @Test func allTheirsLeavesNothingToSend() {
    #expect(edit([.title: .text("Mine"), .text: .text("My text")]).resolving(conflict, keeping: []) == nil)
    // But for what others did not touch.
    let pinned = edit([.title: .text("Mine"), .pinned: .flag(true)]).resolving(conflict, keeping: [])
    #expect(pinned?.assignments.map(\.field) == [.pinned])
  }

  @Test func aDateIsMineOrTheirs() throws {
    let task = ItemTarget(id: "task_1", kind: .task, title: "Call")
    let day = EntryValue.day(CalendarDate(daysSince1970: 21_000))
    let postponed = write(.postpone(task, to: day), base: ItemFacts([.due: .text("old")]))
    let conflict = WriteConflict(.changedBoth, [.init(.due, base: nil, theirs: nil, mine: day)])
    #expect(postponed.resolving(conflict, keeping: []) == nil)
    let resolved = try #require(postponed.resolving(conflict, keeping: [.due]))
    #expect(resolved.change == postponed.change && resolved.base == ItemFacts())
  }

  @Test func whatWasDeletedThereIsWrittenAnewOrNotAtAll() {
    let write = edit([.title: .text("Mine")])
    let conflict = WriteConflict(deletedThere: write)
    #expect(conflict.isAllOrNothing && conflict.fields.map(\.field) == [.title])
    #expect(write.resolving(conflict, keeping: []) == nil)
    let anew = write.resolving(conflict, keeping: [.title])
    #expect(anew?.change == write.change.entry.map { Write.Change.create($0) } && anew?.base == nil)
    let done = self.write(.complete(Self.target, true))
    #expect(done.resolving(WriteConflict(deletedThere: done), keeping: [.done]) == nil)
  }

  @Test func aDeletionIsMadeOverWhatWasSeenOrNotAtAll() {
    let deletion = write(.delete(Self.target), base: ItemFacts(Self.before.values))
    let conflict = WriteConflict(
      .deletedHere, [.init(.text, base: .text("Old"), theirs: .text("Their text"), mine: nil)])
    #expect(deletion.resolving(conflict, keeping: []) == nil)
    let resolved = deletion.resolving(conflict, keeping: [.text])
    #expect(resolved?.change == deletion.change && resolved?.base?[.text] == .text("Their text"))
  }

  /// Two edits of an item, the second opened before the first had arrived.
  @Test func ownChangesAreNoChangesByOthers() {
    let first = edit([.title: .text("First")])
    let second = edit([.text: .text("My text")]).following(first)
    #expect(second.assignments.map(\.field) == [.text])
    #expect(second.change.entry?[.title] == .text("First") && second.base?[.title] == .text("First"))
    let same = edit([.title: .text("Second")]).following(first)
    #expect(same.assignments.map { [$0.base, $0.value] } == [[.text("First"), .text("Second")]])
    let deletion = write(.delete(Self.target), base: ItemFacts(Self.before.values)).following(first)
    #expect(deletion.base?[.title] == .text("First") && deletion.base?[.text] == .text("Old"))
    let other = ItemTarget(id: "acti_2", kind: .note, title: "t")
    let stranger = write(.delete(other), base: ItemFacts(Self.before.values))
    #expect(stranger.following(first) == stranger)
  }
}
