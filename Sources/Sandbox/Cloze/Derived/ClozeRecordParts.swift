import CRM

/// What records of several kinds have in common.
extension ClozeBook {
  /// What identifies records in the order system that the account's app links name.
  static let appSource = "orders.harbourandpine.example"

  /// The record's keys; `direct` may be absent. [cloze-api.md, 7.1]
  func putIdentity(_ ref: ClozeRef, _ record: inout ClozeMembers) {
    var dice = dice(ref.kind, index(of: ref), aspect: 6)
    record.put("syncKey", keys.text(ref.kind.syncTag, ref.slot))
    if !dice.once(in: 6) { record.put("direct", keys.text(ref.kind.directTag, ref.slot)) }
    record.put("portableId", keys.text(ref.kind.portableTag, ref.slot))
  }

  /// Returned alphabetically. [cloze-api.md, 7.1]
  func keywords(_ ref: ClozeRef) -> [String] {
    let index = index(of: ref)
    switch ref.kind {
    case .companies: return facets(ref).isSparse ? [] : world.company(index).tags.sorted()
    case .people where facets(ref).isSparse: return []
    case .people, .projects:
      var dice = dice(ref.kind, index, aspect: 5)
      return Set((0..<max(0, dice.below(6) - 2)).map { _ in dice.pick(World.tagNames) }).sorted()
    }
  }

  func phoneEntry(_ phone: Phone) -> JSON {
    .members([
      "value": .string(phone.e164), "mobile": phone.kind == .mobile ? true : nil,
      "work": phone.kind == .office ? true : nil, "home": phone.kind == .home ? true : nil,
    ])
  }

  func appLink(_ uniqueid: String, _ label: String) -> JSON {
    [
      "source": .string(Self.appSource), "uniqueid": .string(uniqueid), "label": .string(label),
      "url": .string("https://\(Self.appSource)/open/\(uniqueid)"),
    ]
  }

  /// How a company stands inside a person or project; the service's shape is not known. [cloze-api.md, 14]
  func companyLink(_ company: Int, withKey: Bool) -> JSON {
    .members([
      "syncKey": withKey ? .string(keys.text(.companiesSync, company)) : nil,
      "name": .string(world.name(ofCompany: company)), "domains": [.string(world.domain(ofCompany: company))],
    ])
  }

  func addressEntry(_ address: Address, index: Int) -> JSON {
    let place = ClozePlaces.point(in: address.country.code, number: index)
    let line = [address.street, address.postcode.map { "\($0) \(address.city)" } ?? address.city, address.country.name]
    return .members([
      "street": .text(address.street), "city": .string(address.city), "region": .text(address.region),
      "postcode": .text(address.postcode), "country": .string(address.country.code), "work": true,
      "latitude": place.map { .number($0.latitude) }, "longitude": place.map { .number($0.longitude) },
      "formatted": .string(line.compactMap(\.self).joined(separator: ", ")),
    ])
  }
}
