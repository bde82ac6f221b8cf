import CRM

extension CloseWriter {
  /// Without `lead_id` a lead named after the contact is made too. [close-api.md, 9]
  func createContact() throws(CloseFailure) -> CloseReply {
    var reader = BodyReader(call.body, view)
    let members = Self.contactMembers(&reader)
    var lead = reader.object("lead", .lead)
    try reader.check()
    if lead == nil {
      let name = members["name"] ?? nil
      let created = JSONObject([(key: "name", value: name), (key: "status_id", value: view.id(.status, 0))])
      lead = create(.lead, created, lead: nil, type: "lead").index
    }
    return reply(create(.contact, members, lead: lead, type: "contact"))
  }

  func updateContact(_ index: Int) throws(CloseFailure) -> CloseReply {
    let row = view.contact(index)
    var reader = BodyReader(call.body, view)
    let changes = Self.contactMembers(&reader, current: row.member)
    if let lead = reader.object("lead", .lead), lead != row.lead { reader.refuse("lead", CloseFailure.unchangeable) }
    try reader.check()
    change(row.ref, changes, type: "contact")
    return reply(row.ref)
  }

  static func contactMembers(_ reader: inout BodyReader, current: ((String) -> JSON?)? = nil) -> JSONObject {
    var members = JSONObject()
    for name in ["name", "title"] { reader.copyText(name, to: &members) }
    reader.copyObjects("emails", to: &members) { entry in
      let address = entry.text("email")
      if address.map(isEmail) != true {
        entry.refuse("email", address == nil ? CloseFailure.required : "Invalid email address.")
      }
      return JSONObject([
        (key: "email", value: .string(address ?? "")), (key: "type", value: .string(entry.text("type") ?? "office")),
        (key: "is_unsubscribed", value: false),
      ])
    }
    reader.copyObjects("phones", to: &members) { entry in
      let phone = entry.text("phone").flatMap(Self.e164)
      if phone == nil { entry.refuse("phone", entry.has("phone") ? "Invalid phone number." : CloseFailure.required) }
      return JSONObject([
        (key: "phone", value: .string(phone ?? "")),
        (key: "phone_formatted", value: .string(Self.formatted(phone ?? ""))),
        (key: "type", value: .string(entry.text("type") ?? "office")), (key: "country", value: nil),
        (key: "outbound_sms_blocked", value: false), (key: "tz_ids", value: []),
      ])
    }
    reader.copyObjects("urls", to: &members) { entry in
      let url = entry.text("url")
      if url?.contains(".") != true { entry.refuse("url", "Invalid URL.") }
      return JSONObject([
        (key: "url", value: .string(url ?? "")), (key: "type", value: .string(entry.text("type") ?? "url")),
      ])
    }
    reader.copyCustom(.contact, to: &members, current: current)
    return members
  }

  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains { $0.isWhitespace }
  }

  /// With the organisation's country code where there is none: `1234` is `+11234`. [close-api.md, 9]
  static func e164(_ text: String) -> String? {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 3, digits.count <= 18 else { return nil }
    let trimmed = text.drop { $0.isWhitespace }
    if trimmed.hasPrefix("+") { return "+\(digits)" }
    if digits.hasPrefix("00") { return "+\(digits.dropFirst(2))" }
    return digits.count == 11 && digits.hasPrefix("1") ? "+\(digits)" : "+1\(digits)"
  }

  static func formatted(_ e164: String) -> String {
    let digits = e164.dropFirst()
    guard e164.hasPrefix("+1"), digits.count == 11 else { return "+\(digits.prefix(2)) \(digits.dropFirst(2))" }
    let national = digits.dropFirst()
    return "+1 \(national.prefix(3))-\(national.dropFirst(3).prefix(3))-\(national.suffix(4))"
  }
}
