public import CRM
public import MirrorStore

/// The record the detail and timeline panes show.
public struct DetailModel: Sendable {
  public var ref: RecordRef?
  public var stored: StoredRecord?
  /// The record's fields, grouped; nil until the record is there.
  public var detail: RecordDetail?
  public var scroll = ItemScroll()
  public var problem: Problem?

  public init() {}

  /// The fields of all groups in reading order, as the pane numbers them.
  public var fields: [Field] { detail?.groups.flatMap(\.fields) ?? [] }
}

/// The timeline of the record shown.
public struct TimelineModel: Sendable {
  public var ref: RecordRef?
  public var stored: StoredTimeline?
  public var scroll = ItemScroll()
  /// Items shown with their full text.
  public var unfolded: Set<String> = []
  public var problem: Problem?

  public init() {}

  public var items: [TimelineItem] { stored?.items ?? [] }
}
