public import CRM
import MirrorStore

/// A deal that is neither won nor lost.
public struct BriefingDeal: Sendable, Hashable {
  public let id: RecordID
  /// Its own name, where that is another than the record's.
  public let name: String?
  public let stage: String?
  /// Value and what else is said of it in a line; nil when nothing is.
  public let value: String?

  static func open(in source: BriefingSource) -> [BriefingDeal] {
    let record = source.stored.record
    let over = overDeals(in: record)
    var seen: Set<RecordID> = []
    return source.detail.groups.flatMap(\.fields).compactMap { field in
      guard let id = field.link, id.kind == .deal, id != record.id, seen.insert(id).inserted else { return nil }
      guard let deal = source.deals.first(where: { $0.id == id }) else {
        return over.contains(id.id) ? nil : BriefingDeal(id: id, name: nil, stage: field.label, value: field.value.line)
      }
      guard !isOver(deal.original), !over.contains(id.id) else { return nil }
      let name = deal.title == record.title ? nil : deal.title
      // What the record says of its deals in a line has the value in it, and more.
      return BriefingDeal(
        id: id, name: name, stage: deal.status ?? field.label, value: field.value.line ?? deal.value)
    }
  }

  /// The ids of deals within a record that are won or lost.
  private static func overDeals(in record: Record) -> Set<String> {
    let deals = ["opportunities", "deals"].flatMap { record.original[$0]?.array ?? [] }
    return Set(deals.filter(isOver).compactMap { $0["id"]?.string })
  }

  /// Services say of a deal of which sort its stage is, whatever the account calls that.
  private static func isOver(_ deal: JSON) -> Bool {
    guard let type = deal["status_type"]?.string?.lowercased() else { return false }
    return type == "won" || type == "lost"
  }
}
