import CRM
import Sync

/// Telling of to-dos as they fall due. Where that is switched off nothing here does anything; else there is one timer, for
/// the next of them.
extension Browser {
  /// A timer is not trusted for longer: clocks are set, and machines sleep. In seconds.
  private static let longestWait = 3600.0

  /// Looks what falls due next, after what was told of.
  func lookForDue() -> [Effect] {
    guard options.reach.tellsOfTodos else { return [] }
    return [.loadNextDue(after: reach.toldUntil ?? now)]
  }

  mutating func awaitDue(_ todo: DueTodo?) -> [Effect] {
    guard options.reach.tellsOfTodos else { return [] }
    reach.awaited = todo
    reach.toldUntil = reach.toldUntil ?? now
    guard let todo else { return [.cancelTimer(.due)] }
    let seconds = min(max(0, todo.at.seconds(since: now)), Self.longestWait)
    return [.setTimer(.due, milliseconds: Int((seconds * 1000).rounded(.up)))]
  }

  mutating func fellDue() -> [Effect] {
    guard let todo = reach.awaited else { return [] }
    guard todo.at <= now else { return lookForDue() }
    reach.awaited = nil
    reach.toldUntil = todo.at
    return [.notify(todo.words)] + say(todo.words) + lookForDue()
  }

  /// Whether what happened may have brought, moved or ended a to-do.
  static func mayChangeDue(_ action: Action) -> Bool {
    switch action {
    case .memoryLoaded, .timelineFetched(_, .success), .outboxChanged, .enqueued: true
    case .synced(.changed), .synced(.changedElsewhere): true
    default: false
    }
  }
}
