import Synchronization
import ViewModels

/// Tells which of the searches that wait for the mirror is still wanted: only the last of them.
final class LatestSearch: Sendable {
  private let last = Atomic(0)

  /// Whether the effect is to be carried out when its turn comes; everything but a search always is.
  func ticket(for effect: Effect) -> @Sendable () -> Bool {
    switch effect {
    case .searchMirror, .findRows: break
    default: return { true }
    }
    let ticket = last.add(1, ordering: .relaxed).newValue
    return { [self] in last.load(ordering: .relaxed) == ticket }
  }
}
