public import CRM
public import MirrorStore

/// What the background pulls of an account tell.
public enum SyncEvent: Sendable, Hashable {
  /// A pull begins; `ended` follows, whatever comes of it but that all is cancelled.
  case began(AccountID)
  case progress(SyncProgress)
  /// The mirror has become different by this pull.
  case changed(AccountID, PulledChanges)
  /// The mirror has become different by another process; in what, is not known.
  case changedElsewhere(AccountID)
  case ended(AccountID)
  /// The service cannot be reached any more.
  case offline(AccountID, since: Instant, ServiceError)
  /// It can be reached again.
  case online(AccountID)
  /// A pull went well; to whom the service could not be reached otherwise, it can.
  case reached(AccountID)
  /// It can be reached, but the pull fails. Told once, until it fails for another reason.
  case failed(AccountID, ServiceError)
  /// The mirror cannot be read or written.
  case mirrorFailed(MirrorError)

  init(_ account: AccountID, _ news: BackgroundSchedule.News) {
    switch news {
    case .offline(let since, let error): self = .offline(account, since: since, error)
    case .online: self = .online(account)
    case .failed(let error): self = .failed(account, error)
    }
  }
}
