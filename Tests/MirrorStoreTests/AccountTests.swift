import CRM
import GRDB
import Testing

@testable import MirrorStore

@Suite struct AccountTests {
  let store: MirrorStore

  init() throws { store = try .temporary() }

  private let vocabulary = Vocabulary(
    identity: Identity(id: "u1", name: "Ada", email: "ada@example.com"),
    stages: [.lead: [Choice("s1", "Potential"), Choice("s2", "Won")], .deal: [Choice("d1", "Open")]],
    segments: [.person: [Choice("g", "Customer")]], users: [Choice("u1", "Ada")],
    fields: [CustomField(id: "cf1", name: "Size", type: "choices", kinds: [.lead], choices: [Choice("a", "A")])],
    views: [SavedView(id: "v1", name: "Mine", kind: .lead)])

  @Test func aVocabularyComesBackWithItsAge() throws {
    #expect(try store.vocabulary(of: work) == nil)
    try store.save(vocabulary, of: work, at: moment(4))
    #expect(try store.vocabulary(of: work) == vocabulary)
    #expect(try store.storedVocabulary(of: work)?.fetchedAt == moment(4))
    #expect(try store.vocabulary(of: AccountID("home")) == nil)
    try store.save(Vocabulary(), of: work, at: moment(5))
    #expect(try store.storedVocabulary(of: work) == StoredVocabulary(vocabulary: Vocabulary(), fetchedAt: moment(5)))
  }

  @Test func aVocabularyOfAnotherShapeCountsAsMissing() throws {
    try store.save(vocabulary, of: work, at: moment(4))
    try store.write { try $0.execute(sql: #"UPDATE vocabulary SET json = '{"stages":7}'"#) }
    #expect(try store.vocabulary(of: work) == nil)
  }

  @Test func notesAreKeptReplacedAndForgotten() throws {
    #expect(try store.note("list") == nil)
    try store.setNote("list", "12")
    try store.setNote("pane", "")
    #expect(try store.note("list") == "12")
    #expect(try store.note("pane") == "")
    try store.setNote("list", "13")
    #expect(try store.note("list") == "13")
    try store.setNote("list", nil)
    #expect(try store.note("list") == nil)
  }
}
