import CRM
import MirrorStore

/// Keeps an account's vocabulary at hand: in memory, else from the mirror, else from the service.
actor VocabularyKeeper {
  private let account: AccountID
  private let service: any CRMService
  private let mirror: MirrorStore
  private let now: @Sendable () -> Instant
  private let fetch = SharedFetch<Vocabulary>()
  private var known: StoredVocabulary?

  init(account: AccountID, service: any CRMService, mirror: MirrorStore, now: @escaping @Sendable () -> Instant) {
    self.account = account
    self.service = service
    self.mirror = mirror
    self.now = now
  }

  /// The vocabulary; fetched when there is none or it is older than `seconds`. Nil accepts any age.
  func vocabulary(notOlderThan seconds: Double?) async throws -> Vocabulary {
    if known == nil { known = try mirror.storedVocabulary(of: account) }
    if let known {
      guard let seconds, now().seconds(since: known.fetchedAt) > seconds else { return known.vocabulary }
    }
    return try await ServiceError.only { [fetch] in try await fetch.value { try await self.pull() } }
  }

  private func pull() async throws -> Vocabulary {
    let vocabulary = try await service.vocabulary()
    let at = now()
    known = StoredVocabulary(vocabulary: vocabulary, fetchedAt: at)
    try mirror.save(vocabulary, of: account, at: at)
    return vocabulary
  }
}
