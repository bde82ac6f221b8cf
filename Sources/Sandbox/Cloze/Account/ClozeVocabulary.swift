/// The account's words: its labels differ from the keys, as each account's do.
enum ClozeVocabulary {
  struct Choice: Sendable, Hashable {
    let key: String
    let name: String
  }

  /// A place in the team's hierarchy.
  struct Node: Sendable, Hashable {
    /// `/Europe/Central`.
    let path: String
    let leaf: String
    /// 1 for the top.
    let depth: Int
  }

  /// In the order of the funnel. [cloze-api.md, 3, 8]
  static func stages(_ kind: ClozeKind) -> [Choice] { kind == .projects ? projectStages : contactStages }

  static func segments(_ kind: ClozeKind) -> [Choice] { kind == .projects ? projectSegments : contactSegments }

  static func steps(segment: String, stage: String) -> [Choice] {
    steps.first { $0.segment == segment && $0.stage == stage }?.steps ?? []
  }

  static func stepName(_ key: String) -> String? {
    for group in steps {
      if let step = group.steps.first(where: { $0.key == key }) { return step.name }
    }
    return nil
  }

  /// The key that a key or display name means; nil when it is neither.
  static func segmentKey(_ text: String, _ kind: ClozeKind) -> String? {
    let bare = kind == .projects && text.hasPrefix("-") ? String(text.dropFirst()) : text
    if let choice = segments(kind).first(where: { $0.key == bare }) { return choice.key }
    let wanted = FoldedText.fold(bare)
    return segments(kind).first { FoldedText.fold($0.name) == wanted }?.key
  }

  private static let contactStages = [
    Choice(key: "lead", name: "Prospect"), Choice(key: "future", name: "Warming up"),
    Choice(key: "current", name: "Active"), Choice(key: "past", name: "Dormant"),
    Choice(key: "out", name: "Not a fit"),
  ]
  private static let projectStages = [
    Choice(key: "future", name: "Idea"), Choice(key: "current", name: "Offer out"),
    Choice(key: "pending", name: "Waiting for signature"), Choice(key: "won", name: "Signed"),
    Choice(key: "lost", name: "Gone elsewhere"),
  ]
  private static let contactSegments = [
    Choice(key: "customer", name: "Clients"), Choice(key: "partner", name: "Resellers"),
    Choice(key: "supplier", name: "Suppliers"), Choice(key: "competitor", name: "Competition"),
    Choice(key: "custom1", name: "Presse & Médias"), Choice(key: "family", name: "Family"),
    Choice(key: "friend", name: "Friends"), Choice(key: "network", name: "Acquaintances"),
    Choice(key: "coworker", name: "Colleagues"), Choice(key: "none", name: "No segment"),
  ]
  private static let projectSegments = [
    Choice(key: "project", name: "Orders"), Choice(key: "project1", name: "Installations"),
  ]

  static let steps: [(segment: String, stage: String, steps: [Choice])] = [
    (
      "customer", "lead",
      [Choice(key: "*s-14409658066", name: "First call"), Choice(key: "*s-14409658071", name: "Send the brochure")]
    ),
    (
      "customer", "future",
      [Choice(key: "*s-15344457035", name: "Visit"), Choice(key: "*s-15344457040", name: "Démonstration")]
    ),
    (
      "customer", "current",
      [Choice(key: "s-00001", name: "Quarterly review"), Choice(key: "s-00002", name: "Renewal")]
    ),
    ("partner", "lead", [Choice(key: "*s-16001112220", name: "Sign the NDA")]),
    (
      "project", "future",
      [Choice(key: "*s-17000000001", name: "Site survey"), Choice(key: "*s-17000000002", name: "見積もり")]
    ),
    (
      "project", "current",
      [Choice(key: "*s-17000000003", name: "Follow up"), Choice(key: "*s-17000000004", name: "Revise the offer")]
    ),
    ("project1", "current", [Choice(key: "*s-17000000005", name: "Order parts")]),
  ]

  static let nodes: [Node] = [
    Node(path: "/Europe/Central", leaf: "Central", depth: 2), Node(path: "/Americas/West", leaf: "West", depth: 2),
    Node(path: "/Europe/South", leaf: "South", depth: 2), Node(path: "/Europe/Islands", leaf: "Islands", depth: 2),
    Node(path: "/Africa", leaf: "Africa", depth: 1), Node(path: "/Europe/North", leaf: "North", depth: 2),
  ]
  /// The nodes above the ones records stand at.
  static let upperNodes: [Node] = [
    Node(path: "/Americas", leaf: "Americas", depth: 1), Node(path: "/Europe", leaf: "Europe", depth: 1),
  ]
  static let roles = [Choice(key: "admin", name: "Administrator"), Choice(key: "member", name: "Member")]
}
