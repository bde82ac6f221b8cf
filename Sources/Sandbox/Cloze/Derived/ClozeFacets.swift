/// What a record is filtered by most: cheap to derive for every record of a large account.
struct ClozeFacets: Sendable, Hashable {
  /// The key, or `none`; of segment and step too.
  var stage = "none"
  var segment = "none"
  var step = "none"
  /// The e-mail of the user it is assigned to.
  var assignee: String?
  /// Where it stands in the team's hierarchy.
  var node: String?

  /// True for records that hold next to nothing, as those the service picked up from a single e-mail.
  var isSparse = false
}

extension ClozeBook {
  /// `stageOnly` leaves out all but stage and segment, for speed.
  func facets(_ ref: ClozeRef, stageOnly: Bool = false) -> ClozeFacets {
    switch ref.kind {
    case .people: contactFacets(.people, index: person(ref.slot), stageOnly: stageOnly)
    case .companies: contactFacets(.companies, index: ref.slot, stageOnly: stageOnly)
    case .projects: projectFacets(deal(ref.slot))
    }
  }

  /// Of a person or company, by its world index.
  func contactFacets(_ kind: ClozeKind, index: Int, stageOnly: Bool = false) -> ClozeFacets {
    let company = world.company(ofPerson: index)
    var dice = dice(kind, index, aspect: 0)
    if dice.once(in: 24) { return ClozeFacets(isSparse: true) }
    var facets = ClozeFacets()
    let roll = dice.below(10)
    if roll == 0 {
      facets.segment = dice.pick(Self.privateSegments)
    } else {
      switch world.stage(ofCompany: company) {
      case .potential: (facets.stage, facets.segment) = ("lead", dice.pick(Self.businessSegments))
      case .contacted: (facets.stage, facets.segment) = (roll < 6 ? "lead" : "future", dice.pick(Self.businessSegments))
      case .qualified: (facets.stage, facets.segment) = ("future", "customer")
      case .customer: (facets.stage, facets.segment) = ("current", "customer")
      case .former: (facets.stage, facets.segment) = ("past", "customer")
      case .badFit: (facets.stage, facets.segment) = ("out", roll < 5 ? "competitor" : "none")
      }
    }
    if stageOnly { return facets }
    let steps = ClozeVocabulary.steps(segment: facets.segment, stage: facets.stage)
    if !steps.isEmpty, dice.percent(65) { facets.step = dice.pick(steps).key }
    let owner = world.owner(ofCompany: company)
    if dice.percent(80) { facets.assignee = World.users[owner].email }
    facets.node = ClozeVocabulary.nodes[owner % ClozeVocabulary.nodes.count].path
    return facets
  }

  /// Of a project, by the world index of its deal.
  func projectFacets(_ deal: Int) -> ClozeFacets { projectFacets(world.deal(deal)) }

  func projectFacets(_ deal: Deal) -> ClozeFacets {
    var dice = dice(.projects, deal.index, aspect: 0)
    var facets = ClozeFacets()
    facets.segment = dice.percent(75) ? "project" : "project1"
    facets.stage =
      switch deal.stage {
      case .discovery: "future"
      case .proposal: "current"
      case .negotiation: "pending"
      case .won: "won"
      case .lost: "lost"
      }
    let steps = ClozeVocabulary.steps(segment: facets.segment, stage: facets.stage)
    if !steps.isEmpty, dice.percent(65) { facets.step = dice.pick(steps).key }
    if dice.percent(90) { facets.assignee = World.users[deal.owner].email }
    facets.node = ClozeVocabulary.nodes[deal.owner % ClozeVocabulary.nodes.count].path
    return facets
  }

  /// Who works on a project, its owner first.
  func projectTeam(_ deal: Deal) -> [String] {
    var dice = dice(.projects, deal.index, aspect: 1)
    let others = World.users.indices.filter { $0 != deal.owner && dice.once(in: 5) }
    return ([deal.owner] + others).map { World.users[$0].email }
  }

  private static let businessSegments = ["customer", "customer", "customer", "partner", "supplier", "custom1", "none"]
  private static let privateSegments = ["family", "friend", "network", "coworker", "none", "none"]
}
