import Synchronization

/// Walks a record's JSON and tells its texts apart by the names of their members and by their shapes, so that it works
/// for every service and for fields that nobody knows yet.
struct RecordTextReader {
  private(set) var texts: [SearchDocument.Text] = []
  private(set) var dueDays: [CalendarDate] = []
  private var seen: Set<SearchDocument.Text> = []

  init() { seen.reserveCapacity(Self.usualTexts) }

  mutating func add(_ field: SearchField, _ text: String) {
    guard !text.isEmpty else { return }
    let entry = SearchDocument.Text(field, text)
    if seen.insert(entry).inserted { texts.append(entry) }
  }

  mutating func addByShape(_ text: String, otherwise field: SearchField) {
    if SearchAddress.isEmail(text) {
      add(.email, text)
    } else if text.utf8.first == UInt8(ascii: "+"), SearchPhone.isPartOfNumber(text.filter { $0 != " " }) {
      add(.phone, text)
    } else {
      add(text.utf8.count > Self.longestValue ? .note : field, text)
    }
  }

  /// Longer texts are prose.
  private static let longestValue = 120
  private static let deepest = 8
  /// Texts that most records have fewer than.
  private static let usualTexts = 45

  mutating func read(_ original: JSON, kind: RecordKind) {
    guard case .object(let object) = original else { return }
    // A deal goes by the name of its lead; its own members name others.
    let surroundings: Surroundings = kind == .deal ? .related : .record
    for member in object.members { read(member.key, member.value, in: surroundings, depth: 0) }
  }

  /// What the object around a member is.
  private enum Surroundings {
    case record
    /// A person or company that belongs to the record.
    case related
    case custom
    /// Of these only the words and the day count.
    case todo
  }

  private mutating func read(_ key: String, _ value: JSON, in surroundings: Surroundings, depth: Int) {
    let name = MemberName.of(key)
    guard depth < Self.deepest, !name.isNoise else { return }
    switch value {
    case .null, .bool: return
    case .number(let literal):
      if surroundings == .custom { add(.custom, literal) }
    case .string(let text): read(name.field, text, in: surroundings)
    case .array(let elements):
      for element in elements { read(key, element, in: surroundings, depth: depth + 1) }
    case .object(let object):
      let inner = name.inner.map(Self.surroundings) ?? surroundings
      if inner == .todo { readDay(of: object) }
      if inner == .custom, let name = object["name"]?.string ?? object["id"]?.string, let value = object["value"] {
        // A field that is listed with its name beside its value.
        read(name, value, in: .custom, depth: depth + 1)
        return
      }
      for member in object.members {
        // An element of a list such as `phones` is named by the list.
        read(member.key == "value" ? key : member.key, member.value, in: inner, depth: depth + 1)
      }
    }
  }

  private mutating func read(_ field: SearchField?, _ text: String, in surroundings: Surroundings) {
    guard !text.isEmpty else { return }
    switch (surroundings, field) {
    case (.todo, .note?): add(.note, text)
    case (.todo, .owner?): add(.owner, text)
    case (.todo, _): return
    case (_, .email?): if SearchAddress.isEmail(text) { add(.email, text) }
    case (_, .phone?): add(.phone, text)
    case (_, .note?): add(.note, text.contains("<") ? PlainText.reducing(html: text) : text)
    case (.related, .name?): add(.company, text)
    case (.related, .stage?) where texts.contains { $0.field == .stage }: return
    case (_, .owner?): add(.owner, text)
    case (_, let field?): addByShape(text, otherwise: field)
    case (_, nil): if !MemberName.isIdentifier(text) { addByShape(text, otherwise: .custom) }
    }
  }

  private static func surroundings(_ inner: MemberName.Inner) -> Surroundings {
    switch inner {
    case .related: .related
    case .custom: .custom
    case .todo: .todo
    }
  }

  private mutating func readDay(of object: JSONObject) {
    guard let due = (object["due_date"] ?? object["date"] ?? object["due"])?.string else { return }
    guard object["is_complete"]?.bool != true, object["done"]?.bool != true else { return }
    if let day = CalendarDate(iso8601: due.prefix(10)) { dueDays.append(day) }
  }
}

