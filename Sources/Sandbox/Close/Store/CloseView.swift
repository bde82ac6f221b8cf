import CRM

/// The account as one request sees it: the world under a snapshot of what was written.
///
/// Activities of company `c` have the indices `256 * c` and on: 0 to 63 what happened (the world's events), 64 its
/// creation, 65 to 68 status changes of its deals, 70 a custom activity, 71 a form, 72 a merge, 128 and on the threads of the
/// e-mails 0 to 63. Tasks have `128 * c` and on: 0 to 3 open ones, 64 and on those done by events. Automatic tasks
/// have `64 * c` and on: by event, and from 48 by deal.
final class CloseView {
  let world: World
  let ids: CloseIDs
  let state: CloseState
  let caches: CloseCaches
  let now: Instant
  let days: LocalDays
  /// Whether the search sends what a lead holds.
  let searchEmbeds: Bool

  init(
    world: World, ids: CloseIDs, state: CloseState, caches: CloseCaches, now: Instant, days: LocalDays,
    searchEmbeds: Bool = true
  ) {
    self.searchEmbeds = searchEmbeds
    self.world = world
    self.ids = ids
    self.state = state
    self.caches = caches
    self.now = now
    self.days = days
  }

  /// The user the API key acts for.
  var me: Int { 0 }
  var organizationID: JSON { id(.organization, 0) }

  func id(_ kind: CloseKind, _ index: Int?) -> JSON {
    index.map { .string(ids.text(kind, $0)) } ?? .null
  }

  func userID(_ index: Int?) -> JSON { id(.user, index) }

  func userName(_ id: JSON?) -> JSON {
    guard let text = id?.string, let index = ids.index(.user, text), World.users.indices.contains(index) else {
      return .null
    }
    return .string(World.users[index].name)
  }

  // MARK: Existence

  /// The lead an object belongs to; nil when there is no such object, or it or its lead is gone.
  func lead(of ref: CloseRef) -> Int? {
    guard !state.deleted.contains(ref) else { return nil }
    let lead: Int?
    if ref.kind == .lead {
      lead = ref.isCreated ? (state.members[ref] == nil ? nil : ref.index) : (ref.index < world.size ? ref.index : nil)
    } else if ref.isCreated {
      lead = state.parents[ref]
    } else {
      lead = derivedLead(of: ref)
    }
    guard let lead, !state.deleted.contains(CloseRef(kind: .lead, index: lead)) else { return nil }
    return lead
  }

  private func derivedLead(of ref: CloseRef) -> Int? {
    switch ref.kind {
    case .contact: world.isPerson(ref.index) ? world.company(ofPerson: ref.index) : nil
    case .opportunity: world.isDeal(ref.index) ? ref.index / 4 : nil
    case .task:
      ref.index / 128 < world.size && derivedTasks(of: ref.index / 128, done: true).contains(ref.index)
        ? ref.index / 128 : nil
    case .notification:
      ref.index / 64 < world.size && derivedNotifications(of: ref.index / 64).contains(ref.index)
        ? ref.index / 64 : nil
    case .activity:
      ref.index / 256 < world.size && isDerivedActivity(ref.index) ? ref.index / 256 : nil
    default: nil
    }
  }

  func exists(_ ref: CloseRef) -> Bool { lead(of: ref) != nil }

  /// The living object an id of that kind names.
  func living(_ kind: CloseKind, _ id: String) -> Int? {
    guard let index = ids.index(kind, id), exists(CloseRef(kind: kind, index: index)) else { return nil }
    return index
  }

  // MARK: What belongs to a lead

  func contacts(of lead: Int) -> [ContactRow] {
    let derived = lead < CloseRef.firstCreated ? world.people(ofCompany: lead) : []
    return (remaining(.contact, derived) + state.living(.contact, of: lead).reversed()).map(contact)
  }

  func opportunities(of lead: Int) -> [OpportunityRow] {
    let derived = lead < CloseRef.firstCreated ? Array(world.deals(ofCompany: lead)) : []
    return (state.living(.opportunity, of: lead) + remaining(.opportunity, derived)).map(opportunity)
  }

  /// The `lead` and `outgoing_call` tasks; with `done` also those of the past.
  func tasks(of lead: Int, done: Bool = true) -> [TaskRow] {
    let derived = lead < CloseRef.firstCreated ? derivedTasks(of: lead, done: done) : []
    return (state.living(.task, of: lead) + remaining(.task, derived)).map { task(.task, $0) }
  }

  /// The automatic tasks.
  func notifications(of lead: Int) -> [TaskRow] {
    let derived = lead < CloseRef.firstCreated ? derivedNotifications(of: lead) : []
    return remaining(.notification, derived).map { task(.notification, $0) }
  }

  /// Without threads; newest first by creation.
  func activities(of lead: Int) -> [ActivityRow] {
    let written = state.living(.activity, of: lead).map(activity)
    guard lead < CloseRef.firstCreated else { return written.sorted { $0.created > $1.created } }
    let derived = remaining(.activity, derivedActivities(of: lead)).map(activity)
    return (written + derived).sorted { $0.created > $1.created }
  }

