import CRM

/// A contact: a person of the world, or one made here.
final class ContactRow: CloseRow {
  let view: CloseView
  let index: Int
  private(set) lazy var person: Person? = ref.isCreated ? nil : view.world.person(index)

  init(_ view: CloseView, _ index: Int) {
    self.view = view
    self.index = index
  }

  var ref: CloseRef { CloseRef(kind: .contact, index: index) }
  var customOwner: CloseSetup.Owner? { .contact }
  var lead: Int? { ref.isCreated ? view.state.parents[ref] : view.world.company(ofPerson: index) }
  var name: String? { member("name")?.string }

  var emails: [String] {
    member("emails")?.array?.compactMap { $0["email"]?.string } ?? []
  }

  var phones: [String] {
    member("phones")?.array?.compactMap { $0["phone"]?.string } ?? []
  }

  /// What others show for it: the name, else its first address or number.
  var displayName: String {
    if let name, !name.isEmpty { return name }
    return emails.first ?? phones.first ?? "Unknown"
  }

  var derivedCustom: [(field: CloseSetup.CustomField, value: JSON)] {
    guard let person else { return [] }
    var dice = Dice(view.world.seed, .close, 1_000_000_007 + index)
    return CloseSetup.customFields(of: .contact).compactMap { field in
      let value: JSON =
        switch field.ref.index {
        case 20: .nullable(person.birthday?.iso8601)
        case 21:
          dice.percent(30)
            ? .array(["English", field.choices?[dice.below(5)] ?? "Deutsch"].uniqued.map { .string($0) }) : nil
        case 22: .nullable(person.about)
        default: nil
        }
      return value.isNull ? nil : (field, value)
    }
  }

  func member(_ name: String) -> JSON? { ContactRow.fields.value(self, name) }
  func object(_ selection: FieldSelection) -> JSON { ContactRow.fields.object(self, selection) }

  static let fields = CloseFields<ContactRow>([
    .computed("id") { $0.id },
    .computed("organization_id") { $0.view.organizationID },
    .computed("lead_id") { $0.view.id(.lead, $0.lead) },
    .stored("name") { .string($0.person?.name ?? "") },
    .computed("display_name") { .string($0.displayName) },
    .stored("title") { row in .nullable(row.person?.title ?? (row.index % 2 == 0 ? "" : nil)) },
    .stored("emails") { row in
      .array((row.person?.emails ?? []).map(ContactRow.email))
    },
    .stored("phones") { row in
      .array((row.person?.phones ?? []).map { ContactRow.phone($0, country: row.country) })
    },
    .stored("urls") { row in
      .array((row.person?.links ?? []).map { ["url": .string($0), "type": "url"] })
    },
    .computed("integration_links") { $0.view.integrationLinks("contact", name: $0.name ?? "") },
    .computed("timezone") { row in
      .nullable(row.country.flatMap { $0.cities.first?.timeZone })
    },
    .computed("timezone_source") { $0.country == nil ? nil : "phone" },
    .stored("created_by") { row in row.view.userID(row.person.map { row.view.world.owner(ofCompany: $0.company) }) },
    .stored("updated_by") { row in row.view.userID(row.person.map { row.view.world.owner(ofCompany: $0.company) }) },
    .stored("date_created") { $0.person?.created.closeStamp ?? nil },
    .stored("date_updated") { $0.person?.created.adding(seconds: 40).closeStamp ?? nil },
    .computed("custom") { row in
      .object(JSONObject(row.custom.map { (key: $0.field.name, value: $0.value) }))
    },
  ])

  private var country: Country? { person.map { view.world.country(ofCompany: $0.company) } }

  private static func email(_ email: Email) -> JSON {
    ["email": .string(email.address), "type": .string(email.kind.rawValue), "is_unsubscribed": false]
  }

  private static func phone(_ phone: Phone, country: Country?) -> JSON {
    [
      "phone": .string(phone.e164), "phone_formatted": .string(phone.formatted), "type": .string(phone.kind.rawValue),
      "country": .nullable(country?.code), "outbound_sms_blocked": false,
      "tz_ids": .array((country?.cities.first.map { [.string($0.timeZone)] }) ?? []),
    ]
  }
}

extension [String] {
  /// Without repetitions, in the order of first occurrence.
  var uniqued: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
