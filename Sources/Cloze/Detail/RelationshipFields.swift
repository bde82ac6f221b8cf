import CRM

/// Where the relationship stands and who looks after it.
enum RelationshipFields {
  static func fields(_ members: inout UnreadMembers, labels: Labels) -> [Field] {
    let stage = members.take("stage")
    let segment = members.take("segment")
    var fields = labelled("Stage", stage) { labels.stage($0) }
    fields += labelled("Segment", segment) { labels.segment($0) }
    fields += labelled("Step", members.take("step")) {
      labels.step($0, segment: segment?.word, stage: stage?.word)
    }
    fields += labelled("Assigned to", members.take("assignee")) { labels.user($0) }
    fields += labelled("Team", members.take("projectTeam")) { labels.user($0) }
    fields += members.fields([("keywords", "Keywords")])
    fields += doNotContact(members.take("doNotContact"))
    fields += labelled("Views", members.take("views")) { labels.view($0) }
    fields += members.fields([("node", "Position in the team"), ("visibility", "Visibility")])
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
    let label = "Do not contact"
    guard let value else { return [] }
    guard let object = value.object else { return AnyValue.fields(label, value) }
    let lines = object.members.compactMap { key, value -> String? in
      guard let isInForce = value.truth else { return AnyValue.line(value).map { "\(AnyValue.label(key)): \($0)" } }
      return isInForce ? prohibitions[key] ?? AnyValue.label(key) : nil
    }
    return lines.isEmpty ? [] : [Field(label, .list(lines))]
  }

  private static let prohibitions = [
    "no-emails": "No e-mails", "no-mass-emails": "No mass e-mails", "no-texts": "No texts", "no-postal": "No post",
    "no-calls": "No calls", "no-visits": "No visits",
  ]
}
