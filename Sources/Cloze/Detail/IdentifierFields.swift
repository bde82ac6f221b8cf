import CRM

/// What Cloze and others know the record by.
enum IdentifierFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    members.fields([
      ("syncKey", "Sync key"), ("portableId", "Portable id"), ("direct", "Direct id"), ("userKey", "User key"),
      ("uniqueids", "Own ids"),
    ])
  }
}
