import CRM

/// How far a company has come with us.
enum CompanyStage: Int, Sendable, CaseIterable {
  case potential, contacted, qualified, customer, former, badFit

  /// The stages passed on the way here, this one last.
  var path: [CompanyStage] {
    switch self {
    case .potential: [.potential]
    case .contacted: [.potential, .contacted]
    case .qualified: [.potential, .contacted, .qualified]
    case .customer: [.potential, .contacted, .qualified, .customer]
    case .former: [.potential, .contacted, .qualified, .customer, .former]
    case .badFit: [.potential, .contacted, .badFit]
    }
  }
}

struct Address: Sendable {
  let street: String?
  let city: String
  let region: String?
  let postcode: String?
  let country: Country
  let timeZone: String
}

/// A company; a lead in Close.
struct Company: Sendable {
  let index: Int
  let name: String
  /// Without a scheme; unique, ends in the index (see `World.company(withDomain:)`).
  let domain: String
  /// With its scheme; one in six has none.
  let url: String?
  let description: String?
  let industry: String
  let country: Country
  let address: Address?
  let stage: CompanyStage
  /// Index of the user it is assigned to.
  let owner: Int
  let employees: Int?
  /// Whole dollars a year.
  let revenue: Int?
  /// How we met: `Trade show`.
  let source: String?
  let tags: [String]
  let phone: Phone?
  let created: Instant
  let updated: Instant
}

extension World {
  static let industries = [
    "Manufacturing", "Food & drink", "Software", "Logistics", "Health", "Construction", "Publishing", "Education",
    "Energy", "Retail", "Hospitality", "Non-profit",
  ]
  static let sources = ["Referral", "Trade show", "Website", "Cold call", "Webinar", "Partner", "LinkedIn"]
  static let tagNames = ["VIP", "Renewal", "Newsletter", "Reseller", "Pilot", "Slow payer", "Español", "🔥 hot"]

  /// The country of company `i`, cheap.
  func country(ofCompany i: Int) -> Country {
    var dice = Dice(seed, .company, i)
    return Country.all[Country.drawn[dice.below(Country.drawn.count)]]
  }

  /// The stage of company `i`, cheap.
  func stage(ofCompany i: Int) -> CompanyStage {
    var dice = Dice(seed, .company, i)
    _ = dice.next()
    return Self.stages[dice.below(Self.stages.count)]
  }

  /// The user company `i` is assigned to, cheap.
  func owner(ofCompany i: Int) -> Int {
    var dice = Dice(seed, .company, i)
    _ = (dice.next(), dice.next())
    return dice.below(Self.users.count)
  }

  /// The name of company `i`, cheap enough to index a million.
  func name(ofCompany i: Int) -> String { spelledName(ofCompany: i).written }

  func domain(ofCompany i: Int) -> String {
    "\(spelledName(ofCompany: i).ascii)-\(String(i, radix: 36)).example"
  }

  /// The company a domain belongs to: the reverse of `domain(ofCompany:)`; nil when it is none of ours.
  func company(withDomain domain: some StringProtocol) -> Int? {
    let lower = domain.lowercased()
    guard lower.hasSuffix(".example"), let dash = lower.lastIndex(of: "-"),
      let index = Int(lower[lower.index(after: dash)...].dropLast(".example".count), radix: 36),
      companies.contains(index), self.domain(ofCompany: index) == lower
    else { return nil }
    return index
  }

  func company(_ i: Int) -> Company {
    var dice = Dice(seed, .company, i)
    let country = Country.all[Country.drawn[dice.below(Country.drawn.count)]]
    let stage = Self.stages[dice.below(Self.stages.count)]
    let owner = dice.below(Self.users.count)
    let industry = dice.pick(Self.industries)
    let domain = domain(ofCompany: i)
    let tags = (0..<max(0, dice.below(6) - 3)).map { _ in dice.pick(Self.tagNames) }
    return Company(
      index: i, name: name(ofCompany: i), domain: domain,
      url: dice.once(in: 6) ? nil : (dice.percent(70) ? "https://\(domain)" : "http://www.\(domain)/?ref=crm&n=\(i)"),
      description: dice.percent(55) ? companyDescription(i, industry: industry) : nil,
      industry: industry, country: country,
      address: dice.percent(80) ? address(i, in: country) : nil,
      stage: stage, owner: owner,
      employees: dice.percent(60) ? [3, 12, 25, 48, 110, 350, 1200, 18_000][dice.below(8)] : nil,
      revenue: dice.percent(40) ? (1 + dice.below(900)) * 100_000 : nil,
      source: dice.percent(75) ? dice.pick(Self.sources) : nil,
      tags: tags.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      phone: dice.percent(50) ? phone(.office, in: country, &dice) : nil,
      created: created(ofCompany: i), updated: lastTouched(ofCompany: i))
  }

  /// Potential is the commonest.
  private static let stages: [CompanyStage] = [
    .potential, .potential, .potential, .potential, .contacted, .contacted, .contacted, .qualified, .qualified,
    .customer, .customer, .former, .badFit,
  ]

  private func spelledName(ofCompany i: Int) -> Spelled {
    var dice = Dice(seed, .companyName, i)
    let country = country(ofCompany: i)
    let first = dice.percent(35) ? dice.pick(country.family) : dice.pick(country.words)
    let trade = dice.pick(country.trades)
    let ending = dice.pick(country.endings)
    var written = country.code == "CN" ? first.written + trade.written : "\(first.written) \(trade.written)"
    if !ending.isEmpty { written += country.code == "CN" ? ending : " \(ending)" }
    if dice.once(in: 60) { written = HostileText.decorated(written, &dice) }
    if dice.once(in: 400) || i == 13 { written = HostileText.name(around: written, &dice) }
    return Spelled(written: written, ascii: first.ascii + trade.ascii)
  }

  private func address(_ i: Int, in country: Country) -> Address {
    var dice = Dice(seed, .address, i)
    let city = dice.pick(country.cities)
    let street = "\(dice.pick(country.streets)) \(1 + dice.below(240))"
    return Address(
      street: dice.percent(85) ? street : nil, city: city.name, region: city.region,
      postcode: dice.percent(90) ? city.postcode : nil, country: country, timeZone: city.timeZone)
  }
}
