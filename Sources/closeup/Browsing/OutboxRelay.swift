import CRM
import MirrorStore
import Synchronization

/// Carries news of the outbox to the panes, once there are any.
final class OutboxRelay: Sendable {
  enum News: Sendable {
    case changed(OutboxItem)
    case failed(MirrorError)
  }

  private let listener = Mutex<(@Sendable (News) -> Void)?>(nil)

  func connect(_ listener: @escaping @Sendable (News) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  func changed(_ item: OutboxItem) { tell(.changed(item)) }
  func failed(_ error: MirrorError) { tell(.failed(error)) }

  private func tell(_ news: News) {
    listener.withLock(\.self)?(news)
  }
}
