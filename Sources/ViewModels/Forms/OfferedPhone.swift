import CRM

/// Keeps the phone number with the contact: when another of the record's people is chosen, the number is theirs, unless
/// it was typed by hand.
struct OfferedPhone: Sendable {
  private let contactField: Int?
  private let phoneField: Int?
  private var contact: Choice?

  init(_ fields: [FormField]) {
    contactField = fields.firstIndex { $0.info.field == .contact }
    phoneField = fields.firstIndex {
      if case .phone = $0.info.type { true } else { false }
    }
    contact = contactField.flatMap { Self.contact(in: fields[$0]) }
  }

  /// Whether the number is another now.
  mutating func follow(_ fields: inout [FormField], in context: FormContext) -> Bool {
    guard let contactField, let phoneField, let chosen = Self.contact(in: fields[contactField]), chosen != contact,
      case .phone(let phones) = fields[phoneField].info.type,
      case .choice(let contacts) = fields[contactField].info.type
    else { return false }
    contact = chosen
    let typed = fields[phoneField].text
    let owner = phones.first { $0.key == typed }.flatMap { phone in contacts.first { Self.isPhone(phone, of: $0) } }
    guard typed.isEmpty || (owner != nil && owner != chosen) else { return false }
    let number = phones.first { Self.isPhone($0, of: chosen) }?.key ?? ""
    guard number != typed else { return false }
    _ = fields[phoneField].replace(with: number)
    fields[phoneField].read(in: context)
    return true
  }

  private static func contact(in field: FormField) -> Choice? {
    guard case .choice(let contacts) = field.info.type else { return nil }
    return contacts.first { $0.label == field.text }
  }

  /// Labels of numbers end with whose they are: `+46 8 123 456, Anna Björk`.
  private static func isPhone(_ phone: Choice, of contact: Choice) -> Bool {
    phone.label.hasSuffix(", \(contact.label)")
  }
}
