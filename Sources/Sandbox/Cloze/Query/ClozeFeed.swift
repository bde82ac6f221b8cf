import CRM

/// `feed`: everything once, then what changes, oldest change first. [cloze-api.md, 5]
extension ClozeView {
  func feed(_ kind: ClozeKind, _ parameters: ClozeParameters, now: Int64) throws(ClozeFailure) -> ClozeReply {
    var cursor: ClozeCursor
    if let text = parameters.text("cursor") {
      guard let read = ClozeCursor(text, kind) else { throw .invalid("cursor") }
      cursor = read
    } else {
      // A write of this very millisecond is still to come: it will be stamped later than all before it.
      let newest = max(now - 1, state.lastStamp, book.world.midnight.milliseconds)
      cursor = ClozeCursor(kind, first: parameters, newest: newest)
    }
    let baked = cursor.parameters
    let slots = list(
      ClozeQuestion(kind: kind, filter: ClozeFilter(kind, feed: baked), sort: .lastchanged, isDescending: false))
    let start = firstChange(after: cursor.stamp, in: slots, kind)
    let page = slots[start...].prefix(baked.pageSize).map { ClozeRef(kind, Int($0)) }
    let delivered = max(cursor.began, cursor.stamp)
    if let last = page.last { cursor.stamp = lastChanged(last) }

    let keysOnly = parameters.flag("keysonly") ?? baked.flag("keysonly") ?? false
    let form = keysOnly ? ClozeRecordForm.keyOnly : baked.flag("format") == true ? .formatted : .whole
    let isAudited = baked.flag("includeauditedchanges") == true
    let items = page.compactMap { ref -> JSON? in
      guard let record = record(ref) else { return nil }
      let shaped = JSON.object(form.shape(record))
      guard isAudited else { return shaped }
      return .object(
        JSONObject([(kind.singular, shaped), ("changes", changes(of: ref, record, since: delivered))]))
    }
    return .success([
      ("availablecount", .number(slots.count - start)), ("cursor", .string(cursor.text)),
      (isAudited ? "results" : kind.rawValue, .array(items)),
    ])
  }

  private func firstChange(after stamp: Int64, in slots: [UInt32], _ kind: ClozeKind) -> Int {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if lastChanged(ClozeRef(kind, Int(slots[middle]))) <= stamp { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What the audit trail holds since the record was last delivered; empty for a record delivered for the first time.
  private func changes(of ref: ClozeRef, _ record: JSONObject, since: Int64) -> JSON {
    let firstSeen = record["firstSeen"]?.int.map(Int64.init) ?? 0
    guard lastChanged(ref) > since, firstSeen <= since else { return [:] }
    var changes = JSONObject()
    for audit in state.audits[ref] ?? [] where audit.at > since {
      let before = changes[audit.field]?["before"] ?? audit.before
      changes[audit.field] = ["before": before, "after": audit.after]
    }
    changes["_since"] = .number(Int(since))
    return .object(changes)
  }
}

extension ClozeFilter {
  /// The filters a feed knows: fewer than find. [cloze-api.md, 3]
  fileprivate init(_ kind: ClozeKind, feed parameters: ClozeParameters) {
    let names = ["stage", "segment", "scope", "freeformquery"] + (kind == .companies ? ["step"] : [])
    self.init(
      kind, ClozeParameters(query: names.compactMap { name in parameters.text(name).map { (name: name, value: $0) } }))
  }
}
