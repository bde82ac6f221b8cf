import CRM
import Cloze
import Testing

/// [cloze-api.md, 2]
@Suite struct EnvelopeTests {
  private static let profile = #""profile":{"name":"Ada","email":"ada@acme.com","key":"k1"}"#

  @Test(arguments: [
    "{\(profile)}", #"{"errorcode":0,\#(profile)}"#, #"{"errorcode":"0",\#(profile)}"#,
    #"{"errorcode":null,\#(profile)}"#, #"{"errorcode":0.0,\#(profile)}"#,
  ])
  func noErrorCodeOrZeroIsSuccess(_ body: String) async throws {
    let identity = try await FakeCloze(body).service().verify()
    #expect(identity == Identity(id: "k1", name: "Ada", email: "ada@acme.com"))
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    let status: Int
    let body: String
    let reason: ServiceError.Reason
    let words: String?
    var testDescription: String { "\(status) \(body.prefix(60))" }
  }

  @Test(arguments: [
    Failure(
      status: 200, body: #"{"errorcode":26,"message":"Invalid stage"}"#, reason: .rejected, words: "Invalid stage"),
    Failure(status: 200, body: #"{"errorcode":"11","message":"No id"}"#, reason: .rejected, words: "No id"),
    Failure(status: 200, body: #"{"errorcode":11}"#, reason: .rejected, words: nil),
    Failure(status: 200, body: #"{"errorcode":"broken","message":7}"#, reason: .rejected, words: nil),
    Failure(status: 200, body: #"{"errorcode":62,"message":"Not found"}"#, reason: .notFound, words: "Not found"),
    Failure(status: 200, body: #"{"errorcode":1,"message":"No key"}"#, reason: .authentication, words: "No key"),
    Failure(status: 200, body: #"{"errorcode":404,"message":"Gone"}"#, reason: .unsupported, words: "Gone"),
    Failure(
      status: 401, body: #"{"errorcode":1,"message":"The API key was not found"}"#, reason: .authentication,
      words: "The API key was not found"),
    Failure(
      status: 401, body: #"{"message":"Invalid token: access token is invalid"}"#, reason: .authentication,
      words: "Invalid token: access token is invalid"),
    Failure(status: 401, body: #"{"errorcode":404,"message":"?"}"#, reason: .authentication, words: "?"),
    Failure(status: 401, body: "Unauthorized", reason: .authentication, words: nil),
    Failure(
      status: 404, body: #"{"errorcode":404,"message":"Resource Not Found"}"#, reason: .unsupported,
      words: "Resource Not Found"),
    Failure(status: 404, body: "<html>nothing here</html>", reason: .notFound, words: nil),
    Failure(status: 403, body: #"{"errorcode":9,"message":"No right"}"#, reason: .permission, words: "No right"),
    Failure(status: 400, body: #"{"errorcode":62,"message":"None"}"#, reason: .notFound, words: "None"),
    Failure(status: 200, body: "<html>Sign in</html>", reason: .malformedAnswer, words: nil),
    Failure(status: 200, body: "", reason: .malformedAnswer, words: nil),
    Failure(status: 200, body: "[1]", reason: .malformedAnswer, words: nil),
    Failure(status: 503, body: "Bad gateway", reason: .serverFailure, words: nil),
  ])
  func failuresHaveAReasonAndClozesWords(_ failure: Failure) async throws {
    let service = try FakeCloze { _ in (failure.status, failure.body) }.service()
    let error = await serviceError { try await service.verify() }
    #expect(error?.reason == failure.reason)
    #expect(error?.serverWords == failure.words)
    #expect(error?.status == failure.status)
  }

  @Test(arguments: [#"{"errorcode":0}"#, #"{"profile":[]}"#, #"{"profile":{"rights":{}}}"#, #"{"user":null}"#])
  func aProfileOfNobodyIsMalformed(_ body: String) async throws {
    let service = try FakeCloze(body).service()
    #expect(await serviceError { try await service.verify() }?.reason == .malformedAnswer)
  }

  @Test func theKeyIsNotRepeatedFromCloze() async throws {
    let service = try FakeCloze(#"{"errorcode":1,"message":"The API key sesame was not found"}"#).service()
    let error = await serviceError { try await service.verify() }
    #expect(error?.reason == .authentication)
    #expect(error?.serverWords?.contains("sesame") == false)
  }

  @Test func nestingThatWouldExhaustTheStackIsMalformed() async throws {
    let service = try FakeCloze(#"{"errorcode":0,"profile":"# + String(repeating: "[", count: 100_000)).service()
    #expect(await serviceError { try await service.verify() }?.reason == .malformedAnswer)
  }

  @Test(arguments: ["profile", "user"])
  func theUserStandsUnderEitherName(_ member: String) async throws {
    let service = try FakeCloze(#"{"errorcode":0,"\#(member)":{"email":"a@b.c","first":"Ada","last":"L"}}"#).service()
    #expect(try await service.verify() == Identity(id: "a@b.c", name: "Ada L", email: "a@b.c"))
  }
}
