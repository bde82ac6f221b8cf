/// Where a write is on its way to the service.
///
///     queued ─► sending ─► delivered
///       ▲          ├────► rejected   (the service refused it; edited or sent again it is queued anew)
///       │          ├────► conflict   (changed there meanwhile, and not sent; decided field by field it is queued anew)
///       │          └────► inDoubt    (it may have arrived)
///       └── it is not there ──┘ └── it is there ─► delivered
public enum OutboxState: String, Sendable, Hashable, Codable, CaseIterable {
  case queued, sending, delivered, rejected, conflict, inDoubt
}

/// A write in the outbox.
public struct OutboxItem: Sendable, Hashable, Identifiable {
  public let write: Write
  public var state: OutboxState
  /// How often it was sent.
  public var attempts: Int
  /// How often it was looked for since it was last sent.
  public var looks: Int
  /// Not sent, nor looked for, before this moment: time to take it back, or to let a service recover.
  public var dueAt: Instant
  /// When it was first sent since it was last known not to have arrived.
  public var sentAt: Instant?
  /// Why the last attempt failed.
  public var problem: OutboxProblem?
  /// What the user has to decide, for a write in doubt that the service cannot tell of.
  public var question: OutboxQuestion?
  /// What was changed there meanwhile, for a write in conflict.
  public var conflict: WriteConflict?
  public var delivery: Delivery?
  public var deliveredAt: Instant?

  public var id: WriteID { write.id }

  public init(
    write: Write, state: OutboxState = .queued, attempts: Int = 0, looks: Int = 0, dueAt: Instant,
    sentAt: Instant? = nil, problem: OutboxProblem? = nil, question: OutboxQuestion? = nil,
    conflict: WriteConflict? = nil, delivery: Delivery? = nil, deliveredAt: Instant? = nil
  ) {
    self.write = write
    self.state = state
    self.attempts = attempts
    self.looks = looks
    self.dueAt = dueAt
    self.sentAt = sentAt
    self.problem = problem
    self.question = question
    self.conflict = conflict
    self.delivery = delivery
    self.deliveredAt = deliveredAt
  }
}

/// Why a write was not delivered, for the person who wrote it.
public struct OutboxProblem: Sendable, Hashable, Codable {
  /// What failed, in one sentence.
  public var summary: String
  /// What the server said; untrusted text.
  public var serverWords: String?
  public var advice: String?
  public var reason: ServiceError.Reason

  public init(_ error: ServiceError) {
    summary = error.summary
    serverWords = error.serverWords
    advice = error.advice
    reason = error.reason
  }
}

/// What only the user can tell about a write in doubt.
public struct OutboxQuestion: Sendable, Hashable, Codable {
  public var question: String
  /// What the service has that it could be.
  public var candidates: [TimelineItem]

  public init(question: String, candidates: [TimelineItem]) {
    self.question = question
    self.candidates = candidates
  }
}
