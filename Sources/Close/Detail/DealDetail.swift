import CRM
import Strings

extension DetailBuilder {
  /// [close-api.md, 11]
  func dealGroups(_ reader: inout FieldReader) -> [FieldGroup] {
    let state = reader.text("status_type")
    let pipeline = reader.text("pipeline_name")
    if pipeline != nil { reader.skip(["pipeline_id"]) }
    let deal: [Field?] = [
      link(&reader, Strings.CloseFields.lead, "lead", .lead),
      link(&reader, Strings.CloseFields.contact, "contact", .contact),
      status(&reader),
      state.map { Field(Strings.CloseFields.state, .text($0)) },
      pipeline.map { Field(Strings.CloseFields.pipeline, .text($0)) },
      user(&reader, "user_id", "user_name").map { Field(Strings.CloseFields.owner, .text($0)) },
      // Until it is won, the day it is expected to be.
      reader.field(
        state == "won" || state == nil ? Strings.CloseFields.wonOn : Strings.CloseFields.expectedToClose, "date_won"),
      reader.field(Strings.CloseFields.lostOn, "date_lost"),
      reader.field(Strings.CloseFields.stalled, "is_stalled"),
      note(&reader),
    ]
    return [
      FieldGroup(Strings.CloseFields.opportunity, deal.compactMap { $0 }),
      FieldGroup(Strings.RecordFields.value, amounts(&reader)),
    ]
  }

  private func link(_ reader: inout FieldReader, _ label: String, _ key: String, _ kind: RecordKind) -> Field? {
    let name = reader.text(key + "_name")
    let id = reader.text(key + "_id")
    return (name ?? id).map { Field(label, .text($0), link: id.map { RecordID(kind, $0) }) }
  }

  private func amounts(_ reader: inout FieldReader) -> [Field] {
    let names = [
      (Strings.RecordFields.value, "value"), (Strings.CloseFields.expected, "expected_value"),
      (Strings.CloseFields.perYear, "annualized_value"),
      (Strings.CloseFields.expectedPerYear, "annualized_expected_value"),
    ]
    var fields = names.compactMap { label, key -> Field? in
      reader.skip([key, key + "_formatted"])
      return Money.formatted(.object(reader.object), key).map { Field(label, .text($0)) }
    }
    reader.skip(["value_period", "value_currency"])
    if let confidence = reader.text("confidence") {
      fields.append(Field(Strings.CloseFields.confidence, .text(Strings.CloseFields.percent(confidence))))
    }
    return fields
  }

  private func note(_ reader: inout FieldReader) -> Field? {
    reader.skip(["note", "note_html"])
    return RichText.read(.object(reader.object), "note").map { Field(Strings.CloseFields.note, .longText($0)) }
  }
}
