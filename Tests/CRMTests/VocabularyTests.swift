import CRM
import Foundation
import Testing

@Suite struct VocabularyTests {
  private static let words = Vocabulary(
    identity: Identity(id: "u", name: "Ann"), stages: [.lead: [Choice("s", "Stage")]],
    segments: [.person: [Choice("g", "Segment")]], users: [Choice("u", "Ann")],
    fields: [CustomField(id: "f", name: "F", type: "text", kinds: [.lead])],
    views: [SavedView(id: "v", name: "V", kind: .lead)], outcomes: [Choice("o", "Outcome")])

  @Test func isStoredWhole() throws {
    let stored = try JSONEncoder().encode(Self.words)
    #expect(try JSONDecoder().decode(Vocabulary.self, from: stored) == Self.words)
  }

  @Test func whatWasStoredBeforeThereWereOutcomesIsRead() throws {
    let stored = try JSONEncoder().encode(Self.words)
    var members = try #require(try JSON(parsing: Array(stored)).object)
    members["outcomes"] = nil
    var expected = Self.words
    expected.outcomes = []
    let old = Data(JSON.object(members).bytes)
    #expect(try JSONDecoder().decode(Vocabulary.self, from: old) == expected)
  }
}
