import Synchronization
import ViewModels

/// Tells which of the searches that wait for the mirror is still wanted: only the last of each kind.
struct LatestSearch: Sendable {
  private let everywhere = Counter()
  private let inTheList = Counter()

  /// Whether the effect is to be carried out when its turn comes; everything but a search always is.
  func ticket(for effect: Effect) -> @Sendable () -> Bool {
    switch effect {
    case .searchMirror: everywhere.ticket()
    case .findRows: inTheList.ticket()
    default: { true }
    }
  }

  private final class Counter: Sendable {
    private let last = Atomic(0)

    func ticket() -> @Sendable () -> Bool {
      let number = last.add(1, ordering: .relaxed).newValue
      return { [self] in last.load(ordering: .relaxed) == number }
    }
  }
}
