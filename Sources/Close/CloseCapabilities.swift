import CRM

extension ServiceCapabilities {
  /// The kinds Close has and the orders its lists can come in.
  ///
  /// Leads take the text search's `sort:` directive, opportunities `_order_by`; nothing is documented for contacts.
  /// [close-api.md, Search query grammar, 11, 9]
  static let close = ServiceCapabilities(
    name: "Close",
    kinds: [
      RecordKindInfo(
        .lead, singular: "Lead", plural: "Leads",
        sorts: [
          SortOrder("date_created", label: "Newest", isDescending: true),
          SortOrder("date_created", label: "Oldest", isDescending: false),
          SortOrder("date_updated", label: "Recently updated", isDescending: true),
          SortOrder("date_updated", label: "Longest untouched", isDescending: false),
          SortOrder("display_name", label: "Name", isDescending: false),
          SortOrder("display_name", label: "Name, from Z", isDescending: true),
        ], columns: RecordColumn.closeLead, nameSortKeys: ["display_name"]),
      RecordKindInfo(
        .contact, singular: "Contact", plural: "Contacts", sorts: [], columns: RecordColumn.closeContact),
      RecordKindInfo(
        .deal, singular: "Opportunity", plural: "Opportunities",
        sorts: [
          SortOrder("date_created", label: "Newest", isDescending: true),
          SortOrder("date_updated", label: "Recently updated", isDescending: true),
          SortOrder("value", label: "Highest value", isDescending: true),
          SortOrder("annualized_value", label: "Highest value per year", isDescending: true),
          SortOrder("confidence", label: "Most confident", isDescending: true),
          SortOrder("date_won", label: "Last to close", isDescending: true),
          SortOrder("date_won", label: "First to close", isDescending: false),
          SortOrder("user_name", label: "Owner", isDescending: false),
        ], columns: RecordColumn.closeDeal),
    ], searchFields: CloseWords.fields)
}
