import CRM
import Strings

extension Vocabulary {
  /// Throws `.malformedAnswer` for a profile without a user.
  init(replies: [VocabularyPart: JSONObject]) throws(ServiceError) {
    func choices(_ part: VocabularyPart) -> [Choice] { Choice.list(in: replies[part]) }
    let peopleStages = choices(.peopleStages)
    let peopleSegments = choices(.peopleSegments)
    self.init(
      identity: try Identity(profile: replies[.profile] ?? JSONObject()),
      // The people's stages and segments are the companies' too.
      stages: [.person: peopleStages, .company: peopleStages, .project: choices(.projectStages)],
      segments: [.person: peopleSegments, .company: peopleSegments, .project: choices(.projectSegments)],
      users: Choice.members(in: replies[.teamMembers]),
      fields: CustomField.merged(Relation.allCases.map { ($0, replies[.fields($0)]) }) + Steps.fields(replies[.steps]),
      views: ClozeViews.list(in: replies[.views]))
  }
}

extension Identity {
  /// The profile stands under `profile` or `user` [cloze-api.md, 8]. Throws `.malformedAnswer` when it is neither.
  init(profile reply: JSONObject) throws(ServiceError) {
    guard let profile = reply["profile"]?.object ?? reply["user"]?.object,
      let id = profile.word("key", "email", "name")
    else { throw ServiceError(.malformedAnswer, Strings.ClozeAnswers.keyOfNobody) }
    self.init(
      id: id, name: RecordName.name(of: .object(profile)) ?? profile.word("email") ?? id,
      email: profile.word("email"))
  }
}

extension Choice {
  /// `list:[{name,key}]`, without the key `none`, which stands for no value.
  static func list(in reply: JSONObject?) -> [Choice] { list(reply?["list"]) }

  static func list(_ list: JSON?) -> [Choice] {
    unique(
      (list?.array ?? []).compactMap { entry in
        entry["key"]?.word.map { Choice($0, entry["name"]?.word ?? $0) }
      })
  }

  /// `list:[{name,email}]`, keyed by e-mail address as records name their assignee; older versions give `key`
  /// instead.
  static func members(in reply: JSONObject?) -> [Choice] {
    unique(
      (reply?["list"]?.array ?? []).compactMap { entry in
        (entry["email"]?.word ?? entry["key"]?.word).map { Choice($0, entry["name"]?.word ?? $0) }
      })
  }

  private static func unique(_ choices: [Choice]) -> [Choice] {
    var seen: Set<String> = []
    return choices.filter { seen.insert($0.key).inserted }
  }
}
