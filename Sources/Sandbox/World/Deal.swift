import CRM

/// How far a deal has come.
enum DealStage: Int, Sendable, CaseIterable {
  case discovery, proposal, negotiation, won, lost

  var isOpen: Bool { self != .won && self != .lost }
}

enum DealPeriod: Int, Sendable, CaseIterable {
  case once, monthly, annual
}

/// A deal; an opportunity in Close, a project in Cloze.
struct Deal: Sendable {
  let index: Int
  let company: Int
  let name: String
  let stage: DealStage
  /// In cents; nil where nobody has put a figure on it.
  let value: Int?
  let period: DealPeriod
  /// 0 to 100.
  let confidence: Int
  /// Index of the contact it is with; nil where none is named.
  let person: Int?
  let owner: Int
  let note: String?
  let created: Instant
  let updated: Instant
  /// When it closed, or is expected to.
  let closes: CalendarDate?
}

extension World {
  private static let dealNames = [
    "Annual licence", "Pilot", "Fleet renewal", "Website relaunch", "Expansion to second site", "Maintenance contract",
    "Training package", "Wartungsvertrag 2", "Projet Lumière", "春のキャンペーン", "Расширение склада", "مشروع التوسعة",
  ]
  private static let dealStages: [DealStage] = [
    .discovery, .discovery, .proposal, .proposal, .negotiation, .won, .won, .lost,
  ]

  func deal(_ index: Int) -> Deal {
    var dice = Dice(seed, .deal, index)
    let company = index / 4
    let stage = dice.pick(Self.dealStages)
    let period = dice.pick([DealPeriod.once, .once, .monthly, .annual])
    let start = created(ofCompany: company)
    let span = midnight.seconds - start.seconds
    let created = start.adding(seconds: Int64(Double(span) * 0.4 * dice.fraction()))
    let updated = created.adding(seconds: Int64(Double(midnight.seconds - created.seconds) * dice.fraction()))
    let amount = dice.percent(90) ? [500, 4_900, 25_000, 120_000, 990_000, 4_500_000][dice.below(6)] : nil
    let updatedDay = CalendarDate(daysSince1970: Int(updated.seconds) / 86_400)
    let contacts = people(ofCompany: company)
    return Deal(
      index: index, company: company, name: dice.pick(Self.dealNames), stage: stage,
      value: amount.map { $0 * (1 + dice.below(40)) }, period: period,
      confidence: stage == .won ? 100 : stage == .lost ? 0 : [10, 25, 50, 75, 90][dice.below(5)],
      person: dice.percent(80) ? dice.pick(contacts) : nil,
      owner: owner(ofCompany: company), note: dice.percent(70) ? Prose.dealNote(&dice) : nil,
      created: created, updated: updated,
      closes: stage.isOpen
        ? (dice.percent(70) ? today.adding(days: dice.below(160) - 30) : nil) : updatedDay)
  }
}
