import CRM

/// Carries one write out. Everything is checked before anything changes.
struct ClozeWriter {
  let book: ClozeBook
  let quirks: ClozeQuirks
  let indexes: ClozeIndexes
  var state: ClozeState
  /// UTC milliseconds.
  let now: Int64
  /// Whether the account has what version 2026.9 added: timelines, `key`, references by `ids`. [cloze-api.md, 9]
  let isNew: Bool

  init(
    book: ClozeBook, quirks: ClozeQuirks, indexes: ClozeIndexes, state: ClozeState, now: Int64, isNew: Bool = true
  ) {
    self.book = book
    self.quirks = quirks
    self.indexes = indexes
    self.state = state
    self.now = now
    self.isNew = isNew
  }

  var view: ClozeView { ClozeView(book: book, quirks: quirks, indexes: indexes, state: state) }

  /// Returns the key of what was written; nil when nothing changed.
  mutating func perform(
    _ write: ClozeWrite, body: JSONObject, _ parameters: ClozeParameters
  ) throws(ClozeFailure) -> String? {
    // A member that is null is suspected to be an error; a sandbox should not let it pass. [cloze-api.md, 7]
    if let null = body.members.first(where: { $0.value.isNull }) { throw .invalid(null.key) }
    switch write {
    case .create(let kind): return try put(kind, body, isUpdate: false)
    case .update(let kind): return try put(kind, body, isUpdate: true)
    case .delete(let kind):
      let ref = try view.identified(kind, parameters)
      state.delete(ref)
      return book.keys.text(kind.syncTag, ref.slot)
    case .todo: return try putTodo(body)
    case .communication: return try putCommunication(body)
    case .content: return try putContent(body)
    }
  }

  // MARK: Records

  /// Create and update both merge into a match and create where there is none. [cloze-api.md, 7]
  private mutating func put(_ kind: ClozeKind, _ body: JSONObject, isUpdate: Bool) throws(ClozeFailure) -> String? {
    let ref = try matched(kind, body, isUpdate: isUpdate)
    if ref == nil, isUpdate, !quirks.updateCreates { throw .recordNotFound }

    let before = ref.flatMap { state.edits[$0]?.record ?? book.record($0) }
    var merge = ClozeMerge(kind, onto: before, today: ClozeBook.day(Instant(milliseconds: now)))
    try merge.apply(body)
    var record = merge.record
    linkCompanies(&record)
    let wasArchived = ref.flatMap { state.edits[$0]?.isArchived } ?? false
    let isArchived = body["archived"]?.bool ?? wasArchived
    let notes = (body["timelineNotes"]?.array ?? []).compactMap(\.string)
    if ref != nil, record == before, isArchived == wasArchived, notes.isEmpty { return nil }

    let target = ref ?? state.allot(kind, after: book.count(kind))
    let stamp = state.stamp(max(now, book.world.midnight.milliseconds + 1))
    if before == nil {
      record = JSONObject(identity(target) + record.members)
      record["visibility"] = "visible"
      record["views"] = ["my"]
      record["firstSeen"] = .number(Int(stamp))
    }
    record["lastChanged"] = .number(Int(stamp))
    let audits = before.map { ClozeMerge.audits(from: $0, to: record, at: stamp) } ?? []
    state.put(ClozeEdit(record: record, isArchived: isArchived), for: target, audits: audits)
    if !audits.isEmpty { _ = state.put(auditItem(audits, at: stamp), importedAs: nil, refs: [target]) }
    for note in notes {
      let item = ClozeItem(
        source: .written(0), kind: .note, at: now, changed: now, members: [("style", "note")], body: note)
      _ = state.put(item, importedAs: nil, refs: [target])
    }
    return book.keys.text(kind.syncTag, target.slot)
  }

  private func identity(_ ref: ClozeRef) -> [(key: String, value: JSON)] {
    [
      ("syncKey", .string(book.keys.text(ref.kind.syncTag, ref.slot))),
      ("direct", .string(book.keys.text(ref.kind.directTag, ref.slot))),
      ("portableId", .string(book.keys.text(ref.kind.portableTag, ref.slot))),
    ]
  }

  /// The record that the body's identifiers mean; nil for a new one. Throws 11 when they are not enough.
  private func matched(_ kind: ClozeKind, _ body: JSONObject, isUpdate: Bool) throws(ClozeFailure) -> ClozeRef? {
    let addresses = ClozeAddress.all(of: body, kind, withArchived: true)
    if quirks.syncKeyIdentifies, let key = body["syncKey"]?.string, let ref = view.match(.opaque(key), kind) {
      return ref
    }
    let isNamed = ["name", "first", "last"].contains { body[$0]?.string?.isEmpty == false }
    var main = addresses.filter { !$0.isPhone }
    switch kind {
    case .people:
      let hasEmail = main.contains { $0.isEmail }
      guard hasEmail || (isNamed && !addresses.isEmpty) else {
        throw .noIdentifier("A person needs an e-mail address, or a name and another unique identifier")
      }
    case .companies:
      let hasDomain = main.contains { $0.isDomain }
      guard hasDomain ? isNamed || !isUpdate : isNamed && !addresses.isEmpty else {
        throw .noIdentifier("A company needs a name and a domain, or a name and a phone number or e-mail address")
      }
    case .projects:
      let hasLink = main.contains { $0.isAppLink }
      guard body["name"]?.string?.isEmpty == false, hasLink || body["forceCreate"]?.bool == true else {
        throw .noIdentifier("A project needs a name and at least one appLink")
      }
    }
    // A phone number says who is meant only where nothing better is given.
    if main.isEmpty { main = addresses }
    return main.lazy.compactMap { view.match($0, kind) }.first
  }

  /// Gives the companies named in a person their keys, and creates those that are not there. [cloze-api.md, 7.1]
  private mutating func linkCompanies(_ record: inout JSONObject) {
    guard let links = record["companies"]?.array else { return }
    var linked: [JSON] = []
    for link in links {
      guard case .object(var object) = link, object["syncKey"] == nil else {
        linked.append(link)
        continue
      }
      let body = JSONObject(object.members.filter { $0.key == "name" || $0.key == "domains" })
      _ = try? put(.companies, body, isUpdate: false)
      let domain = (object["domains"]?.array ?? []).first?.string.flatMap { ClozeAddress.normalDomain($0) }
      if let ref = domain.flatMap({ view.match(.domain($0), .companies) }) {
        object["syncKey"] = .string(book.keys.text(.companiesSync, ref.slot))
      }
      linked.append(.object(object))
    }
    record["companies"] = .array(linked)
  }

  private func auditItem(_ audits: [ClozeAudit], at stamp: Int64) -> ClozeItem {
    let changes = audits.map { (key: $0.field, value: JSON.members(["before": $0.before, "after": $0.after])) }
    let user = World.users[0]
    return ClozeItem(
      source: .written(0), kind: .audit, at: stamp, changed: stamp,
      members: [
        ("style", "audit"), ("from", ["value": .string(user.email), "name": .string(user.name)]),
        ("changes", .object(JSONObject(changes))),
      ])
  }
}

extension ClozeAddress {
  fileprivate var isEmail: Bool { if case .email = self { true } else { false } }
  fileprivate var isPhone: Bool { if case .phone = self { true } else { false } }
  fileprivate var isDomain: Bool { if case .domain = self { true } else { false } }
  fileprivate var isAppLink: Bool { if case .app = self { true } else { false } }
}
