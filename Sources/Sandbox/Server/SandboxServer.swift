import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server that speaks the wire protocols of Close and Cloze over generated data, on loopback.
///
/// Close answers under `/api/v1`, Cloze under `/v1`, and what the sandbox itself can be asked and told under `/sandbox`
/// (see `Control.swift`). A server runs once; several may run in one process.
public final class SandboxServer: Sendable {
  private let core: SandboxCore
  private let running = Mutex<Task<Void, any Error>?>(nil)

  /// Reads the state file, if there is one. Throws `SandboxError`.
  public init(options: SandboxOptions) throws {
    core = try SandboxCore(options)
  }

  /// Starts listening; returns once requests are answered. Throws `SandboxError` when the port cannot be opened.
  public func start() async throws -> SandboxAddress {
    let (ports, announce) = AsyncStream<Result<Int, any Error>>.makeStream()
    let application = Application(
      responder: SandboxResponder(core: core),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: core.options.port)),
      onServerRunning: { announce.yield(.success($0.localAddress?.port ?? 0)) },
      logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() })
    let task = Task {
      do {
        try await application.run()
      } catch {
        announce.yield(.failure(error))
        announce.finish()
        throw error
      }
      announce.finish()
    }
    running.withLock { $0 = task }
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

  /// Returns when the server has stopped, or at once when it was never started.
  public func waitUntilStopped() async {
    let task = running.withLock { $0 }
    await withTaskCancellationHandler {
      _ = await task?.result
    } onCancel: {
      task?.cancel()
    }
  }

  /// Stops listening and closes every connection; returns when that is done.
  public func stop() async {
    let task = running.withLock { $0 }
    task?.cancel()
    _ = await task?.result
  }
}
