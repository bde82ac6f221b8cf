import CRM

/// Finding the one record that an identifier names. [cloze-api.md, 3.2]
extension ClozeView {
  func find(_ text: String, _ kind: ClozeKind) -> ClozeRef? {
    ClozeAddress(text).flatMap { find($0, kind) }
  }

  /// Nil as well for a record out of sight.
  func find(_ address: ClozeAddress, _ kind: ClozeKind) -> ClozeRef? {
    guard let ref = match(address, kind), state.edits[ref]?.isArchived != true else { return nil }
    return ref
  }

  /// As `find`, archived records included: what a write updates.
  func match(_ address: ClozeAddress, _ kind: ClozeKind) -> ClozeRef? {
    if let ref = keyed(address, kind) { return isThere(ref) ? ref : nil }
    if let slot = state.owner(of: address, kind) { return ClozeRef(kind, slot) }
    guard let slot = book.slot(address, kind, column: { indexes.column(kind, book) }) else { return nil }
    let ref = ClozeRef(kind, slot)
    // A derived record that was written is known by the addresses it has now, and by no others.
    guard state.edits[ref] == nil, isThere(ref) else { return nil }
    return ref
  }

  private func isThere(_ ref: ClozeRef) -> Bool {
    !state.deleted.contains(ref) && (book.holds(ref) || state.edits[ref] != nil)
  }

  private func keyed(_ address: ClozeAddress, _ kind: ClozeKind) -> ClozeRef? {
    let text: String
    switch address {
    case .opaque(let key), .direct(let key): text = key
    default: return nil
    }
    guard let key = book.keys.read(text), key.tag.kind == kind else { return nil }
    return ClozeRef(kind, key.number)
  }
}

extension ClozeBook {
  /// The derived record that has an address, in constant time but for phone numbers, which `column` is searched for.
  func slot(_ address: ClozeAddress, _ kind: ClozeKind, column: () -> ClozeSearchColumn) -> Int? {
    let candidate: Int?
    switch (kind, address) {
    case (.people, .email(let address)): return world.person(withEmail: address).flatMap(slot(ofPerson:))
    case (.people, .social(_, let handle)):
      // Handles end in the person's index.
      candidate = handle.split { $0 == "-" || $0 == "_" }.last.flatMap { Int($0) }.flatMap(slot(ofPerson:))
    case (.companies, .domain(let domain)): candidate = world.company(withDomain: domain)
    case (.companies, .email(let address)):
      candidate = address.split(separator: "@").last.flatMap { world.company(withDomain: $0) }
    case (_, .app(Self.appSource, let uniqueid)): candidate = slot(linked: uniqueid, kind)
    case (_, .phone(let number)):
      let term = ClozeTerm.phone(number)
      let column = column()
      return column.indices.first { term.matches(column[$0]) }
    default: return nil
    }
    guard let candidate, holds(ClozeRef(kind, candidate)),
      ClozeAddress.all(of: record(ClozeRef(kind, candidate)), kind).contains(address)
    else { return nil }
    return candidate
  }

  /// The slot behind the id of an app link: `P-`, `C-` or `D-` and a number.
  private func slot(linked uniqueid: String, _ kind: ClozeKind) -> Int? {
    guard uniqueid.count > 2, let number = Int(uniqueid.dropFirst(2)), number >= 0 else { return nil }
    switch (kind, uniqueid.prefix(2)) {
    case (.people, "P-"): return slot(ofPerson: number)
    case (.companies, "C-"): return number
    case (.projects, "D-"): return slot(ofDeal: number)
    default: return nil
    }
  }
}
