import CRM

/// What a number, address or link is for.
enum ContactKind: String, Sendable {
  case office, mobile, home, fax
}

struct Phone: Sendable, Hashable {
  let kind: ContactKind
  /// `+4915123450042`; odd ones are short, or carry letters or an extension in `formatted` only.
  let e164: String
  /// As people write it: `+49 151 23450042`.
  let formatted: String
}

struct Email: Sendable, Hashable {
  let kind: ContactKind
  let address: String
}

/// Someone who works for a company; a contact in Close, a person in Cloze.
struct Person: Sendable {
  let index: Int
  let company: Int
  /// 0 for the first contact.
  let ordinal: Int
  let given: String
  let family: String
  /// As their country writes it; for a few it is empty, a single name, or hostile.
  let name: String
  let title: String?
  let emails: [Email]
  let phones: [Phone]
  /// LinkedIn and web pages.
  let links: [String]
  let city: String?
  /// Day and month, and the year where it is known.
  let birthday: CalendarDate?
  /// Something to remember about them.
  let about: String?
  let created: Instant
}

extension World {
  static let titles = [
    "CEO", "Head of Purchasing", "CTO", "Office Manager", "Founder", "VP Sales & Marketing", "Buyer", "Chief of Staff",
    "Geschäftsführerin", "Directeur général", "代表取締役", "Operations", "Engineer", "Accounts Payable", "Partner",
    "Senior Director of Strategic Procurement and Supplier Relationship Management, EMEA & APAC",
  ]

  func person(_ j: Int) -> Person {
    let i = company(ofPerson: j)
    var dice = Dice(seed, .person, j)
    let country = country(ofCompany: i)
    let (given, family, name) = names(in: country, &dice)
    let domain = domain(ofCompany: i)
    let ordinal = j / size
    let local = mailbox(given, family, ordinal: ordinal)
    var emails = dice.percent(92) ? [Email(kind: .office, address: "\(local)@\(domain)")] : []
    if dice.once(in: 9) { emails.append(Email(kind: .home, address: "\(local)@home.\(domain)")) }
    var phones = dice.percent(85) ? [phone(dice.percent(60) ? .mobile : .office, in: country, &dice)] : []
    if dice.once(in: 5) { phones.append(phone(.office, in: country, &dice)) }
    return Person(
      index: j, company: i, ordinal: ordinal, given: given.written, family: family.written, name: name,
      title: dice.percent(78) ? dice.pick(Self.titles) : nil, emails: emails, phones: phones,
      links: dice.once(in: 4) ? ["https://www.linkedin.com/in/\(given.ascii)-\(family.ascii)-\(j)"] : [],
      city: dice.percent(60) ? dice.pick(country.cities).name : nil,
      birthday: dice.once(in: 8)
        ? CalendarDate(year: 1950 + dice.below(50), month: 1 + dice.below(12), day: 1 + dice.below(28)) : nil,
      about: dice.once(in: 6) ? Prose.about(&dice) : nil,
      created: created(ofCompany: i).adding(seconds: Int64(ordinal * 61)))
  }

  /// The name of person `j` and what their addresses start with; cheap enough to index a million.
  func names(ofPerson j: Int) -> (name: String, mailbox: String) {
    var dice = Dice(seed, .person, j)
    let (given, family, name) = names(in: country(ofCompany: company(ofPerson: j)), &dice)
    return (name, mailbox(given, family, ordinal: j / size))
  }

  private func names(in country: Country, _ dice: inout Dice) -> (given: Spelled, family: Spelled, name: String) {
    let given = dice.pick(country.given)
    let family = dice.pick(country.family)
    let name =
      country.familyFirst
      ? family.written + country.joiner + given.written : given.written + country.joiner + family.written
    switch dice.below(400) {
    case 0: return (given, family, HostileText.name(around: name, &dice))
    case 1...3: return (given, family, HostileText.decorated(name, &dice))
    case 4...6: return (given, family, given.written)
    case 7, 8: return (given, family, "")
    default: return (given, family, name)
    }
  }

  private func mailbox(_ given: Spelled, _ family: Spelled, ordinal: Int) -> String {
    "\(given.ascii).\(family.ascii)" + (ordinal > 0 ? "\(ordinal)" : "")
  }

  /// The person an address belongs to: found through its domain, so in constant time; nil when it is none of ours.
  func person(withEmail address: some StringProtocol) -> Int? {
    let lower = address.lowercased()
    guard let at = lower.lastIndex(of: "@") else { return nil }
    var domain = lower[lower.index(after: at)...]
    if domain.hasPrefix("home.") { domain = domain.dropFirst(5) }
    guard let i = company(withDomain: domain) else { return nil }
    return people(ofCompany: i).first { j in person(j).emails.contains { $0.address.lowercased() == lower } }
  }

  func phone(_ kind: ContactKind, in country: Country, _ dice: inout Dice) -> Phone {
    let pattern = kind == .mobile ? country.mobile : country.office
    let national = String(pattern.map { $0 == "#" ? Character(String(dice.below(10))) : $0 })
    let digits = national.filter { $0.isASCII && $0.isNumber }
    switch dice.below(60) {
    case 0: return Phone(kind: kind, e164: "+\(country.dial)1234", formatted: "1234")
    case 1:
      return Phone(kind: kind, e164: "+\(country.dial)\(digits)", formatted: "\(national) ext. \(dice.below(900))")
    case 2: return Phone(kind: kind, e164: "+18003569377", formatted: "1-800-FLOWERS")
    case 3: return Phone(kind: .fax, e164: "+\(country.dial)\(digits)", formatted: "00\(country.dial)/\(digits)")
    default:
      return Phone(kind: kind, e164: "+\(country.dial)\(digits)", formatted: "+\(country.dial) \(national)")
    }
  }
}
