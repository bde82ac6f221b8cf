import CRM
import Strings

extension ServiceCapabilities {
  /// The kinds Close has and the orders its lists can come in.
  ///
  /// Leads take the text search's `sort:` directive, opportunities `_order_by`; nothing is documented for contacts.
  /// [close-api.md, Search query grammar, 11, 9]
  static let close = ServiceCapabilities(
    name: "Close",
    kinds: [
      RecordKindInfo(
        .lead, singular: Strings.CloseFields.lead, plural: Strings.CloseFields.leads,
        sorts: [
          SortOrder("date_created", label: Strings.CloseOrders.newest, isDescending: true),
          SortOrder("date_created", label: Strings.CloseOrders.oldest, isDescending: false),
          SortOrder("date_updated", label: Strings.CloseOrders.recentlyUpdated, isDescending: true),
          SortOrder("date_updated", label: Strings.CloseOrders.longestUntouched, isDescending: false),
          SortOrder("display_name", label: Strings.RecordFields.name, isDescending: false),
          SortOrder("display_name", label: Strings.CloseOrders.nameFromZ, isDescending: true),
        ], columns: RecordColumn.closeLead, nameSortKeys: ["display_name"]),
      RecordKindInfo(
        .contact, singular: Strings.CloseFields.contact, plural: Strings.CloseFields.contacts, sorts: [],
        columns: RecordColumn.closeContact),
      RecordKindInfo(
        .deal, singular: Strings.CloseFields.opportunity, plural: Strings.CloseFields.opportunities,
        sorts: [
          SortOrder("date_created", label: Strings.CloseOrders.newest, isDescending: true),
          SortOrder("date_updated", label: Strings.CloseOrders.recentlyUpdated, isDescending: true),
          SortOrder("value", label: Strings.CloseOrders.highestValue, isDescending: true),
          SortOrder("annualized_value", label: Strings.CloseOrders.highestValuePerYear, isDescending: true),
          SortOrder("confidence", label: Strings.CloseOrders.mostConfident, isDescending: true),
          SortOrder("date_won", label: Strings.CloseOrders.lastToClose, isDescending: true),
          SortOrder("date_won", label: Strings.CloseOrders.firstToClose, isDescending: false),
          SortOrder("user_name", label: Strings.CloseFields.owner, isDescending: false),
        ], columns: RecordColumn.closeDeal),
    ], searchFields: CloseWords.fields)
}
