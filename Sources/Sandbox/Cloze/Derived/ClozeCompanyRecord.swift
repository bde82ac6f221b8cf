import CRM

extension ClozeBook {
  /// [cloze-api.md, 7.2]
  func companyRecord(_ slot: Int, forSearch: Bool) -> JSONObject {
    let ref = ClozeRef(.companies, slot)
    let company = world.company(slot)
    let facets = contactFacets(.companies, index: slot)
    var dice = dice(.companies, slot, aspect: 1)
    var record = ClozeMembers()
    if !forSearch { putIdentity(ref, &record) }
    record.put("name", company.name)
    record.put("domains", [.string(company.domain)])
    if !facets.isSparse {
      record.put("description", company.description)
      record.put("industry", company.industry)
      record.put("businessSize", company.employees.map { $0 < 50 ? "small" : $0 < 500 ? "medium" : "large" })
      record.put("employees", company.employees.map(Self.employeeRange))
      if dice.percent(60) { record.put("country", company.country.code) }
      record.put("location", company.address?.city)
      record.put(facets)
      if !forSearch { record.put("keywords", company.tags.sorted().map { .string($0) }) }
      if dice.percent(60) { record.put("emails", [["value": .string("info@\(company.domain)"), "work": true]]) }
      record.put("phones", company.phone.map { $0.kind == .fax ? [] : [phoneEntry($0)] } ?? [])
      record.put("faxes", company.phone.map { $0.kind == .fax ? [phoneEntry($0)] : [] } ?? [])
      record.put("addresses", company.address.map { [addressEntry($0, index: slot)] } ?? [])
      record.put("urls", company.url.map { [["name": "Website", "address": .string($0)]] } ?? [])
      if !forSearch { record.put("customFields", companyFields(company)) }
      if dice.percent(40) { record.put("appLinks", [appLink("C-\(slot)", "Customer account")]) }
      if dice.once(in: 8) { record.put("notes", "Invoices by post only.") }
      record.put("visibility", "visible")
      record.put("views", dice.once(in: 3) ? ["my", "defined"] : ["my"])
      record.put("firstSeen", milliseconds: firstSeen(ref))
    }
    record.put("lastChanged", milliseconds: lastChanged(ref))
    return record.object
  }

  /// Range text such as `10-100`. [cloze-api.md, 7.2]
  private static func employeeRange(_ count: Int) -> String {
    switch count {
    case ..<10: "1-10"
    case ..<100: "10-100"
    case ..<1000: "100-1000"
    default: "1000+"
    }
  }
}
