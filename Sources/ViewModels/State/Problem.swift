public import CRM
import MirrorStore
import Strings

/// Something that went wrong, in words for the person at the screen.
public struct Problem: Sendable, Hashable {
  /// What failed: `Close did not accept the API key.`
  public var summary: String
  /// What the server said; untrusted text.
  public var serverWords: String?
  /// What to try.
  public var advice: String?
  public var account: AccountID?
  public var at: Instant
  public var reason: ServiceError.Reason?

  public init(
    _ summary: String, serverWords: String? = nil, advice: String? = nil, account: AccountID? = nil, at: Instant,
    reason: ServiceError.Reason? = nil
  ) {
    self.summary = summary
    self.serverWords = serverWords
    self.advice = advice
    self.account = account
    self.at = at
    self.reason = reason
  }

  /// Puts any error into words. Nil for a cancellation: nobody waits for it.
  public init?(_ error: any Error, account: AccountID?, at instant: Instant) {
    switch error {
    case is CancellationError: return nil
    case let error as ServiceError:
      if error.reason == .cancelled { return nil }
      self.init(
        error.summary, serverWords: error.serverWords, advice: error.advice, account: account, at: instant,
        reason: error.reason)
    case let error as MirrorError:
      self.init(
        error.summary, serverWords: error.reason == .full ? nil : error.detail, advice: error.advice, account: account,
        at: instant)
    default: self.init(String(describing: error), account: account, at: instant)
    }
  }

  /// The problem in one line: what failed, what the server said, what to try. What a server says of a key it refuses is
  /// long and says nothing more.
  public var line: String {
    let words = serverWords.map { "“\($0)”" }
    let parts = reason == .authentication ? [summary, advice, words] : [summary, words, advice]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  /// All of it: what failed, what the server said, what to try.
  var paragraphs: [String] {
    let words = serverWords.map(Strings.Problems.serverSaid)
    return [summary, words, advice].compactMap(\.self)
  }

  /// Whether the service could not be reached at all, as opposed to having refused.
  public var isOffline: Bool { reason == .unreachable || reason == .timeout }
}

/// What a problem is about.
enum ProblemTopic: Sendable, Hashable {
  case fetch(FetchKey)
  case write(WriteID)
  case theme
  /// A command of the user's own.
  case program(String)
}
