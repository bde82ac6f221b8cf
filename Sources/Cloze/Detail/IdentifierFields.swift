import CRM
import Strings

/// What Cloze and others know the record by.
enum IdentifierFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    members.fields([
      ("syncKey", Strings.ClozeFields.syncKey), ("portableId", Strings.ClozeFields.portableID),
      ("direct", Strings.ClozeFields.directID), ("userKey", Strings.ClozeFields.userKey),
      ("uniqueids", Strings.ClozeFields.ownIDs),
    ])
  }
}
