/// What is typed in a form, kept until it is sent or given up.
public struct Draft: Sendable, Hashable, Codable {
  public let key: DraftKey
  /// As typed, understood or not; empty fields are absent.
  public var texts: [EntryField: String]
  public var savedAt: Instant
  /// What the item that is edited was when its form was opened; nil for something new and where it is not known.
  public var base: EditBase?

  public init(key: DraftKey, texts: [EntryField: String], savedAt: Instant, base: EditBase? = nil) {
    self.key = key
    self.texts = texts
    self.savedAt = savedAt
    self.base = base
  }
}

/// What an item was when its form was opened: what is typed is a change of this, however late it is sent.
public struct EditBase: Sendable, Hashable, Codable {
  /// What the form began with.
  public var entry: Entry
  public var facts: ItemFacts?

  public init(entry: Entry, facts: ItemFacts?) {
    self.entry = entry
    self.facts = facts
  }
}

/// What a draft is for: a record has at most one new entry of each kind under way, and one for each item being edited.
public struct DraftKey: Sendable, Hashable, Codable {
  public let ref: RecordRef
  public let kind: EntryKind
  /// The item being edited; nil for a new entry.
  public let item: ItemTarget?

  public init(_ ref: RecordRef, _ kind: EntryKind, editing item: ItemTarget? = nil) {
    self.ref = ref
    self.kind = kind
    self.item = item
  }
}
