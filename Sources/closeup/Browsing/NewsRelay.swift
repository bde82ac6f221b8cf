import CRM
import MirrorStore
import Sync
import Synchronization

/// Carries news of what goes on beside the panes to them, once there are any.
final class NewsRelay<News: Sendable>: Sendable {
  private let listener = Mutex<(@Sendable (News) -> Void)?>(nil)

  func connect(_ listener: @escaping @Sendable (News) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  func tell(_ news: News) { listener.withLock(\.self)?(news) }
}

/// News of the outbox.
enum OutboxNews: Sendable {
  case changed(OutboxItem)
  case failed(MirrorError)
}
