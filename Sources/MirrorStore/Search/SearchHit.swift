public import CRM

/// A record that a search found, best first.
public struct SearchHit: Sendable, Hashable {
  public var account: AccountID
  public var row: RecordRow
  /// The least telling kind of field that was needed to match every word: `name`, `email`, `phone`, `company` for titles
  /// too, `tag` for stages, segments, owners and other fields too, or `note`. Nil where only filters were asked.
  public var field: SearchField?
  /// Words that are to be shown where they occur: as typed, or as corrected where nothing matched what was typed.
  public var highlights: [String]
  /// Where `field` is `note`: the line in which the first word occurs. May be long.
  public var excerpt: String?
  /// The item of the timeline that matched, where one did.
  public var item: TimelineItem.ID?

  public var ref: RecordRef { RecordRef(account, row.id) }

  public init(
    account: AccountID, row: RecordRow, field: SearchField? = nil, highlights: [String] = [], excerpt: String? = nil,
    item: TimelineItem.ID? = nil
  ) {
    self.account = account
    self.row = row
    self.field = field
    self.highlights = highlights
    self.excerpt = excerpt
    self.item = item
  }
}
