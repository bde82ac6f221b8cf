import CRM

extension DetailBuilder {
  /// [close-api.md, 11]
  func dealGroups(_ reader: inout FieldReader) -> [FieldGroup] {
    let state = reader.text("status_type")
    let pipeline = reader.text("pipeline_name")
    if pipeline != nil { reader.skip(["pipeline_id"]) }
    let deal: [Field?] = [
      link(&reader, "Lead", "lead", .lead),
      link(&reader, "Contact", "contact", .contact),
      status(&reader),
      state.map { Field("State", .text($0)) },
      pipeline.map { Field("Pipeline", .text($0)) },
      user(&reader, "user_id", "user_name").map { Field("Owner", .text($0)) },
      // Until it is won, the day it is expected to be.
      reader.field(state == "won" || state == nil ? "Won on" : "Expected to close", "date_won"),
      reader.field("Lost on", "date_lost"),
      reader.field("Stalled", "is_stalled"),
      note(&reader),
    ]
    return [
      FieldGroup("Opportunity", deal.compactMap { $0 }), FieldGroup("Value", amounts(&reader)),
    ]
  }

  private func link(_ reader: inout FieldReader, _ label: String, _ key: String, _ kind: RecordKind) -> Field? {
    let name = reader.text(key + "_name")
    let id = reader.text(key + "_id")
    return (name ?? id).map { Field(label, .text($0), link: id.map { RecordID(kind, $0) }) }
  }

  private func amounts(_ reader: inout FieldReader) -> [Field] {
    let names = [
      ("Value", "value"), ("Expected", "expected_value"), ("Per year", "annualized_value"),
      ("Expected per year", "annualized_expected_value"),
    ]
    var fields = names.compactMap { label, key -> Field? in
      reader.skip([key, key + "_formatted"])
      return Money.formatted(.object(reader.object), key).map { Field(label, .text($0)) }
    }
    reader.skip(["value_period", "value_currency"])
    if let confidence = reader.text("confidence") { fields.append(Field("Confidence", .text("\(confidence) %"))) }
    return fields
  }

  private func note(_ reader: inout FieldReader) -> Field? {
    reader.skip(["note", "note_html"])
    return RichText.read(.object(reader.object), "note").map { Field("Note", .longText($0)) }
  }
}
