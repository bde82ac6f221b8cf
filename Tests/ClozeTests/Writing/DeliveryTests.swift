import CRM
import Cloze
import Testing

@Suite struct DeliveryTests {
  private static let ok = #"{"errorcode":0}"#
  private let call = Write(Entry(.call, to: "bo@b.c"))

  private func deliver(_ fake: FakeCloze, _ write: Write) async throws -> ServiceError? {
    let service = try fake.service(user: "ada@acme.com")
    return await serviceError { try await service.deliver(write, vocabulary: writingVocabulary) }
  }

  @Test func whatIsShownIsWhatIsSent() async throws {
    let fake = FakeCloze(Self.ok)
    let service = try fake.service(user: "ada@acme.com")
    for kind in EntryKind.allCases {
      let write = Write(Entry(kind, to: "bo@b.c", [.text: .text("x"), .subject: .text("y")]))
      let delivery = try await service.deliver(write, vocabulary: writingVocabulary)
      #expect(delivery == Delivery(item: nil))
      let sent = try #require(fake.calls.last)
      let shown = try service.rules.preview(write, vocabulary: writingVocabulary)
      #expect(sent.method == shown.method && sent.body == shown.body?.text)
      #expect(sent.target == "/\(shown.path)?user=ada%40acme.com")
    }
    #expect(fake.calls.count == EntryKind.allCases.count)
  }

  @Test(
    arguments: [
      (11, "At least one appLink must be specified", nil), (26, "An invalid value", nil),
      (32, "Invalid address", "another address"), (38, "The date is in the future", "earlier time"),
    ] as [(Int, String, String?)])
  func anErrorcodeIsARefusalInClozesWords(_ code: Int, _ words: String, _ advice: String?) async throws {
    let fake = FakeCloze(#"{"errorcode":\#(code),"message":"\#(words)"}"#)
    let error = try await deliver(fake, call)
    #expect(error?.reason == .rejected && error?.serverWords == words && error?.mayHaveArrived == false)
    #expect(advice.map { error?.advice?.contains($0) == true } ?? (error?.advice == nil))
    #expect(fake.calls.count == 1)
  }

  @Test(arguments: [
    (500, "oops", ServiceError.Reason.serverFailure), (503, "", .serverFailure), (200, "<html>", .malformedAnswer),
    (200, "", .malformedAnswer), (200, "[]", .malformedAnswer),
  ])
  func whatMayHaveArrivedIsSentOnceAndSaysSo(_ status: Int, _ body: String, _ reason: ServiceError.Reason) async throws
  {
    let fake = FakeCloze { _ in (status, body) }
    let error = try await deliver(fake, call)
    #expect(error?.reason == reason && error?.mayHaveArrived == true)
    #expect(fake.calls.count == 1)
  }

  @Test(arguments: [
    (401, #"{"errorcode":1,"message":"No key"}"#, ServiceError.Reason.authentication),
    (404, #"{"errorcode":404,"message":"No path"}"#, .unsupported), (400, "no", .rejected),
  ])
  func whatWasTurnedAwayDidNotArrive(_ status: Int, _ body: String, _ reason: ServiceError.Reason) async throws {
    let fake = FakeCloze { _ in (status, body) }
    let error = try await deliver(fake, call)
    #expect(error?.reason == reason && error?.mayHaveArrived == false)
    #expect(fake.calls.count == 1)
  }

  @Test func aDirectMessageIsCalledWhatTheVersionCallsIt() async throws {
    let message = Write(Entry(.directMessage, to: "bo@b.c", [.text: .text("Hi")]))
    let newer = FakeCloze { call in
      (200, call.body?.contains(#""style":"direct""#) == true ? #"{"errorcode":26,"message":"style"}"# : Self.ok)
    }
    #expect(try await deliver(newer, message) == nil)
    #expect(newer.calls.count == 2 && newer.calls[1].body?.contains(#""style":"message""#) == true)
    let older = FakeCloze(Self.ok)
    #expect(try await deliver(older, message) == nil)
    #expect(older.calls.count == 1)
  }

  @Test func twoRefusalsGiveTheFirstAndADoubtIsNotLost() async throws {
    let message = Write(Entry(.directMessage, to: "bo@b.c", [.text: .text("Hi")]))
    let refusing = FakeCloze { call in
      (200, #"{"errorcode":32,"message":"\#(call.body?.contains("direct") == true ? "first" : "second")"}"#)
    }
    #expect(try await deliver(refusing, message)?.serverWords == "first")
    let failing = FakeCloze { call in
      call.body?.contains("direct") == true ? (200, #"{"errorcode":26}"#) : (500, "oops")
    }
    #expect(try await deliver(failing, message)?.mayHaveArrived == true)
    let failingFirst = FakeCloze { _ in (500, "oops") }
    #expect(try await deliver(failingFirst, message)?.mayHaveArrived == true)
    #expect(failingFirst.calls.count == 1)
  }
}
