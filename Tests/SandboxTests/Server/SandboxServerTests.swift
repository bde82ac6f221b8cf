import CRM
import Foundation
import Testing

@testable import Sandbox

/// Over real connections on loopback: what only shows on the wire.
@Suite(.serialized) struct SandboxServerTests {
  /// Runs `body` against a server of its own.
  private func withServer(
    _ faults: [FaultRule] = [], _ body: (SandboxAddress) async throws -> Void
  ) async throws {
    let server = try SandboxServer(
      options: SandboxOptions(records: 30, today: CalendarDate(daysSince1970: 20_500), faults: faults))
    let address = try await server.start()
    do {
      try await body(address)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  /// Sends `text` over a connection of its own and returns all that comes back until the other side closes.
  private func exchange(_ address: SandboxAddress, _ text: String) async throws -> String {
    let connection = try RawConnection(port: address.port)
    try connection.send(text)
    return try await connection.readToEnd()
  }

  private func get(_ path: String, _ address: SandboxAddress, headers: String = "") -> String {
    let credentials = Data("\(address.closeKey):".utf8).base64EncodedString()
    return
      "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAUTHORIZATION: Basic \(credentials)\r\n\(headers)Connection: close\r\n\r\n"
  }

  @Test(arguments: ["/api/v1/me/", "/api/v1/me", "/api/v1//me//", "//api/v1/me/?_fields=id"])
  func slashesDoNotMatter(path: String) async throws {
    try await withServer { address in
      let answer = try await exchange(address, get(path, address))
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("\"first_name\":\"Robin\""))
      #expect(answer.lowercased().contains("\r\nratelimit: limit=160; remaining=159; reset="))
    }
  }

  @Test func parametersAreDecoded() async throws {
    try await withServer { address in
      let answer = try await exchange(address, get("/api/v1/lead/?query=id%3Awibble+or+%22x%20y%22&_limit=1", address))
      #expect(answer.contains("\"total_results\":0"))
    }
  }

  @Test func chunkedBodiesAreRefused() async throws {
    try await withServer { address in
      let credentials = Data("\(address.closeKey):".utf8).base64EncodedString()
      let answer = try await exchange(
        address,
        "POST /api/v1/lead/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic \(credentials)\r\n"
          + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      )
      #expect(answer.hasPrefix("HTTP/1.1 400 "))
      #expect(answer.hasSuffix("{\"error\":\"Chunked Transfer-Encoding is not supported.\"}"))
    }
  }

  @Test(arguments: [FaultRule.Kind.dropBefore, .dropAfter]) func aDroppedConnectionSaysNothing(kind: FaultRule.Kind)
    async throws
  {
    try await withServer([FaultRule(kind)]) { address in
      let first = try await exchange(address, get("/api/v1/me/", address))
      let second = try await exchange(address, get("/api/v1/me/", address))
      #expect(first == "" && second.hasPrefix("HTTP/1.1 200 OK"))
    }
  }

  @Test func aTruncatedAnswerPromisesMoreThanItSends() async throws {
    try await withServer([FaultRule(.truncate)]) { address in
      let answer = try await exchange(address, get("/api/v1/me/", address))
      let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1).map(String.init)
      let promised = try #require(
        parts[0].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }?.split(separator: " ")
          .last.flatMap { Int($0) })
      #expect(parts[1].utf8.count == promised / 2)
    }
  }

  @Test func aDripArrivesWhole() async throws {
    try await withServer([FaultRule(.drip(1))]) { address in
      let dripped = try await exchange(address, get("/api/v1/status/lead/", address))
      let whole = try await exchange(address, get("/api/v1/status/lead/", address))
      func body(_ answer: String) -> Substring? { answer.split(separator: "\r\n\r\n", maxSplits: 1).last }
      #expect(body(dripped) == body(whole))
    }
  }

  @Test func aConnectionServesSeveralRequests() async throws {
    try await withServer { address in
      let first = get("/api/v1/me/", address).replacing("Connection: close\r\n", with: "")
      let answer = try await exchange(address, first + get("/api/v1/nonsense/", address))
      #expect(answer.components(separatedBy: "HTTP/1.1 ").map { $0.prefix(3) } == ["", "200", "404"])
    }
  }

  @Test func serversStandSideBySideAndPortsAreTakenOnce() async throws {
    try await withServer { one in
      try await withServer { two in
        #expect(one.port != two.port)
        #expect(one.closeURL == "http://127.0.0.1:\(one.port)/api/v1" && one.clozeURL == "http://127.0.0.1:\(one.port)")
        let answer = try await exchange(two, get("/api/v1/me/", two))
        #expect(answer.hasPrefix("HTTP/1.1 200"))
      }
      let late = try SandboxServer(options: SandboxOptions(port: one.port, records: 1))
      await #expect(throws: SandboxError.self) { try await late.start() }
    }
  }

  /// Several times, because connections that are being accepted make it a race.
  @Test(arguments: 0..<10) func afterStopNobodyAnswers(round: Int) async throws {
    let server = try SandboxServer(options: SandboxOptions(records: 1, seed: UInt64(9000 + round)))
    let address = try await server.start()
    // One client is in the middle of a connection, and another has said nothing yet.
    let idle = try RawConnection(port: address.port)
    let busy = try RawConnection(port: address.port)
    try busy.send(get("/api/v1/me/", address).replacing("Connection: close\r\n", with: ""))
    await server.stop()
    await server.waitUntilStopped()
    _ = try await (idle.readToEnd(), busy.readToEnd())
    // Another test's server may have been given the port by now; ours would answer with its seed.
    guard let late = try? RawConnection(port: address.port) else { return }
    try late.send("GET /sandbox/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(try await !late.readToEnd().contains("\"seed\":\"\(9000 + round)\""))
  }
}
