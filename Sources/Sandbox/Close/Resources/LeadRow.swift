import CRM

/// A lead: a company of the world, or one made here.
final class LeadRow: CloseRow {
  let view: CloseView
  let index: Int
  private(set) lazy var company: Company? = ref.isCreated ? nil : view.world.company(index)
  private(set) lazy var contacts: [ContactRow] = view.contacts(of: index)
  private(set) lazy var opportunities: [OpportunityRow] = view.opportunities(of: index)
  private(set) lazy var tasks: [TaskRow] = view.tasks(of: index)
  private(set) lazy var activities: [ActivityRow] = view.activities(of: index)

  init(_ view: CloseView, _ index: Int) {
    self.view = view
    self.index = index
  }

  var ref: CloseRef { CloseRef(kind: .lead, index: index) }
  var customOwner: CloseSetup.Owner? { .lead }

  // MARK: What filters and orders need, without making the rest

  var name: String? {
    if let stored = stored?["name"] { return stored.string }
    return ref.isCreated ? nil : view.world.name(ofCompany: index)
  }

  var displayName: String {
    if let name, !name.isEmpty { return name }
    return contacts.first?.name.flatMap { $0.isEmpty ? nil : $0 } ?? "Untitled"
  }

  /// Index among `CloseSetup.leadStatuses`.
  var status: Int {
    if let id = stored?["status_id"]?.string { return view.ids.index(.status, id) ?? 0 }
    return ref.isCreated ? 0 : view.world.stage(ofCompany: index).rawValue
  }

  var created: Instant {
    stored?["date_created"]?.string.flatMap { Instant(iso8601: $0) }
      ?? (ref.isCreated ? view.world.midnight : view.world.created(ofCompany: index))
  }

  var updated: Instant {
    stored?["date_updated"]?.string.flatMap { Instant(iso8601: $0) }
      ?? (ref.isCreated ? created : view.world.lastTouched(ofCompany: index))
  }

  /// Index of the user who made it.
  var owner: Int {
    if let id = stored?["created_by"]?.string { return view.ids.index(.user, id) ?? 0 }
    return ref.isCreated ? 0 : view.world.owner(ofCompany: index)
  }

  var derivedCustom: [(field: CloseSetup.CustomField, value: JSON)] {
    guard let company else { return [] }
    var dice = Dice(view.world.seed, .close, -1 - index)
    let age = view.world.today.daysSince1970 - Int(company.created.seconds / 86_400)
    let since = CalendarDate(daysSince1970: Int(company.created.seconds / 86_400) + dice.below(max(1, age)))
    let audit = company.created.adding(seconds: Int64(3600 * dice.number(in: 10...4000)))
    let billing = view.world.people(ofCompany: index).last
    let isCustomer = company.stage == .customer || company.stage == .former
    return CloseSetup.customFields(of: .lead).compactMap { field in
      let value: JSON =
        switch field.ref.index {
        case 1: dice.percent(90) ? .string(company.industry) : nil
        case 2: .nullable(company.source)
        case 3: company.employees.map { .number($0) } ?? nil
        case 4: isCustomer ? .string(since.iso8601) : nil
        case 5: isCustomer && dice.percent(40) ? audit.closeStamp : nil
        case 6: dice.percent(60) ? view.userID(company.owner) : nil
        case 7: isCustomer ? view.id(.contact, billing) : nil
        case 8: company.tags.isEmpty ? nil : .array(company.tags.map { .string($0) })
        case 9: dice.percent(25) ? .string(Prose.paragraph(&dice)) : nil
        case 10: isCustomer ? .string("K-\(10_000 + index)") : nil
        case 11: dice.percent(15) ? .string("import/2019/\(String(index, radix: 36))") : nil
        case 50: dice.percent(70) ? .string(CloseSetup.regions[dice.below(CloseSetup.regions.count)]) : nil
        default: nil
        }
      return value.isNull ? nil : (field, value)
    }
  }

  func member(_ name: String) -> JSON? { LeadRow.fields.value(self, name) }
  func object(_ selection: FieldSelection) -> JSON { LeadRow.fields.object(self, selection) }

  static let fields = CloseFields<LeadRow>([
    .computed("id") { $0.id },
    .computed("organization_id") { $0.view.organizationID },
    .stored("name") { .nullable($0.company?.name) },
    .computed("display_name") { .string($0.displayName) },
    .stored("description") { row in
      .nullable(row.company.map { $0.description ?? (row.index % 3 == 0 ? "" : nil) } ?? nil)
    },
    .stored("url") { row in .nullable(row.company.map { $0.url ?? (row.index % 2 == 0 ? "" : nil) } ?? nil) },
    .computed("status_id") { $0.view.id(.status, $0.status) },
    .computed("status_label") { .string(CloseSetup.leadStatuses[$0.status]) },
    .computed("contact_ids") { .array($0.contacts.map(\.id)) },
    .computed("contacts") { .array($0.contacts.map { $0.object(.standard) }) },
    .stored("addresses") { .array($0.company?.address.map { [$0.closeJSON] } ?? []) },
    .computed("opportunities") { .array($0.opportunities.map { $0.object(.standard) }) },
    .computed("tasks") { .array($0.tasks.map { $0.object(.standard) }) },
    .computed("integration_links") { $0.view.integrationLinks("lead", name: $0.displayName) },
    .computed("html_url") { .string("https://app.close.com/lead/\($0.view.ids.text($0.ref))/") },
    .stored("created_by") { $0.view.userID($0.owner) },
    .computed("created_by_name") { $0.view.userName($0.member("created_by")) },
    .stored("updated_by") { $0.view.userID($0.owner) },
    .computed("updated_by_name") { $0.view.userName($0.member("updated_by")) },
    .stored("date_created") { $0.created.closeStamp },
    .stored("date_updated") { $0.updated.closeStamp },
    .computed("custom") { row in
      .object(JSONObject(row.custom.map { (key: $0.field.name, value: $0.value) }))
    },
    .smart("primary_email") { row in
      row.contacts.lazy.compactMap { $0.member("emails")?[0] }.first ?? nil
    },
    .smart("primary_phone") { row in
      row.contacts.lazy.compactMap { $0.member("phones")?[0] }.first ?? nil
    },
    .smart("primary_address_summary") { row in
      let address = row.member("addresses")?[0]
      return .nullable(address.map { [$0["city"], $0["country"]].compactMap { $0?.string }.joined(separator: ", ") })
    },
  ])
}

extension Address {
  /// [close-api.md, 8]
  var closeJSON: JSON {
    [
      "label": "business", "address_1": .string(street ?? ""), "address_2": "", "city": .string(city),
      "state": .string(region ?? ""), "zipcode": .string(postcode ?? ""), "country": .string(country.code),
      "tz_ids": [.string(timeZone)],
    ]
  }
}

extension CloseView {
  /// The links rendered for an object of that name. [close-api.md, 13]
  func integrationLinks(_ type: String, name: String) -> JSON {
    .array(
      CloseSetup.integrationLinks.filter { $0.type == type }.map { link in
        let start = link.url.prefix { $0 != "{" }
        return ["name": .string(link.name), "url": .string(start + PercentCoding.encode(name))]
      })
  }
}
