import CRM

extension ClozeBook {
  /// [cloze-api.md, 7.1]
  func personRecord(_ slot: Int, forSearch: Bool) -> JSONObject {
    let ref = ClozeRef(.people, slot)
    let index = person(slot)
    let person = world.person(index)
    let facets = contactFacets(.people, index: index)
    var dice = dice(.people, index, aspect: 1)
    var record = ClozeMembers()
    if !forSearch { putIdentity(ref, &record) }
    record.put("name", person.name)
    if !person.name.isEmpty {
      record.put("first", person.given)
      if !facets.isSparse, dice.once(in: 15) { record.put("middle", "J.") }
      if person.name != person.given { record.put("last", person.family) }
    }
    let bareEmails = facets.isSparse || dice.once(in: 3)
    record.put("emails", person.emails.enumerated().map { emailEntry($1, isFirst: $0 == 0, isBare: bareEmails) })
    if !facets.isSparse {
      let company = world.name(ofCompany: person.company)
      record.put("headline", person.title.map { "\($0) · \(company)" })
      record.put("jobtitle", person.title)
      record.put("location", person.city)
      let country = world.country(ofCompany: person.company)
      if dice.percent(60) { record.put("country", country.code) }
      record.put("birthday", person.birthday?.iso8601)
      record.put(facets)
      if !forSearch { record.put("keywords", keywords(ref).map { .string($0) }) }
      putChannels(of: person, &record, &dice)
      record.put("workHistory", workHistory(person, company: company, &dice))
      if dice.percent(85) { record.put("companies", [companyLink(person.company, withKey: !forSearch)]) }
      if !forSearch { record.put("customFields", personFields(person)) }
      if dice.percent(40) { record.put("appLinks", [appLink("P-\(index)", "Customer file")]) }
      if dice.once(in: 14) {
        record.put("doNotContact", ["no-mass-emails": true, "no-calls": .bool(dice.once(in: 2))])
      }
      if let about = person.about {
        record.put("notes", dice.once(in: 3) ? [.string(about), "Met at the spring fair."] : .string(about))
      }
      if dice.once(in: 9) { record.put("atAGlanceNotes", "Prefers mornings.\nAssistant: ext. 12") }
      if dice.once(in: 12) {
        record.put(
          "pictures", [["type": "photo", "url": .string("https://img.harbourandpine.example/p/\(index).jpg")]])
      }
      if dice.once(in: 10) { record.put("domains", [.string(world.domain(ofCompany: person.company))]) }
      record.put("visibility", "visible")
      record.put("views", dice.once(in: 3) ? ["my", "defined"] : ["my"])
      record.put("firstSeen", milliseconds: firstSeen(ref))
    }
    record.put("lastChanged", milliseconds: lastChanged(ref))
    return record.object
  }

  private func emailEntry(_ email: Email, isFirst: Bool, isBare: Bool) -> JSON {
    guard !isBare else { return ["value": .string(email.address)] }
    return .members([
      "value": .string(email.address), email.kind == .home ? "home" : "work": true, "preferred": isFirst ? true : nil,
    ])
  }

  private func putChannels(of person: Person, _ record: inout ClozeMembers, _ dice: inout Dice) {
    record.put("phones", person.phones.filter { $0.kind != .fax }.map(phoneEntry))
    record.put("faxes", person.phones.filter { $0.kind == .fax }.map { ["value": .string($0.e164), "work": true] })
    if dice.once(in: 3), let address = world.company(person.company).address {
      record.put("addresses", [addressEntry(address, index: person.index)])
    }
    var socials: [JSON] = person.links.compactMap { link in
      link.split(separator: "/").last.map { ["type": "linkedin", "value": .string(String($0))] }
    }
    if dice.once(in: 5), let local = person.emails.first?.address.split(separator: "@").first {
      socials.append(["type": "twitter", "value": .string("\(local.split(separator: ".")[0])_\(person.index)")])
    }
    record.put("socials", socials)
    if dice.once(in: 7) {
      record.put(
        "urls", [["name": "Website", "address": .string("https://\(world.domain(ofCompany: person.company))/team")]])
    }
  }

  /// The work of today first, where it is known.
  private func workHistory(_ person: Person, company: String, _ dice: inout Dice) -> [JSON] {
    var entries: [JSON] = []
    if dice.percent(85) {
      entries.append(.members(["organization": .string(company), "title": .text(person.title)]))
    }
    if dice.once(in: 5) {
      let former = dice.below(world.size)
      entries.append([
        "organization": .string(world.name(ofCompany: former)), "title": .string(dice.pick(World.titles)),
        "archived": true,
      ])
    }
    return entries
  }
}
