import CRM

/// An object of the account, with what was written over it.
protocol CloseRow: AnyObject {
  var view: CloseView { get }
  var ref: CloseRef { get }
  /// Values of the custom fields that have one, by id, before what was written.
  var derivedCustom: [(field: CloseSetup.CustomField, value: JSON)] { get }
  var customOwner: CloseSetup.Owner? { get }

  /// A member's value, `custom.ID` included; nil when objects of this kind have no such member.
  func member(_ name: String) -> JSON?
  func object(_ selection: FieldSelection) -> JSON
}

extension CloseRow {
  var stored: JSONObject? { view.state.members.isEmpty ? nil : view.state.members[ref] }
  var id: JSON { .string(view.ids.text(ref)) }
  var derivedCustom: [(field: CloseSetup.CustomField, value: JSON)] { [] }
  var customOwner: CloseSetup.Owner? { nil }

  /// Values of the custom fields, written ones before derived ones.
  var custom: [(field: CloseSetup.CustomField, value: JSON)] {
    guard let customOwner else { return [] }
    let derived = ref.isCreated ? [] : derivedCustom
    guard let stored else { return derived }
    return CloseSetup.customFields(of: customOwner).compactMap { field in
      let key = "custom.\(view.ids.text(field.ref))"
      let value = stored[key] ?? derived.first { $0.field.ref == field.ref }?.value
      return value.flatMap { $0.isNull ? nil : (field, $0) }
    }
  }
}

/// One member of a kind of object.
struct CloseField<Row: CloseRow>: Sendable {
  enum Source: Sendable {
    /// Written or derived.
    case stored
    /// Follows from others.
    case computed
    /// Computed, and only sent when asked for.
    case smart
  }

  let name: String
  let source: Source
  let value: @Sendable (Row) -> JSON

  static func stored(_ name: String, _ value: @escaping @Sendable (Row) -> JSON) -> CloseField {
    CloseField(name: name, source: .stored, value: value)
  }

  static func computed(_ name: String, _ value: @escaping @Sendable (Row) -> JSON) -> CloseField {
    CloseField(name: name, source: .computed, value: value)
  }

  static func smart(_ name: String, _ value: @escaping @Sendable (Row) -> JSON) -> CloseField {
    CloseField(name: name, source: .smart, value: value)
  }
}

/// All members of a kind of object, in the order they are sent.
struct CloseFields<Row: CloseRow>: Sendable {
  private let fields: [CloseField<Row>]
  private let positions: [String: Int]

  init(_ fields: [CloseField<Row>]) {
    self.fields = fields
    positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func knows(_ name: String) -> Bool { positions[name] != nil }

  /// A member's value; nil when there is no such member. Knows `custom.ID` too.
  func value(_ row: Row, _ name: String) -> JSON? {
    if let position = positions[name] { return value(row, fields[position]) }
    guard name.hasPrefix("custom.") else { return nil }
    let wanted = name.dropFirst("custom.".count)
    return row.custom.first { row.view.ids.text($0.field.ref) == wanted || $0.field.name == wanted }?.value
  }

  func object(_ row: Row, _ selection: FieldSelection) -> JSON {
    var members: [(key: String, value: JSON)] = []
    members.reserveCapacity(fields.count)
    for field in fields where selection.takes(field.name, isSmart: field.source == .smart) {
      members.append((field.name, value(row, field)))
    }
    if selection.takesSomeCustom, row.customOwner != nil {
      for (field, value) in row.custom {
        let name = "custom.\(row.view.ids.text(field.ref))"
        if selection.takesCustom(name) { members.append((name, value)) }
      }
    }
    return .object(JSONObject(members))
  }

  private func value(_ row: Row, _ field: CloseField<Row>) -> JSON {
    if field.source == .stored, let written = row.stored?[field.name] { return written }
    return field.value(row)
  }
}

/// Which members a caller wants: `_fields`. [close-api.md, 2]
struct FieldSelection: Sendable {
  static let standard = FieldSelection(nil)

  private let names: Set<String>?
  private let wantsSmart: Bool
  private let wantsAllCustom: Bool

  /// A comma list; nil is the standard selection. Unknown names are ignored in silence.
  init(_ text: String?) {
    self.init(names: text.map { $0.split(separator: ",").map { $0.filter { $0 != " " } } })
  }

  init(names list: [String]?) {
    guard let list else {
      (names, wantsSmart, wantsAllCustom) = (nil, false, true)
      return
    }
    wantsSmart = list.contains("_all")
    names = wantsSmart ? nil : Set(list)
    wantsAllCustom = wantsSmart || list.contains("custom")
  }

  func takes(_ name: String, isSmart: Bool) -> Bool {
    guard let names else { return !isSmart || wantsSmart }
    return names.contains(name)
  }

  var takesSomeCustom: Bool { wantsAllCustom || names?.contains { $0.hasPrefix("custom.") } == true }

  func takesCustom(_ name: String) -> Bool { wantsAllCustom || names?.contains(name) == true }
}

extension JSON {
  /// A text, or null.
  static func nullable(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// Neither null nor an empty text or list.
  var isFilled: Bool {
    switch self {
    case .null: false
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    default: true
    }
  }
}
