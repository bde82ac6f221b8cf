import CRM

extension Identity {
  /// From `GET /me/`; nil when the answer names nobody. [close-api.md, 13]
  init?(me: JSON) {
    guard let id = me["id"]?.filled else { return nil }
    let organization = me["organizations"]?[0]
    self.init(
      id: id, name: PersonName.of(me) ?? me["email"]?.filled ?? id, email: me["email"]?.filled,
      organization: organization?["name"]?.filled ?? me["memberships"]?[0]?["organization_name"]?.filled)
  }
}

/// A Close user's name.
enum PersonName {
  static func of(_ user: JSON) -> String? {
    let parts = [user["first_name"]?.filled, user["last_name"]?.filled].compactMap { $0 }
    return parts.isEmpty ? user["display_name"]?.filled : parts.joined(separator: " ")
  }
}
