import CRM
import Cloze
import Testing

/// `uniqueid` or `id`: versions of the API disagree [cloze-api.md, 3.2].
@Suite struct LookupTests {
  private static let found = #"{"errorcode":0,"person":{"syncKey":"new","name":"Ada"}}"#
  private static let refused = #"{"errorcode":11,"message":"No usable identifier"}"#
  private let id = RecordID(.person, "S1")

  private static func taking(_ name: String, else refusal: String = refused) -> FakeCloze {
    FakeCloze { call in (200, call.target.contains("?\(name)=") ? found : refusal) }
  }

  @Test func aRecordKeepsTheIdItWasAskedForBy() async throws {
    let record = try await Self.taking("uniqueid").service().record(id, vocabulary: emptyVocabulary)
    #expect(record.id == id)
    #expect(record.title == "Ada" && !record.isPartial)
    #expect(record.original["syncKey"] == "new")
  }

  @Test func theOtherSpellingIsTriedOnceAndThenKept() async throws {
    let fake = Self.taking("id")
    let service = try fake.service()
    for _ in 0..<2 { #expect(try await service.record(id, vocabulary: emptyVocabulary).title == "Ada") }
    #expect(fake.targets == ["/v1/people/get?uniqueid=S1", "/v1/people/get?id=S1", "/v1/people/get?id=S1"])
  }

  @Test func aMissingRecordIsNotAskedForAgain() async throws {
    let fake = FakeCloze(#"{"errorcode":62,"message":"Not found"}"#)
    let service = try fake.service()
    let error = await serviceError { try await service.record(id, vocabulary: emptyVocabulary) }
    #expect(error?.reason == .notFound && error?.serverWords == "Not found")
    #expect(fake.calls.count == 1)
  }

  @Test func twoRefusalsGiveTheFirst() async throws {
    let fake = FakeCloze { call in
      (200, #"{"errorcode":\#(call.target.contains("uniqueid=") ? "26" : "11"),"message":"\#(call.target)"}"#)
    }
    let service = try fake.service()
    let error = await serviceError { try await service.record(id, vocabulary: emptyVocabulary) }
    #expect(error?.reason == .rejected)
    #expect(error?.serverWords == "/v1/people/get?uniqueid=S1")
    #expect(fake.calls.count == 2)
  }

  @Test func aRefusalAndThenNotFoundIsNotFound() async throws {
    let fake = FakeCloze { call in
      (200, call.target.contains("uniqueid=") ? Self.refused : #"{"errorcode":62}"#)
    }
    let service = try fake.service()
    #expect(await serviceError { try await service.record(id, vocabulary: emptyVocabulary) }?.reason == .notFound)
  }

  @Test(arguments: [
    (401, #"{"errorcode":1,"message":"No key"}"#, ServiceError.Reason.authentication),
    (404, #"{"errorcode":404,"message":"No path"}"#, .unsupported), (200, "<html>", .malformedAnswer),
  ])
  func otherFailuresAreNoMatterOfSpelling(_ status: Int, _ body: String, _ reason: ServiceError.Reason) async throws {
    let fake = FakeCloze { _ in (status, body) }
    let service = try fake.service()
    #expect(await serviceError { try await service.record(id, vocabulary: emptyVocabulary) }?.reason == reason)
    #expect(fake.calls.count == 1)
  }

  @Test(arguments: [#"{"errorcode":0}"#, #"{"errorcode":0,"person":null}"#, #"{"person":{}}"#, #"{"company":{"a":1}}"#])
  func successWithoutARecordIsNotFound(_ body: String) async throws {
    let service = try FakeCloze(body).service()
    #expect(await serviceError { try await service.record(id, vocabulary: emptyVocabulary) }?.reason == .notFound)
  }
}
