import CRM
import MirrorStore
import Testing

@Suite struct DraftsTests {
  let store: MirrorStore

  init() throws { store = try .temporary() }

  private func draft(_ key: DraftKey, _ text: String, at seconds: Int64 = 0) -> Draft {
    Draft(key: key, texts: text.isEmpty ? [:] : [.text: text], savedAt: moment(seconds))
  }

  @Test func comesBackAsTyped() throws {
    let key = DraftKey(ref("l1"), .call)
    #expect(try store.draft(key) == nil)
    let texts: [EntryField: String] = [
      .text: "Zeile\n\u{1F469}\u{200D}\u{1F680} 漢字 \u{0} \u{1B}[0m", .duration: "1h 5 o'clock",
    ]
    let typed = Draft(key: key, texts: texts, savedAt: moment(1))
    try store.saveDraft(typed)
    #expect(try store.draft(key) == typed)
  }

  @Test func aRecordHasOneOfEachKindAndOneForEachItemBeingEdited() throws {
    let keys = [
      DraftKey(ref("l1"), .note), DraftKey(ref("l1"), .call), DraftKey(ref("l2"), .note),
      DraftKey(ref("l1"), .note, editing: ItemTarget(id: "n1", kind: .note, title: "N")),
      DraftKey(ref("l1"), .note, editing: ItemTarget(id: "n2", kind: .note, title: "N")),
      DraftKey(ref("l1", in: AccountID("home")), .note),
    ]
    for (index, key) in keys.enumerated() { try store.saveDraft(draft(key, "\(index)", at: Int64(index))) }
    for (index, key) in keys.enumerated() { #expect(try store.draft(key)?.texts == [.text: "\(index)"]) }
    #expect(try store.drafts(of: nil).map(\.key) == keys.reversed())
    #expect(try store.drafts(of: ref("l1")).map(\.key) == [keys[4], keys[3], keys[1], keys[0]])
    try store.saveDraft(draft(keys[0], "again", at: 9))
    #expect(try store.draft(keys[0])?.texts == [.text: "again"])
    #expect(try store.drafts(of: nil).count == keys.count)
  }

  @Test func anItemIsTheSameWhateverItIsCalledNow() throws {
    let before = DraftKey(ref("l1"), .note, editing: ItemTarget(id: "n1", kind: .note, title: "Before"))
    let after = DraftKey(ref("l1"), .note, editing: ItemTarget(id: "n1", kind: .note, title: "After"))
    try store.saveDraft(draft(before, "typed"))
    #expect(try store.draft(after)?.texts == [.text: "typed"])
    #expect(try store.draft(after)?.key == after)
    try store.deleteDraft(after)
    #expect(try store.draft(before) == nil)
  }

  @Test func anEmptyOneIsRemoved() throws {
    let key = DraftKey(ref("l1"), .note)
    try store.saveDraft(draft(key, "typed"))
    try store.saveDraft(Draft(key: key, texts: [.text: "", .title: ""], savedAt: moment(1)))
    #expect(try store.drafts(of: nil).isEmpty)
    try store.saveDraft(draft(key, ""))
    #expect(try store.drafts(of: ref("l1")).isEmpty)
  }
}
