import CRM
import Cloze
import Testing

/// [cloze-api.md, 4]
@Suite struct FindPageTests {
  struct End: Sendable, CustomTestStringConvertible {
    let name: String
    let page: Int
    let count: Int
    let members: String
    let next: String?
    let total: Int?
    var testDescription: String { name }
  }

  @Test(arguments: [
    End(name: "more to come", page: 1, count: 100, members: #""availablecount":250,"#, next: "2", total: 250),
    End(name: "unknown total", page: 3, count: 100, members: "", next: "4", total: nil),
    End(name: "short page", page: 3, count: 50, members: "", next: nil, total: nil),
    End(
      name: "short page against the total", page: 1, count: 99, members: #""availablecount":250,"#, next: nil,
      total: 250),
    End(name: "total reached", page: 2, count: 100, members: #""availablecount":200,"#, next: nil, total: 200),
    End(name: "empty page", page: 2, count: 0, members: #""availablecount":500,"#, next: nil, total: 500),
    End(
      name: "smaller pages than asked for", page: 1, count: 50, members: #""availablecount":120,"pagesize":50,"#,
      next: "2", total: 120),
    End(
      name: "numbers as text", page: 1, count: 50, members: #""availablecount":"50","pagesize":"50","#, next: nil,
      total: 50),
    End(
      name: "senseless sizes", page: 1, count: 100, members: #""availablecount":-1,"pagesize":9223372036854775807,"#,
      next: "2", total: nil),
    End(
      name: "a total beyond all bounds", page: 1, count: 100, members: #""availablecount":1e300,"pagesize":0,"#,
      next: "2", total: nil),
  ])
  func ends(_ end: End) async throws {
    let people = (0..<end.count).map { #"{"syncKey":"k\#($0)","name":"Person \#($0)"}"# }.joined(separator: ",")
    let service = try FakeCloze(#"{"errorcode":0,\#(end.members)"people":[\#(people)]}"#).service()
    let page = try await service.page(
      of: Question(kind: .person), next: end.page == 1 ? nil : String(end.page), vocabulary: emptyVocabulary)
    #expect(page.records.count == end.count)
    #expect(page.next == end.next)
    #expect(page.total == end.total)
  }

  @Test(arguments: [
    #"{"errorcode":0}"#, #"{"errorcode":0,"people":[]}"#, #"{"errorcode":0,"availablecount":0,"people":null}"#,
  ])
  func noRecordsAreAnEmptyPage(_ body: String) async throws {
    let page = try await FakeCloze(body).service().page(
      of: Question(kind: .person), next: nil, vocabulary: emptyVocabulary)
    #expect(page.records.isEmpty && page.next == nil)
  }

  @Test(arguments: [#"{"people":{}}"#, #"{"people":"none"}"#, #"{"people":3}"#])
  func recordsInNoListAreMalformed(_ body: String) async throws {
    let service = try FakeCloze(body).service()
    let error = await serviceError {
      try await service.page(of: Question(kind: .person), next: nil, vocabulary: emptyVocabulary)
    }
    #expect(error?.reason == .malformedAnswer)
  }

  @Test func oddElementsAreSkippedAndTheRestKept() async throws {
    let body = #"{"people":[null,3,[],{},"",true,"best@identifier.com",{"syncKey":"k","name":"Ada"}]}"#
    let page = try await FakeCloze(body).service().page(
      of: Question(kind: .person), next: nil, vocabulary: emptyVocabulary)
    #expect(page.records.map(\.id.id) == ["3", "best@identifier.com", "k"])
    #expect(page.records.map(\.isPartial) == [true, true, false])
  }
}
