import CRM

/// A Smart View as it is stored. [close-api.md, 14]
struct SavedSearch {
  let id: String
  let name: String
  let type: String
  let query: String?
  let structured: JSON?
  let isShared: Bool
  let json: JSON
}

extension CloseView {
  var savedSearches: [SavedSearch] {
    CloseSetup.views.enumerated().map { index, saved in
      let id = ids.text(.savedSearch, index)
      let stamp = world.midnight.adding(seconds: Int64(-900 * 86_400 + index * 3600)).closeStamp
      let json: JSON = [
        "id": .string(id), "name": .string(saved.name), "description": nil, "type": .string(saved.type),
        "query": .nullable(saved.query), "s_query": saved.structured ?? nil,
        "selected_fields": index % 4 == 0 ? ["name", "status_label", "primary_contact"] : nil,
        "is_shared": .bool(saved.isShared), "is_user_dependent": .bool(saved.query?.contains(":me") == true),
        "shared_with": [], "sharing_settings": nil, "user_id": index < 14 ? nil : userID(me),
        "organization_id": organizationID, "created_by": userID(me), "updated_by": userID(me), "date_created": stamp,
        "date_updated": stamp,
      ]
      return SavedSearch(
        id: id, name: saved.name, type: saved.type, query: saved.query, structured: saved.structured,
        isShared: saved.isShared, json: json)
    }
  }
}
