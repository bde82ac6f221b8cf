import CRM
import Strings

/// Where the relationship stands and who looks after it.
enum RelationshipFields {
  static func fields(_ members: inout UnreadMembers, labels: Labels) -> [Field] {
    let stage = members.take("stage")
    let segment = members.take("segment")
    var fields = labelled(Strings.ClozeFields.stage, stage) { labels.stage($0) }
    fields += labelled(Strings.ClozeFields.segment, segment) { labels.segment($0) }
    fields += labelled(Strings.ClozeFields.step, members.take("step")) {
      labels.step($0, segment: segment?.word, stage: stage?.word)
    }
    fields += labelled(Strings.ClozeFields.assignedTo, members.take("assignee")) { labels.user($0) }
    fields += labelled(Strings.ClozeFields.team, members.take("projectTeam")) { labels.user($0) }
    fields += members.fields([("keywords", Strings.ClozeFields.keywords)])
    fields += doNotContact(members.take("doNotContact"))
    fields += labelled(Strings.ClozeFields.views, members.take("views")) { labels.view($0) }
    fields += members.fields([
      ("node", Strings.ClozeFields.positionInTeam), ("visibility", Strings.ClozeFields.visibility),
    ])
    return fields
  }

  /// One key or several, by the account's labels.
  private static func labelled(_ label: String, _ value: JSON?, _ text: (String) -> String) -> [Field] {
    guard let value else { return [] }
    let words = value.oneOrMore.compactMap(\.word)
    guard words.count == value.oneOrMore.count, let first = words.first else { return AnyValue.fields(label, value) }
    return [Field(label, words.count == 1 ? .text(text(first)) : .list(words.map(text)))]
  }

  /// The prohibitions that are in force.
  private static func doNotContact(_ value: JSON?) -> [Field] {
    let label = Strings.ClozeFields.doNotContact
    guard let value else { return [] }
    guard let object = value.object else { return AnyValue.fields(label, value) }
    let lines = object.members.compactMap { key, value -> String? in
      guard let isInForce = value.truth else { return AnyValue.line(value).map { "\(AnyValue.label(key)): \($0)" } }
      return isInForce ? prohibitions[key] ?? AnyValue.label(key) : nil
    }
    return lines.isEmpty ? [] : [Field(label, .list(lines))]
  }

  private static let prohibitions = [
    "no-emails": Strings.ClozeFields.noEmails, "no-mass-emails": Strings.ClozeFields.noMassEmails,
    "no-texts": Strings.ClozeFields.noTexts, "no-postal": Strings.ClozeFields.noPost,
    "no-calls": Strings.ClozeFields.noCalls, "no-visits": Strings.ClozeFields.noVisits,
  ]
}
