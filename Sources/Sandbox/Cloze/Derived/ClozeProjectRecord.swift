import CRM

extension ClozeBook {
  /// [cloze-api.md, 7.3]
  func projectRecord(_ slot: Int, forSearch: Bool) -> JSONObject {
    let ref = ClozeRef(.projects, slot)
    let deal = world.deal(deal(slot))
    let facets = projectFacets(deal)
    var dice = dice(.projects, deal.index, aspect: 2)
    var record = ClozeMembers()
    if !forSearch { putIdentity(ref, &record) }
    record.put("name", projectName(deal))
    record.put("summary", deal.note)
    record.put(facets)
    record.put("projectTeam", projectTeam(deal).map { .string($0) })
    record.put("createdDate", Self.day(deal.created).iso8601)
    if dice.percent(60) { record.put("startDate", Self.day(deal.created).adding(days: dice.below(30)).iso8601) }
    if deal.stage == .negotiation { record.put("pendingDate", Self.day(deal.updated).iso8601) }
    record.put("endDate", deal.closes?.iso8601)
    if !forSearch { record.put("keywords", keywords(ref).map { .string($0) }) }
    if !forSearch { record.put("customFields", projectFields(deal)) }
    record.put("appLinks", [appLink("D-\(deal.index)", "Order")])
    record.put("clientcompanies", [companyLink(deal.company, withKey: !forSearch)])
    if let person = deal.person, let client = self.slot(ofPerson: person) {
      let name = world.person(person).name
      record.put(
        "clientpeople", [.members(["syncKey": .string(keys.text(.peopleSync, client)), "name": .string(name)])])
    }
    if dice.once(in: 10), let address = world.company(deal.company).address {
      record.put("addresses", [addressEntry(address, index: deal.company)])
    }
    if dice.once(in: 9) { record.put("atAGlanceNotes", "Waiting for the board.") }
    record.put("userKey", keys.text(.user, deal.owner))
    record.put("visibility", "visible")
    record.put("views", dice.once(in: 3) ? ["my", "defined"] : ["my"])
    record.put("firstSeen", milliseconds: firstSeen(ref))
    record.put("lastChanged", milliseconds: lastChanged(ref))
    return record.object
  }

  func projectName(_ deal: Deal) -> String { "\(deal.name) – \(world.name(ofCompany: deal.company))" }

  /// The day in UTC.
  static func day(_ instant: Instant) -> CalendarDate { LocalTime.utc.components(of: instant).date }
}
