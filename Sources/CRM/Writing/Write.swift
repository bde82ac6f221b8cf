/// A change the user made, on its way to the service.
public struct Write: Sendable, Hashable, Codable, Identifiable {
  /// Made here, unique for ever: what a service can tell a repetition by.
  public let id: WriteID
  public let ref: RecordRef
  public let change: Change
  /// When the user made it.
  public let madeAt: Instant
  /// What the item that is changed said when the user set out to change it, by `WriteRules.facts`; nil for something new
  /// and where it is not known.
  public let base: ItemFacts?

  public init(id: WriteID, ref: RecordRef, change: Change, madeAt: Instant, base: ItemFacts? = nil) {
    self.id = id
    self.ref = ref
    self.change = change
    self.madeAt = madeAt
    self.base = base
  }

  public enum Change: Sendable, Hashable, Codable {
    /// Something new about the record.
    case create(Entry)
    /// The item as it is to be from now on. `before` is what the user saw of it: what is as it was there was not edited,
    /// and is not to undo what others changed meanwhile. Nil where that is not known.
    case edit(ItemTarget, Entry, before: Entry? = nil)
    case delete(ItemTarget)
    /// A to-do done, or not done after all.
    case complete(ItemTarget, Bool)
    /// A to-do due at another time: a moment, a day, or nil for someday.
    case postpone(ItemTarget, to: EntryValue?)
    /// A to-do for another user, by the key of the vocabulary's choice.
    case reassign(ItemTarget, to: String)
  }
}

/// The id of a write: letters, digits and hyphens.
public struct WriteID: Sendable, Hashable, Codable, RawRepresentable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ text: String) { rawValue = text }
}

/// A timeline item that a write changes.
public struct ItemTarget: Sendable, Hashable, Codable {
  public let id: TimelineItem.ID
  public let kind: TimelineItem.Kind
  /// What it was called, for saying what became of it.
  public let title: String

  public init(id: TimelineItem.ID, kind: TimelineItem.Kind, title: String) {
    self.id = id
    self.kind = kind
    self.title = title
  }

  public init(_ item: TimelineItem) { self.init(id: item.id, kind: item.kind, title: item.title) }
}

/// What can be done with a timeline item, for saying whether it can.
public enum ItemChange: Sendable, Hashable, CaseIterable {
  case edit, delete, complete, reopen, postpone, reassign
}

/// What a service said when it took a write.
public struct Delivery: Sendable, Hashable, Codable {
  /// The item as the service keeps it now; nil when it does not say, or when there is none any more.
  public var item: TimelineItem?

  public init(item: TimelineItem? = nil) {
    self.item = item
  }
}

/// What became of a write that may have arrived.
public enum Settlement: Sendable, Hashable {
  /// It is there.
  case arrived(Delivery)
  /// Sending it twice does the same as sending it once, so that it need not be looked for.
  case maySend
  /// It was looked for and is not there. It may still come: a service can take a while over a request whose connection
  /// has broken.
  case notFound
  /// The service cannot tell. `candidates` are the items it could be, and `question` says what the user has to decide.
  case unclear(question: String, candidates: [TimelineItem])
}

/// A request as it would be sent, for people: dry runs and the outbox show it.
public struct RequestPreview: Sendable, Hashable {
  public let method: String
  /// Below the service's address: `activity/note/`.
  public let path: String
  public let body: JSON?

  public init(method: String, path: String, body: JSON?) {
    self.method = method
    self.path = path
    self.body = body
  }
}
