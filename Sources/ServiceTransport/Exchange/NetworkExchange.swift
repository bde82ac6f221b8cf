import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import Synchronization

/// The exchange over the network: one event-loop thread and a few connections of its own.
final class NetworkExchange: Sendable {
  private let client: HTTPClient
  private let group: MultiThreadedEventLoopGroup
  private let limits: TransportLimits
  private let isShutDown = Mutex(false)

  init(limits: TransportLimits) {
    self.limits = limits
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    var configuration = HTTPClient.Configuration(
      // Redirects are judged by the transport, which knows where the credentials may go.
      redirectConfiguration: .disallow,
      timeout: .init(connect: .of(limits.connect), read: .of(limits.read), write: .of(limits.read)),
      connectionPool: .init(
        idleTimeout: .seconds(30), concurrentHTTP1ConnectionsPerHostSoftLimit: limits.concurrency),
      // Twice the cap, so that it is the collected body that meets it first.
      decompression: .enabled(limit: .size(limits.body * 2)))
    // A refused connection is reported at once; whether to try again is the request machine's to say.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroup: group, configuration: configuration)
  }

  func send(_ request: OutgoingRequest) async throws(ExchangeFailure) -> ExchangeAnswer {
    let outcome = await withTaskGroup(of: Result<ExchangeAnswer, ExchangeFailure>?.self) { tasks in
      tasks.addTask { await self.tried(request) }
      tasks.addTask { [total = limits.total] in
        do {
          try await Task.sleep(for: .seconds(total))
          return .failure(.timedOut(.total))
        } catch {
          return nil
        }
      }
      defer { tasks.cancelAll() }
      // The clock's nil means that this task was cancelled; the request then ends by itself.
      while let outcome = await tasks.next() {
        if let outcome { return outcome }
      }
      return .failure(.cancelled)
    }
    return try outcome.get()
  }

  func shutdown() async {
    let isFirst = isShutDown.withLock { isShutDown in
      defer { isShutDown = true }
      return !isShutDown
    }
    if isFirst { await Self.shutDown(client, group) }
  }

  deinit {
    // The HTTP library traps on a client that is dropped while it runs.
    guard !isShutDown.withLock({ $0 }) else { return }
    Task { [client, group] in await Self.shutDown(client, group) }
  }

  private static func shutDown(_ client: HTTPClient, _ group: MultiThreadedEventLoopGroup) async {
    try? await client.shutdown()
    try? await group.shutdownGracefully()
  }

  private func tried(_ request: OutgoingRequest) async -> Result<ExchangeAnswer, ExchangeFailure> {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
    outgoing.headers = HTTPHeaders(request.headers.fields.map { ($0.name, $0.value) })
    outgoing.body = request.body.map { .bytes(ByteBuffer(bytes: $0)) }
    do {
      let answer = try await client.execute(outgoing, timeout: .of(limits.total))
      let body = try await answer.body.collect(upTo: limits.body)
      guard !Task.isCancelled else { return .failure(.cancelled) }
      return .success(
        ExchangeAnswer(
          status: Int(answer.status.code), headers: HeaderFields(answer.headers.map { ($0.name, $0.value) }),
          body: Array(body.readableBytesView)))
    } catch {
      return .failure(ExchangeFailure(error, limits: limits))
    }
  }
}

extension TimeAmount {
  fileprivate static func of(_ seconds: Double) -> TimeAmount { .nanoseconds(Int64(seconds * 1_000_000_000)) }
}
