import CRM

/// The account's metadata. [cloze-api.md, 8]
struct ClozeAccount: Sendable {
  let view: ClozeView
  private var quirks: ClozeQuirks { view.quirks }

  var profile: ClozeReply {
    let user = World.users[0]
    let rights: JSON = ["viewteam": true, "editteam": true, "exportteam": true, "importteam": true]
    let profile: JSON = [
      "email": .string(user.email), "name": .string(user.name), "first": .string(user.first),
      "last": .string(user.last), "country": "US", "key": .string(view.book.keys.text(.user, 0)),
      "aka": [.string(user.email), "+12125550100"], "rights": rights,
    ]
    return .success([(quirks.profileMember, profile)])
  }

  func stages(_ kind: ClozeKind) -> ClozeReply { list(ClozeVocabulary.stages(kind).map(entry)) }

  func segments(_ kind: ClozeKind) -> ClozeReply {
    list(
      ClozeVocabulary.segments(kind).map { segment in
        let dash = kind == .projects && quirks.dashedProjectSegments ? "-" : ""
        return ["name": .string(segment.name), "key": .string(dash + segment.key)]
      })
  }

  /// `stage` counts only together with `segment`.
  func steps(_ parameters: ClozeParameters) -> ClozeReply {
    let wanted = parameters.text("segment").flatMap { text in
      ClozeVocabulary.segmentKey(text, .people) ?? ClozeVocabulary.segmentKey(text, .projects)
    }
    let stage = wanted == nil ? nil : parameters.text("stage")
    var segments = JSONObject()
    for group in ClozeVocabulary.steps where wanted.map({ $0 == group.segment }) ?? true {
      if let stage, stage != group.stage { continue }
      var stages = segments[group.segment]?.object ?? JSONObject()
      stages[group.stage] = ["steps": .array(group.steps.map(entry))]
      segments[group.segment] = .object(stages)
    }
    return .success([("segments", .object(segments))])
  }

  /// A `relationtype` that there is not is ignored, as bad values are.
  func fields(_ parameters: ClozeParameters) -> ClozeReply {
    let kind = ClozeKind.allCases.first { $0.singular == parameters.text("relationtype") }
    return list(ClozeFieldDefinition.catalogue.filter { kind.map($0.kinds.contains) ?? true }.map(\.json))
  }

  var views: ClozeReply {
    func group(_ singular: String, _ plural: String, _ views: [(id: String, name: String)]) -> JSON {
      [
        "label": ["singular": .string(singular), "plural": .string(plural)],
        "views": .array(views.map { ["id": .string($0.id), "name": .string($0.name)] }),
      ]
    }
    let members: [(key: String, value: JSON)] = [
      ("people", group("Audience", "Audiences", [("my", "My people"), ("defined", "In a segment")])),
      ("companies", group("View", "Views", [("my", "My companies"), ("defined", "In a segment")])),
      ("projects", group("View", "Views", [("my", "My deals"), ("defined", "On the board")])),
    ]
    return quirks.viewsErrorcode ? .success(members) : ClozeReply(body: .object(JSONObject(members)))
  }

  /// The shape of an item is not known; here `{keyword, count}`, the most used first.
  func keywords(_ parameters: ClozeParameters) -> ClozeReply {
    let kind = ClozeKind.allCases.first { $0.singular == parameters.text("type") } ?? .people
    let counted = view.keywordCounts(kind)
    let limit = parameters.number("limit", from: 1) ?? counted.count
    let items = counted.prefix(limit).map { item -> JSON in
      ["keyword": .string(item.keyword), "count": .number(item.count)]
    }
    return .success([("keywords", .array(items))])
  }

  /// Named by the 2026.9 specification without a shape; here the users whom something can be sent to.
  var recipients: ClozeReply { members }

  var members: ClozeReply {
    list(World.users.map { ["name": .string($0.name), "email": .string($0.email)] })
  }

  var nodes: ClozeReply {
    let nodes = (ClozeVocabulary.upperNodes + ClozeVocabulary.nodes).sorted { $0.path < $1.path }
    return list(
      nodes.map { node in
        let label = node.path.split(separator: "/").joined(separator: " / ")
        return [
          "node": .string(node.path), "fullPathLabel": .string(label), "leafLabel": .string(node.leaf),
          "depth": .number(node.depth),
        ]
      })
  }

  var roles: ClozeReply {
    list(ClozeVocabulary.roles.map { ["id": .string($0.key), "name": .string($0.name)] })
  }

  private func list(_ items: [JSON]) -> ClozeReply { .success([("list", .array(items))]) }

  private func entry(_ choice: ClozeVocabulary.Choice) -> JSON {
    ["name": .string(choice.name), "key": .string(choice.key)]
  }
}
