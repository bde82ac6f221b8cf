import CRM

/// Which records a find or feed is about. Built from the parameters that make sense; all others are ignored and so
/// filter nothing. [cloze-api.md, 3]
struct ClozeFilter: Sendable, Hashable {
  /// A choice of a vocabulary, or whether there is one at all.
  enum Wanted: Sendable, Hashable {
    case none, any
    case key(String)

    func holds(for value: String) -> Bool {
      switch self {
      case .none: value == "none"
      case .any: value != "none"
      case .key(let key): value == key
      }
    }
  }

  /// A place in the hierarchy: `hierarchy:/X/Y`, and with `/*` all below it too.
  struct Node: Sendable, Hashable {
    let path: String
    let isDeep: Bool

    func holds(for node: String?) -> Bool {
      guard isDeep else { return node == path }
      return path.isEmpty || node == path || node?.hasPrefix(path + "/") == true
    }
  }

  var stage: Wanted?
  var segment: Wanted?
  var step: Wanted?
  var assigned = false
  /// Counts only together with `assigned`.
  var assignee: String?
  var node: Node?
  var hidesLostAndDone = false
  var collaborator: String?
  var terms: [ClozeTerm] = []

  init(_ kind: ClozeKind, _ parameters: ClozeParameters) {
    stage = parameters.text("stage").flatMap { text in
      Self.wanted(text) { key in ClozeVocabulary.stages(kind).contains { $0.key == key } ? key : nil }
    }
    segment = parameters.text("segment").flatMap { text in
      Self.wanted(text) { ClozeVocabulary.segmentKey($0, kind) }
    }
    step = parameters.text("step").flatMap { text in
      Self.wanted(text) { ClozeVocabulary.stepName($0) == nil ? nil : $0 }
    }
    assigned = parameters.flag("assigned") ?? false
    if assigned { assignee = Self.email(parameters.text("assignee")) }
    node = parameters.text("scope").flatMap(Self.node)
    if kind == .projects {
      hidesLostAndDone = parameters.flag("hidelostdone") ?? false
      collaborator = Self.email(parameters.text("collaborator"))
    }
    terms = parameters.text("freeformquery").map(ClozeFreeform.terms) ?? []
  }

  private static func wanted(_ text: String, _ key: (String) -> String?) -> Wanted? {
    switch text {
    case "none": Wanted.none
    case "any": .any
    default: key(text).map { .key($0) }
    }
  }

  private static func email(_ text: String?) -> String? {
    guard let text, case .email(let address) = ClozeAddress(text) else { return nil }
    return address
  }

  /// Nil for `local` and `team`: both are all the records of this account.
  private static func node(_ text: String) -> Node? {
    guard text.hasPrefix("hierarchy:") else { return nil }
    var path = text.dropFirst("hierarchy:".count)
    if path.hasPrefix("/") { path = path.dropFirst() }
    if path == "*" { return Node(path: "", isDeep: true) }
    let isDeep = path.hasSuffix("/*")
    if isDeep { path = path.dropLast(2) }
    return path.isEmpty ? nil : Node(path: "/\(path)", isDeep: isDeep)
  }

  /// True when no derived record has to be looked at to know that it passes.
  var isEmpty: Bool { isOpen && terms.isEmpty }

  private var isOpen: Bool {
    stage == nil && segment == nil && step == nil && !assigned && node == nil && !hidesLostAndDone
      && collaborator == nil
  }

  /// Everything but the terms.
  func holds(for facets: ClozeFacets, team: () -> [String]) -> Bool {
    if let stage, !stage.holds(for: facets.stage) { return false }
    if let segment, !segment.holds(for: facets.segment) { return false }
    if let step, !step.holds(for: facets.step) { return false }
    if assigned, facets.assignee == nil { return false }
    if let assignee, facets.assignee != assignee { return false }
    if let node, !node.holds(for: facets.node) { return false }
    if hidesLostAndDone, facets.stage == "won" || facets.stage == "lost" { return false }
    if let collaborator, !team().contains(collaborator) { return false }
    return true
  }

  /// Of a derived record. `column` is asked for only where a term needs it.
  func holds(for ref: ClozeRef, in book: ClozeBook, column: () -> ClozeSearchColumn) -> Bool {
    if !isOpen {
      let facets = book.facets(ref, stageOnly: step == nil && !assigned && node == nil)
      guard holds(for: facets, team: { book.projectTeam(book.world.deal(book.deal(ref.slot))) }) else { return false }
    }
    guard !terms.isEmpty else { return true }
    if terms.contains(where: { !$0.needsRecord }) {
      let entry = column()[ref.slot]
      guard terms.allSatisfy({ $0.needsRecord || $0.matches(entry) }) else { return false }
    }
    guard terms.contains(where: \.needsRecord) else { return true }
    let record = book.record(ref)
    return terms.allSatisfy { $0.matches(record) }
  }

  /// Of a record that was written.
  func holds(for record: JSONObject) -> Bool {
    let team = { (record["projectTeam"]?.array ?? []).compactMap(\.string) }
    guard holds(for: ClozeFacets(record), team: team) else { return false }
    guard !terms.isEmpty else { return true }
    let entry = ClozeSearchEntry(record)
    return terms.allSatisfy { $0.matches(entry) && $0.matches(record) }
  }
}

extension ClozeFacets {
  init(_ record: JSONObject) {
    self.init(
      stage: record["stage"]?.string ?? "none", segment: record["segment"]?.string ?? "none",
      step: record["step"]?.string ?? "none", assignee: record["assignee"]?.string, node: record["node"]?.string)
  }
}
