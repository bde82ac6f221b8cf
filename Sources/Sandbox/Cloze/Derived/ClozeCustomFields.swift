import CRM

/// The custom fields of the derived records: the types of the account's catalogue, and a few ids it does not list,
/// which the service stores all the same. [cloze-api.md, 7.4]
extension ClozeBook {
  func personFields(_ person: Person) -> [JSON] {
    var dice = dice(.people, person.index, aspect: 2)
    var fields: [JSON] = []
    let today = world.today
    if dice.percent(50) {
      fields.append(field("role", "keyword", .string(dice.pick(["decider", "influencer", "everyday", "gatekeeper"]))))
    }
    if dice.once(in: 3) { fields.append(field("newsletter", "boolean", .bool(dice.percent(70)))) }
    if dice.once(in: 4) {
      fields.append(field("customer-since", "date", .string(today.adding(days: -dice.below(3000)).iso8601)))
    }
    if dice.once(in: 6) {
      let day = today.adding(days: dice.number(in: -30...60)).iso8601
      fields.append(field("next-review", "datetime", .string("\(day)T\(10 + dice.below(8)):30:00Z")))
    }
    if dice.once(in: 5) { fields.append(field("visits", "counter", .number(dice.below(40)))) }
    if dice.once(in: 6) { fields.append(field("satisfaction", "decimal", .number(String("\(1 + dice.below(9)).5")))) }
    if dice.once(in: 8) {
      fields.append(
        field("words-of-the-day", "text", .string(dice.pick(["Welcome", "Stay curious", "Ahoj 👋", "静かに"]))))
    }
    if dice.once(in: 8) {
      fields.append(
        .members([
          "id": "spending", "type": "range", "value": "1000-5000", "min": 1000,
          "max": .number(5000 + dice.below(9) * 500),
          "unit": .string(Self.currency(world.country(ofCompany: person.company))),
        ]))
    }
    if dice.once(in: 10) {
      fields.append(field("do-not-contact", "keywords", dice.once(in: 2) ? ["no-texts"] : ["no-texts", "no-calls"]))
    }
    if dice.once(in: 10) {
      fields.append(field("gifts", "dates", [.string(today.adding(days: -400).iso8601), .string(today.iso8601)]))
    }
    if dice.once(in: 12) {
      let friend = dice.below(count(.people))
      fields.append(
        field(
          "introduced-by", "person",
          .members([
            "name": .string(world.person(self.person(friend)).name), "syncKey": .string(keys.text(.peopleSync, friend)),
          ])))
    }
    if dice.once(in: 12) { fields.append(field("x_import_batch", "text", .string("2019-\(1 + dice.below(12))"))) }
    return fields
  }

  func companyFields(_ company: Company) -> [JSON] {
    var dice = dice(.companies, company.index, aspect: 2)
    var fields: [JSON] = []
    if let employees = company.employees { fields.append(field("head-count", "number", .number(employees))) }
    if let revenue = company.revenue {
      fields.append(money("annual-revenue", revenue, company.country))
    }
    if let source = company.source { fields.append(field("lead-source", "keyword", .string(source))) }
    if dice.once(in: 3) {
      fields.append(field("payment-terms", "keyword", .string(dice.pick(["net-30", "net-60", "prepaid"]))))
    }
    if dice.once(in: 4) {
      fields.append(field("contract-end", "date", .string(world.today.adding(days: dice.below(900) - 100).iso8601)))
    }
    if dice.once(in: 8), let contact = people(ofCompany: company.index).first {
      fields.append(
        field(
          "main-contact", "contact",
          ["syncKey": .string(keys.text(.peopleSync, contact)), "name": .string(world.person(person(contact)).name)]))
    }
    if dice.once(in: 10) { fields.append(field("sites", "entities", ["Head office", "Warehouse 2"])) }
    if dice.once(in: 12) { fields.append(field("erp_no", "text", .string("0\(10_000 + company.index)"))) }
    return fields
  }

  func projectFields(_ deal: Deal) -> [JSON] {
    var dice = dice(.projects, deal.index, aspect: 3)
    var fields: [JSON] = []
    if let cents = deal.value {
      fields.append(money("value", Double(cents) / 100, world.country(ofCompany: deal.company)))
    }
    fields.append(field("probability", "number", .number(deal.confidence)))
    let billing =
      switch deal.period {
      case .once: "once"
      case .monthly: "monthly"
      case .annual: "annual"
      }
    fields.append(field("billing", "keyword", .string(billing)))
    if dice.once(in: 6) { fields.append(field("parts-delivered", "accumulator", .number(dice.below(400)))) }
    if dice.once(in: 8) { fields.append(field("drawing", "reference", .string("DWG-\(deal.index)"))) }
    if dice.once(in: 10) { fields.append(field("legacy_ref", "text", .string("old/\(deal.index)"))) }
    return fields
  }

  private func field(_ id: String, _ type: String, _ value: JSON) -> JSON {
    ["id": .string(id), "type": .string(type), "value": value]
  }

  private func money(_ id: String, _ amount: some BinaryInteger, _ country: Country) -> JSON {
    money(id, Double(amount), country)
  }

  private func money(_ id: String, _ amount: Double, _ country: Country) -> JSON {
    [
      "id": .string(id), "type": "currency", "value": .number(amount),
      "unit": .string(Self.currency(country)),
    ]
  }

  private static func currency(_ country: Country) -> String { ClozePlaces.currency(country.code) }
}
