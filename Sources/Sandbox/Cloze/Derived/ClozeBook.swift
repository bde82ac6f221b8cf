import CRM

/// The Cloze account as the world tells it, before anything was written.
///
/// People are numbered through the companies in order, so a company can have several; companies are those they work
/// for, projects those companies' deals.
struct ClozeBook: Sendable {
  let world: World
  let keys: ClozeKeys
  private let counts: [Int]
  private let chronologies: [ClozeChronology]

  init(world: World) {
    self.world = world
    keys = ClozeKeys(seed: world.seed)
    let companies = world.size == 0 ? 0 : world.company(ofPerson: world.person(atRank: world.size - 1)) + 1
    let counts = [world.size, companies, World.dealSpread.total(before: companies, seed: world.seed)]
    self.counts = counts
    let midnight = world.midnight.milliseconds
    chronologies = counts.indices.map { ClozeChronology(count: counts[$0], midnight: midnight, salt: $0 + 1) }
  }

  func count(_ kind: ClozeKind) -> Int { counts[kind.ordinal] }

  func chronology(_ kind: ClozeKind) -> ClozeChronology { chronologies[kind.ordinal] }

  func holds(_ ref: ClozeRef) -> Bool { ref.slot >= 0 && ref.slot < count(ref.kind) }

  /// `forSearch` leaves out what no search entry holds.
  func record(_ ref: ClozeRef, forSearch: Bool = false) -> JSONObject {
    switch ref.kind {
    case .people: personRecord(ref.slot, forSearch: forSearch)
    case .companies: companyRecord(ref.slot, forSearch: forSearch)
    case .projects: projectRecord(ref.slot, forSearch: forSearch)
    }
  }

  /// What a record is called and sorted by; cheap enough for all of them.
  func name(_ ref: ClozeRef) -> (whole: String, first: String?, last: String?) {
    switch ref.kind {
    case .people:
      let person = world.person(person(ref.slot))
      guard !person.name.isEmpty else { return ("", nil, nil) }
      return (person.name, person.given, person.name == person.given ? nil : person.family)
    case .companies: return (world.name(ofCompany: ref.slot), nil, nil)
    case .projects: return (projectName(world.deal(deal(ref.slot))), nil, nil)
    }
  }

  // MARK: Numbers of the world

  /// The world's index of a person.
  func person(_ slot: Int) -> Int { world.person(atRank: slot) }

  func slot(ofPerson index: Int) -> Int? {
    guard world.isPerson(index) else { return nil }
    let company = world.company(ofPerson: index)
    let slot = World.contactSpread.total(before: company, seed: world.seed) + index / world.size
    return slot < count(.people) ? slot : nil
  }

  /// The world's index of a project's deal.
  func deal(_ slot: Int) -> Int { world.deal(atRank: slot) }

  func slot(ofDeal index: Int) -> Int? {
    guard world.isDeal(index) else { return nil }
    let slot = World.dealSpread.total(before: index / 4, seed: world.seed) + index % 4
    return slot < count(.projects) ? slot : nil
  }

  /// The people slots of a company.
  func people(ofCompany company: Int) -> [Int] { world.people(ofCompany: company).compactMap(slot(ofPerson:)) }

  /// The project slots of a company.
  func projects(ofCompany company: Int) -> [Int] { world.deals(ofCompany: company).compactMap(slot(ofDeal:)) }

  /// The company a record belongs to.
  func company(of ref: ClozeRef) -> Int {
    switch ref.kind {
    case .people: world.company(ofPerson: person(ref.slot))
    case .companies: ref.slot
    case .projects: deal(ref.slot) / 4
    }
  }

  /// The number of the world's that stands behind a record; what its dice are rolled for.
  func index(of ref: ClozeRef) -> Int {
    switch ref.kind {
    case .people: person(ref.slot)
    case .companies: ref.slot
    case .projects: deal(ref.slot)
    }
  }

  /// Dice for one aspect (0 to 7) of a record, by its world index.
  func dice(_ kind: ClozeKind, _ index: Int, aspect: Int) -> Dice {
    Dice(world.seed, .cloze, (index &* 3 &+ kind.ordinal) &* 8 &+ aspect)
  }

  // MARK: Moments, UTC milliseconds

  func lastChanged(_ ref: ClozeRef) -> Int64 { chronology(ref.kind).stamp(ofSlot: ref.slot) }

  /// Never after the last change.
  func firstSeen(_ ref: ClozeRef) -> Int64 {
    min(world.created(ofCompany: company(of: ref)).milliseconds, lastChanged(ref))
  }
}

extension ClozeKind {
  fileprivate var ordinal: Int {
    switch self {
    case .people: 0
    case .companies: 1
    case .projects: 2
    }
  }
}