/// What the name of a member says, of the services there are and most others.
private struct MemberName {
  enum Inner {
    case related, custom, todo
  }

  /// It says nothing about the record.
  let isNoise: Bool
  let inner: Inner?
  let field: SearchField?

  private init(_ key: String) {
    isNoise = Self.isNoise(key)
    inner = Self.inner(key)
    field = Self.fields[key] ?? Self.fields[key.lowercased()]
  }

  /// Every record has the same names, a hundred of them.
  static func of(_ key: String) -> MemberName {
    known.withLock { known in
      if let name = known[key] { return name }
      let name = MemberName(key)
      if known.count < mostKnown { known[key] = name }
      return name
    }
  }

  private static let known = Mutex<[String: MemberName]>([:])
  private static let mostKnown = 1000

  private static func inner(_ key: String) -> Inner? {
    switch key {
    case "contacts", "people", "companies", "company", "organization", "lead", "contact", "person", "workHistory",
      "relatedPeople", "relatedCompanies":
      .related
    case "custom", "customFields", "custom_fields": .custom
    case "tasks", "opportunities", "todos", "todo", "deals": .todo
    default: nil
    }
  }

  private static let fields: [String: SearchField] = [
    "name": .name, "display_name": .name, "first": .name, "last": .name, "middle": .name, "first_name": .name,
    "last_name": .name, "nickname": .name, "firstname": .name, "lastname": .name, "contact_name": .company,
    "lead_name": .company, "organization": .company, "company": .company, "company_name": .company,
    "companyname": .company, "url": .custom, "website": .custom, "domain": .company, "domains": .company,
    "title": .title, "jobtitle": .title, "job_title": .title, "headline": .title, "position": .title, "role": .title,
    "email": .email, "emails": .email, "phone": .phone, "phones": .phone, "mobile": .phone, "fax": .phone,
    "phone_number": .phone, "tags": .tag, "tag": .tag, "keywords": .tag, "labels": .tag, "stage": .stage,
    "status": .stage, "status_label": .stage, "segment": .segment, "assignee": .owner, "owner": .owner,
    "owner_name": .owner, "user_name": .owner, "user_id": .owner, "assigned_to": .owner, "assigned_to_name": .owner,
    "account manager": .owner, "note": .note, "notes": .note, "description": .note, "background": .note,
    "about": .note, "remark": .note, "summary": .note, "text": .note, "body": .note, "bio": .note,
  ]

  /// Ids, dates, formats, and what is written twice.
  private static func isNoise(_ key: String) -> Bool {
    if noise.contains(key) { return true }
    if fields[key] != nil { return false }
    return key.hasSuffix("_id") || key.hasSuffix("_ids") || key.hasSuffix("Id") || key.hasPrefix("date_")
      || key.hasPrefix("custom.") || key.hasPrefix("created_by") || key.hasPrefix("updated_by")
      || key.hasSuffix("_formatted") || key.hasSuffix("Key") || key.hasSuffix("_url")
  }

  private static let noise: Set<String> = [
    "id", "_type", "type", "direct", "node", "views", "visibility", "pictures", "integration_links", "tz_ids",
    "timezone", "timezone_source", "country", "latitude", "longitude", "lastChanged", "firstSeen", "object_type",
    "contact_ids", "view", "priority", "resolution", "label", "step", "html_url", "value_currency", "value_period",
    "status_type", "status_display_name", "pipeline_name", "note_html", "primary_email", "primary_phone", "formatted",
    "avatar", "photo",
  ]

  /// Whether a text is made for machines: long, of digits and letters, in one piece.
  static func isIdentifier(_ text: String) -> Bool {
    guard text.utf8.count >= 20 else { return false }
    var hasDigit = false
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) { hasDigit = true } else if byte <= 0x20 || byte >= 0x80 { return false }
    }
    return hasDigit && !text.contains("@") && !text.contains(".")
  }
}
