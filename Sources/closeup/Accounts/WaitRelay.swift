import ServiceTransport
import Synchronization

/// Hands on, to whoever shows it, that a service has asked to be left alone for a while.
final class WaitRelay: Sendable {
  private let listener = Mutex<(@Sendable (Double) -> Void)?>(nil)

  /// `listener` is called with the seconds to wait, on any thread.
  func connect(_ listener: @escaping @Sendable (Double) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  /// Takes what a transport reports.
  func observe(_ entry: RequestLogEntry) {
    guard case .waiting(let seconds, .asked) = entry.event else { return }
    listener.withLock { $0 }?(seconds)
  }
}
