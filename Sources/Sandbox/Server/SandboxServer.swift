import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// A server that speaks the wire protocols of Close and Cloze over generated data, on loopback.
///
/// Close answers under `/api/v1`, Cloze under `/v1`, and what the sandbox itself can be asked and told under `/sandbox`
/// (see `Control.swift`). A server runs once; several may run in one process.
public final class SandboxServer: Sendable {
  private typealias HTTPServer = Server<HTTP1Channel>

  /// How long a stop waits for answers that are under way before it breaks them off.
  private static let grace = Duration.seconds(1)

  private let core: SandboxCore
  private let running = Mutex<(server: HTTPServer, task: Task<Void, any Error>)?>(nil)

  /// Reads the state file, if there is one. Throws `SandboxError`.
  public init(options: SandboxOptions) throws {
    core = try SandboxCore(options)
  }

  /// Starts listening; returns once requests are answered. Throws `SandboxError` when the port cannot be opened.
  public func start() async throws -> SandboxAddress {
    let (ports, announce) = AsyncStream<Result<Int, any Error>>.makeStream()
    let responder = SandboxResponder(core: core)
    let server = HTTPServer(
      childChannelSetup: HTTP1Channel(responder: { (request, writer: consuming ResponseWriter, channel) in
        try await responder.respond(to: request, writer, channel)
      }),
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: core.options.port)),
      onServerRunning: { announce.yield(.success($0.localAddress?.port ?? 0)) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() })
    let task = Task {
      do {
        try await server.run()
      } catch {
        announce.yield(.failure(error))
        announce.finish()
        throw error
      }
      announce.finish()
    }
    running.withLock { $0 = (server, task) }
    for await result in ports {
      do {
        return address(port: try result.get())
      } catch {
        throw SandboxError.port(core.options.port, reason: "\(error)")
      }
    }
    throw SandboxError.port(core.options.port, reason: "the server stopped while starting")
  }

  private func address(port: Int) -> SandboxAddress {
    SandboxAddress(
      port: port, closeURL: "http://127.0.0.1:\(port)/api/v1", clozeURL: "http://127.0.0.1:\(port)",
      closeKey: core.options.closeKey, clozeKey: core.options.clozeKey)
  }

  /// Returns when the server has stopped, or at once when it was never started. Cancelling the caller stops it.
  public func waitUntilStopped() async {
    guard let task = running.withLock({ $0?.task }) else { return }
    await withTaskCancellationHandler {
      _ = await task.result
    } onCancel: {
      Task { await self.stop() }
    }
  }

  /// Stops listening and closes every connection, after the answers under way or a second; returns when that is done.
  public func stop() async {
    guard let (server, task) = running.withLock({ $0 }) else { return }
    // Cancelling alone would drop connections that are accepted and not yet taken up, which NIO treats as a fault.
    let watch = Task {
      try await Task.sleep(for: Self.grace)
      task.cancel()
    }
    try? await server.shutdownGracefully()
    _ = await task.result
    watch.cancel()
  }
}
