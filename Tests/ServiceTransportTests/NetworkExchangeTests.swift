import CRM
import ServiceTransport
import Synchronization
import Testing

/// The transport over real sockets on loopback.
@Suite struct NetworkExchangeTests {
  private static let once = TransportLimits(body: 4096, retry: RetryPolicy(failureTries: 1, timeoutTries: 1))

  private func send(
    _ request: ServiceRequest = ServiceRequest(.get, "me/"), limits: TransportLimits = once,
    to reply: @escaping @Sendable (String) -> CannedServer.Reply
  ) async throws -> Result<ServiceAnswer, ServiceError> {
    let server = try await CannedServer(reply)
    let result = try await send(request, base: server.base, limits)
    try await server.stop()
    return result
  }

  private func send(
    _ request: ServiceRequest, base: String, _ limits: TransportLimits
  ) async throws -> Result<ServiceAnswer, ServiceError> {
    let transport = try ServiceTransport(name: "Close", base: base, credentials: .basic(key: "api_k"), limits: limits)
    let result: Result<ServiceAnswer, ServiceError>
    do throws(ServiceError) {
      result = .success(try await transport.send(request))
    } catch {
      result = .failure(error)
    }
    await transport.shutdown()
    return result
  }

  private func reason(_ result: Result<ServiceAnswer, ServiceError>) -> ServiceError.Reason? {
    guard case .failure(let error) = result else { return nil }
    return error.reason
  }

  @Test func sendsLengthsAndNeverChunks() async throws {
    let seen = Mutex("")
    let body: JSON = ["text": .string(String(repeating: "é", count: 200_000))]
    let result = try await send(
      ServiceRequest(.post, "note/", body: body)
    ) { request in
      seen.withLock { $0 = request }
      return .json("{}")
    }
    #expect(try result.get().status == 200)
    let head = seen.withLock { $0.prefix(1000).lowercased() }
    #expect(head.hasPrefix("post /api/note/ http/1.1\r\n"))
    #expect(head.contains("content-length: 400011\r\n"))
    #expect(!head.contains("transfer-encoding"))
    #expect(head.contains("user-agent: closeup/"))
  }

  @Test func unpacksGzip() async throws {
    // `{"ok":true}` as gzip writes it.
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0xAB, 0x56, 0xCA, 0xCF, 0x56, 0xB2, 0x2A, 0x29, 0x2A,
      0x4D, 0xAD, 0x05, 0x00, 0x90, 0x5F, 0xD4, 0xA7, 0x0B, 0x00, 0x00, 0x00,
    ]
    let result = try await send { _ in
      let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: \(packed.count)\r\n\r\n"
      return .bytes(Array(head.utf8) + packed)
    }
    #expect(try result.get().json()["ok"]?.bool == true)
  }

  @Test func refusesABodyOverTheLimit() async throws {
    let result = try await send { _ in .json(String(repeating: "x", count: 5000)) }
    #expect(reason(result) == .malformedAnswer)
  }

  @Test func aBodyThatEndsTooEarlyIsABrokenConnection() async throws {
    let result = try await send { _ in .cut(Array("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":".utf8)) }
    #expect(reason(result) == .unreachable)
  }

  @Test func aConnectionDroppedWithoutAnAnswerIsBroken() async throws {
    let result = try await send { _ in .cut([]) }
    #expect(reason(result) == .unreachable)
  }

  @Test func whatIsNotHTTPIsABrokenConnection() async throws {
    let result = try await send { _ in .cut(Array("SSH-2.0-OpenSSH\r\n".utf8)) }
    #expect(reason(result) == .unreachable)
  }

  @Test func silenceIsATimeout() async throws {
    let limits = TransportLimits(read: 0.2, retry: RetryPolicy(failureTries: 1, timeoutTries: 1))
    let result = try await send(limits: limits) { _ in .silence }
    #expect(reason(result) == .timeout)
  }

  @Test func aDripThatNeverEndsIsATimeout() async throws {
    let limits = TransportLimits(total: 0.3, retry: RetryPolicy(failureTries: 1, timeoutTries: 1))
    let result = try await send(limits: limits) { _ in
      .text("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
    }
    #expect(reason(result) == .timeout)
  }

  @Test func aClosedPortSaysConnectionRefused() async throws {
    // Kept, so that none of the servers of other tests gets it.
    let port = try ClosedPort()
    defer { withExtendedLifetime(port) {} }
    guard case .failure(let error) = try await send(ServiceRequest(.get, "me/"), base: port.base, Self.once) else {
      Issue.record("somebody answered")
      return
    }
    #expect(error.reason == .unreachable)
    #expect(error.summary == "Close could not be reached (connection refused).")
  }

  @Test func cancellationEndsARequestUnderWay() async throws {
    let arrived = AsyncStream<Void>.makeStream()
    let server = try await CannedServer { _ in
      arrived.continuation.yield()
      return .silence
    }
    let transport = try ServiceTransport(name: "Close", base: server.base, credentials: .bearer(key: "k"))
    let task = Task { try await transport.send(ServiceRequest(.get, "me/")) }
    for await _ in arrived.stream { break }
    task.cancel()
    await #expect { try await task.value } throws: { ($0 as? ServiceError)?.reason == .cancelled }
    await transport.shutdown()
    try await server.stop()
  }

  @Test func aTransportThatIsForgottenEndsItself() async throws {
    let server = try await CannedServer { _ in .json("{}") }
    weak var forgotten: ServiceTransport?
    do {
      let transport = try ServiceTransport(name: "Close", base: server.base, credentials: .bearer(key: "k"))
      _ = try await transport.send(ServiceRequest(.get, "me/"))
      forgotten = transport
    }
    #expect(forgotten == nil)
    try await server.stop()
  }
}
