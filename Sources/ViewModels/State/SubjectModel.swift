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

/// A record opened from within another, and where that one stood.
public struct TrailStep: Sendable, Hashable {
  /// Where a record's panes stood when it was left.
  struct Place: Sendable, Hashable {
    var ref: RecordRef
    var detail: ItemScroll
    var timeline: ItemScroll
  }

  /// The record opened.
  public let ref: RecordRef
  /// Where it was opened from.
  let origin: Place

  init(ref: RecordRef, from origin: RecordRef, detail: ItemScroll, timeline: ItemScroll) {
    self.ref = ref
    self.origin = Place(ref: origin, detail: detail, timeline: timeline)
  }
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
