import CRM
import Strings

/// When things happened to the record; days stay days.
enum DateFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    let labelled = [
      ("birthday", Strings.ClozeFields.birthday), ("createdDate", Strings.RecordFields.created),
      ("startDate", Strings.ClozeFields.start), ("pendingDate", Strings.ClozeFields.pending),
      ("endDate", Strings.ClozeFields.end), ("firstSeen", Strings.ClozeFields.firstSeen),
      ("lastChanged", Strings.ClozeFields.lastChanged),
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
