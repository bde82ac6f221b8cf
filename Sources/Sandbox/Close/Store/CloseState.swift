import CRM

/// What has been written over the world: members that replace derived ones, objects made here, and what is gone.
///
/// A value: a reader takes a copy and is not disturbed by the next write.
struct CloseState: Sendable {
  /// Counts the writes; what was computed over an older state is stale.
  private(set) var version = 0
  /// Members written, by object: all of an object made here, the changed ones of a derived one.
  private(set) var members: [CloseRef: JSONObject] = [:]
  private(set) var deleted: Set<CloseRef> = []
  /// Objects made here in the order they were made, by kind.
  private(set) var created: [CloseKind: [Int]] = [:]
  /// Objects made here, by the lead they belong to.
  private(set) var children: [Int: [CloseRef]] = [:]
  /// The lead an object made here belongs to.
  private(set) var parents: [CloseRef: Int] = [:]
  /// Derived leads for which an index over the world no longer holds.
  private(set) var touched: Set<Int> = []
  /// Written events, oldest first.
  private(set) var events: [CloseEvent] = []
  private var serials: [CloseKind: Int] = [:]

  /// Makes an object and returns what names it.
  mutating func create(_ kind: CloseKind, _ object: JSONObject, lead: Int?) -> CloseRef {
    let serial = serials[kind, default: 0]
    serials[kind] = serial + 1
    let ref = CloseRef(kind: kind, index: CloseRef.firstCreated + serial)
    members[ref] = object
    created[kind, default: []].append(ref.index)
    if let lead {
      children[lead, default: []].append(ref)
      parents[ref] = lead
      touched.insert(lead)
    }
    version += 1
    return ref
  }

  mutating func change(_ ref: CloseRef, _ changes: JSONObject, lead: Int?) {
    var object = members[ref] ?? JSONObject()
    for (key, value) in changes.members { object[key] = value }
    members[ref] = object
    if let lead { touched.insert(lead) }
    version += 1
  }

  mutating func delete(_ ref: CloseRef, lead: Int?) {
    deleted.insert(ref)
    if let lead { touched.insert(lead) }
    version += 1
  }

  mutating func log(_ event: CloseEvent) {
    events.append(event)
    version += 1
  }

  /// Leads of the world that were deleted, in order.
  var deletedLeads: [Int] {
    deleted.compactMap { $0.kind == .lead && !$0.isCreated ? $0.index : nil }.sorted()
  }

  /// Objects of that kind made here that still exist, newest first.
  func living(_ kind: CloseKind) -> [Int] {
    (created[kind] ?? []).reversed().filter { index in
      let ref = CloseRef(kind: kind, index: index)
      guard !deleted.contains(ref) else { return false }
      guard let lead = parents[ref] else { return true }
      return !deleted.contains(CloseRef(kind: .lead, index: lead))
    }
  }

  /// Objects of that kind made here for `lead` that still exist, newest first.
  func living(_ kind: CloseKind, of lead: Int) -> [Int] {
    (children[lead] ?? []).reversed().compactMap { $0.kind == kind && !deleted.contains($0) ? $0.index : nil }
  }
}

/// An entry of the event log that a write made. [close-api.md, 16]
struct CloseEvent: Sendable {
  let action: String
  /// `activity.note`.
  let objectType: String
  let objectID: String
  /// The lead's index.
  let lead: Int?
  let changed: [String]
  let data: JSON
  let previous: JSON
  let at: Instant
  let method: String
  let path: String
}
