import CRM

/// When things happened to the record; days stay days.
enum DateFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    let labelled = [
      ("birthday", "Birthday"), ("createdDate", "Created"), ("startDate", "Start"), ("pendingDate", "Pending"),
      ("endDate", "End"), ("firstSeen", "First seen"), ("lastChanged", "Last changed"),
    ]
    return labelled.flatMap { key, label in members.take(key).map { field(label, $0) } ?? [] }
  }

  /// A day, a moment, or what the value is when it is neither.
  static func field(_ label: String, _ value: JSON) -> [Field] {
    if let day = value.day { return [Field(label, .date(day))] }
    if let moment = value.moment { return [Field(label, .moment(moment))] }
    return AnyValue.fields(label, value)
  }
}