  private func remaining(_ kind: CloseKind, _ indices: [Int]) -> [Int] {
    guard !state.deleted.isEmpty else { return indices }
    return indices.filter { !state.deleted.contains(CloseRef(kind: kind, index: $0)) }
  }

  // MARK: Derived indices

  func derivedTasks(of company: Int, done: Bool) -> [Int] {
    let open = world.todos(ofCompany: company).map { company * 128 + $0 % 4 }
    guard done else { return open }
    return open
      + world.eventIndices(ofCompany: company).compactMap {
        world.kind(ofEvent: $0) == .taskDone ? company * 128 + 64 + $0 % 64 : nil
      }
  }

  /// For what came in within the last two weeks, and deals whose day has passed.
  func derivedNotifications(of company: Int) -> [Int] {
    let recent = world.midnight.adding(seconds: -14 * 86_400)
    var indices: [Int] = []
    for event in world.eventIndices(ofCompany: company).prefix(48) {
      guard world.instant(ofEvent: event) > recent else { break }
      switch world.kind(ofEvent: event) {
      case .call, .email, .text:
        if TaskRow.automaticType(for: world.event(event)) != nil { indices.append(company * 64 + event % 64) }
      default: break
      }
    }
    for index in world.deals(ofCompany: company) {
      let deal = world.deal(index)
      if deal.stage.isOpen, let closes = deal.closes, closes <= world.today {
        indices.append(company * 64 + 48 + index % 4)
      }
    }
    return indices
  }

  func derivedActivities(of company: Int) -> [Int] {
    let base = company * 256
    var indices = world.eventIndices(ofCompany: company).map { base + $0 % 64 }
    indices += world.deals(ofCompany: company).compactMap {
      world.deal($0).stage == .discovery ? nil : base + 65 + $0 % 4
    }
    indices += [70, 71, 72].filter { isExtra($0, of: company) }.map { base + $0 }
    indices.append(base + 64)
    return indices
  }

  private func isExtra(_ sub: Int, of company: Int) -> Bool {
    var dice = Dice(world.seed, .close, company * 4 + sub - 70)
    return dice.once(in: [3, 8, 50][sub - 70])
  }

  private func isDerivedActivity(_ index: Int) -> Bool {
    let company = index / 256
    let sub = index % 256
    switch sub {
    case 0..<64: return world.isEvent(company * 64 + sub)
    case 64: return true
    case 65..<69: return world.isDeal(company * 4 + sub - 65) && world.deal(company * 4 + sub - 65).stage != .discovery
    case 70...72: return isExtra(sub, of: company)
    case 128..<192:
      let event = company * 64 + sub - 128
      return world.isEvent(event) && world.kind(ofEvent: event) == .email
    default: return false
    }
  }

  // MARK: Rows

  func lead(_ index: Int) -> LeadRow { LeadRow(self, index) }
  func contact(_ index: Int) -> ContactRow { ContactRow(self, index) }
  func opportunity(_ index: Int) -> OpportunityRow { OpportunityRow(self, index) }
  func task(_ kind: CloseKind, _ index: Int) -> TaskRow { TaskRow(self, kind, index) }
  func activity(_ index: Int) -> ActivityRow { ActivityRow(self, index) }

  // MARK: Whole lists, in their default order

  /// Leads newest first: those made here, then the world's.
  var allLeads: CloseList {
    let created = state.living(.lead)
    let gone = state.deletedLeads
    return CloseList(count: created.count + world.size - gone.count) { position in
      guard position >= created.count else { return created[position] }
      var index = position - created.count
      for hole in gone where hole <= index { index += 1 }
      return index
    }
  }

  /// Contacts made here, newest first, then those of the world lead by lead.
  var allContacts: CloseList { list(.contact, total: world.personTotal, at: world.person(atRank:)) }

  var allOpportunities: CloseList { list(.opportunity, total: world.dealTotal, at: world.deal(atRank:)) }

  private func list(_ kind: CloseKind, total: Int, at rank: @escaping (Int) -> Int) -> CloseList {
    let created = state.living(kind)
    guard !state.deleted.isEmpty else {
      return CloseList(count: created.count + total) { $0 < created.count ? created[$0] : rank($0 - created.count) }
    }
    let living = (0..<total).map(rank).filter { exists(CloseRef(kind: kind, index: $0)) }
    return CloseList(created + living)
  }
}

/// An ordered list of indices, looked up by position.
struct CloseList {
  let count: Int
  let at: (Int) -> Int

  init(count: Int, at: @escaping (Int) -> Int) {
    self.count = count
    self.at = at
  }

  init(_ indices: [Int]) { self.init(count: indices.count) { indices[$0] } }

  func slice(_ page: ClosePage) -> [Int] {
    guard page.skip < count else { return [] }
    return (page.skip..<min(count, page.skip + page.limit)).map(at)
  }

  func hasMore(after page: ClosePage) -> Bool { page.skip + page.limit < count }
}
