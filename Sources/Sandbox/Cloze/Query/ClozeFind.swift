import CRM

/// `find`, `get` and `getmany`. [cloze-api.md, 4, 6]
extension ClozeView {
  func find(_ kind: ClozeKind, _ parameters: ClozeParameters) -> ClozeReply {
    let slots = list(question(kind, parameters))
    if parameters.flag("countonly") == true { return .success([("availablecount", .number(slots.count))]) }
    let size = parameters.pageSize
    let page = min(parameters.number("pagenumber", from: 1) ?? 1, 1_000_000_000)
    var start = (page - 1) * size
    if quirks.unattachedParameters, let first = parameters.number("recordnumber", from: 1) { start = first - 1 }
    let form = form(parameters)
    let records = slots.dropFirst(start).prefix(size).compactMap { slot -> JSON? in
      record(ClozeRef(kind, Int(slot))).map { .object(form.shape($0)) }
    }
    var members: [(key: String, value: JSON)] = [
      ("availablecount", .number(slots.count)), ("pagenumber", .number(page)), ("pagesize", .number(size)),
    ]
    if !records.isEmpty || quirks.emptyArrays { members.append((kind.rawValue, .array(records))) }
    return .success(members)
  }

  private func question(_ kind: ClozeKind, _ parameters: ClozeParameters) -> ClozeQuestion {
    var question = ClozeQuestion(kind: kind, filter: ClozeFilter(kind, parameters))
    let location = quirks.unattachedParameters ? parameters.text("location") : nil
    if let sort = parameters.text("sort").flatMap({ ClozeSort($0, location: location) }) {
      question.sort = sort
      question.isDescending = sort.isDescendingByDefault
    }
    switch parameters.text("sortdir") {
    case "asc": question.isDescending = false
    case "dec": question.isDescending = true
    default: break
    }
    switch parameters.text("group") {
    case "stage": question.group = .stage
    case "subteam": question.group = .subteam
    default: break
    }
    return question
  }

  private func form(_ parameters: ClozeParameters) -> ClozeRecordForm {
    if quirks.unattachedParameters, parameters.flag("summaryonly") == true { return .summary }
    return parameters.flag("format") == true ? .formatted : .whole
  }

  func get(_ kind: ClozeKind, _ parameters: ClozeParameters) throws(ClozeFailure) -> ClozeReply {
    let ref = try identified(kind, parameters)
    guard let record = record(ref) else { throw .recordNotFound }
    let form = parameters.flag("format") == true ? ClozeRecordForm.formatted : .whole
    return .success([(kind.singular, .object(form.shape(record)))])
  }

  /// The record that a `get` or `delete` is about.
  func identified(_ kind: ClozeKind, _ parameters: ClozeParameters) throws(ClozeFailure) -> ClozeRef {
    guard let text = quirks.identifier.names.lazy.compactMap({ parameters.text($0) }).first else {
      throw .noIdentifier("A unique identifier is required")
    }
    guard let ref = find(text, kind) else { throw .recordNotFound }
    return ref
  }

  /// Identifiers without a record are left out.
  func getMany(_ kind: ClozeKind, _ body: JSONObject) -> ClozeReply {
    let form = body["format"]?.bool == true ? ClozeRecordForm.formatted : .whole
    let records = (body["uniqueids"]?.array ?? []).compactMap { id -> JSON? in
      guard let ref = id.string.flatMap({ find($0, kind) }), let record = record(ref) else { return nil }
      return .object(form.shape(record))
    }
    return .success([(kind.rawValue, .array(records))])
  }
}

/// How much of a record is returned.
enum ClozeRecordForm: Sendable {
  case whole
  /// With the names and labels of custom fields.
  case formatted
  /// Name and first e-mail or phone.
  case summary
  case keyOnly

  func shape(_ record: JSONObject) -> JSONObject {
    switch self {
    case .whole: return record
    case .formatted:
      guard let fields = record["customFields"]?.array else { return record }
      var record = record
      record["customFields"] = .array(fields.map(ClozeFieldDefinition.formatted))
      return record
    case .summary:
      let contact = record["emails"] == nil ? "phones" : "emails"
      return JSONObject(
        record.members.compactMap { member in
          switch member.key {
          case "syncKey", "direct", "name": member
          case contact: (member.key, .array(Array((member.value.array ?? []).prefix(1))))
          default: nil
          }
        })
    case .keyOnly: return JSONObject(record.members.filter { $0.key == "syncKey" })
    }
  }
}
