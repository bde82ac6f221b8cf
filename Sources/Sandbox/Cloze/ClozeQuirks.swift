/// Which of two forms the sandbox takes where the evidence about the service disagrees or is missing. The defaults are
/// what was seen live; where nothing was seen, what the documents say.
struct ClozeQuirks: Sendable, Hashable {
  enum Identifier: Sendable, Hashable {
    /// Seen live. [cloze-api.md, 3.2]
    case uniqueid
    /// What the 2026.9 connector sends.
    case id
    case either

    var names: [String] {
      switch self {
      case .uniqueid: ["uniqueid"]
      case .id: ["id"]
      case .either: ["uniqueid", "id"]
      }
    }
  }

  enum TodoRelations: Sendable, Hashable {
    /// Documented up to 2026.2; people and companies only. [cloze-api.md, 9.1]
    case participants
    /// What the 2026.9 connector sends.
    case references
    case either
  }

  /// The parameter that names the record in `get` and `delete`.
  var identifier = Identifier.uniqueid
  /// Whether a search without a hit has an empty array, or none. [cloze-api.md, 4]
  var emptyArrays = true
  /// The member that holds the user: `profile` live, `user` in the documents. [cloze-api.md, 8]
  var profileMember = "profile"
  /// Whether e-mail opens come as an array of batches, or as an object with `errorcode`. [cloze-api.md, 9.3]
  var opensAsArray = true
  /// Whether `user/views` has an `errorcode`; it had none live. [cloze-api.md, 2.1]
  var viewsErrorcode = false
  /// Whether project segment keys carry the dash the documents print: `-project`. [cloze-api.md, 8]
  var dashedProjectSegments = false
  /// Whether a `syncKey` in a body is enough to say which record is meant: not in 2025, yes by 2026.9. [cloze-api.md, 7]
  var syncKeyIdentifies = false
  /// Whether `update` creates a record where nothing matches. [cloze-api.md, 7]
  var updateCreates = true
  /// Whether a call's outcome may be spelt `noanswer`; documented is `noanwser`. [cloze-api.md, 9.1]
  var spellsNoAnswer = false
  /// The member that links a to-do to records; the other is ignored. Nil goes by the account's version. [cloze-api.md, 14]
  var todoRelations: TodoRelations?
  /// Whether the style of a communication may be `direct`: listed up to 2026.2, not in 2026.9. [cloze-api.md, 9.1]
  var takesDirectStyle = true
  /// Whether find honours `summaryonly`, `recordnumber` and `location`, which no operation documents. [cloze-api.md, 3]
  var unattachedParameters = true
}
