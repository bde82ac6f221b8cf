import CRM

/// One change that Cloze records in its audit trail. [cloze-api.md, 5]
struct ClozeAudit: Sendable {
  /// UTC milliseconds.
  let at: Int64
  /// A member or the id of a custom field.
  let field: String
  let before: JSON
  let after: JSON
}

/// A record as writes left it.
struct ClozeEdit: Sendable {
  var record: JSONObject
  /// Out of sight, but found again by a write. [cloze-api.md, 7.1]
  var isArchived = false
}

/// All that was written, over the derived records. Follows from the sequence of writes alone.
struct ClozeState: Sendable {
  /// How many records of a kind were created; their slots follow the derived ones.
  private(set) var created: [ClozeKind: Int] = [:]
  private(set) var edits: [ClozeRef: ClozeEdit] = [:]
  private(set) var deleted: Set<ClozeRef> = []
  private(set) var audits: [ClozeRef: [ClozeAudit]] = [:]
  private(set) var items: [ClozeItem] = []
  private(set) var itemsOf: [ClozeRef: [Int]] = [:]
  /// Timeline items by the caller's own id.
  private(set) var imported: [String: Int] = [:]
  /// Slots that differ from the derived record or have timeline items of their own.
  private(set) var touched: [ClozeKind: Set<Int>] = [:]
  /// Rises with each change to a kind.
  private(set) var revisions: [ClozeKind: Int] = [:]
  private var owners: [ClozeKind: [ClozeAddress: Int]] = [:]
  /// The newest `lastChanged` given out.
  private(set) var lastStamp: Int64 = 0

  /// The edited record that an address belongs to.
  func owner(of address: ClozeAddress, _ kind: ClozeKind) -> Int? { owners[kind]?[address] }

  /// A moment for a change: later than all changes before it, so that a feed's position is one number.
  mutating func stamp(_ now: Int64) -> Int64 {
    lastStamp = max(now, lastStamp + 1)
    return lastStamp
  }

  mutating func allot(_ kind: ClozeKind, after derived: Int) -> ClozeRef {
    let number = created[kind, default: 0]
    created[kind] = number + 1
    return ClozeRef(kind, derived + number)
  }

  mutating func put(_ edit: ClozeEdit, for ref: ClozeRef, audits changes: [ClozeAudit]) {
    forget(ref)
    for address in ClozeAddress.all(of: edit.record, ref.kind) { owners[ref.kind, default: [:]][address] = ref.slot }
    edits[ref] = edit
    if !changes.isEmpty { audits[ref, default: []] += changes }
    touch(ref)
  }

  mutating func delete(_ ref: ClozeRef) {
    forget(ref)
    edits[ref] = nil
    deleted.insert(ref)
    touch(ref)
  }

  /// Adds a timeline item, or replaces the one imported under the same id. Returns its number.
  mutating func put(_ item: ClozeItem, importedAs id: String?, refs: [ClozeRef]) -> Int {
    if let id, let number = imported[id] {
      items[number] = item.numbered(number)
      refs.forEach { attach(number, to: $0) }
      return number
    }
    let number = items.count
    items.append(item.numbered(number))
    if let id { imported[id] = number }
    refs.forEach { attach(number, to: $0) }
    return number
  }

  private mutating func attach(_ number: Int, to ref: ClozeRef) {
    if itemsOf[ref]?.contains(number) != true { itemsOf[ref, default: []].append(number) }
    touch(ref)
  }

  private mutating func forget(_ ref: ClozeRef) {
    guard let old = edits[ref] else { return }
    for address in ClozeAddress.all(of: old.record, ref.kind) where owners[ref.kind]?[address] == ref.slot {
      owners[ref.kind]?[address] = nil
    }
  }

  private mutating func touch(_ ref: ClozeRef) {
    touched[ref.kind, default: []].insert(ref.slot)
    revisions[ref.kind, default: 0] += 1
  }
}
