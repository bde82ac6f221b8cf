import CRM
import Strings

/// What people wrote about the record.
enum NoteFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    [
      ("atAGlanceNotes", Strings.ClozeFields.atAGlance), ("notes", Strings.ClozeFields.about),
      ("timelineNotes", Strings.ClozeFields.timelineNote),
    ].flatMap { key, label in
      (members.take(key)?.oneOrMore ?? []).flatMap { note -> [Field] in
        note.word.map { [Field(label, .longText($0))] } ?? AnyValue.fields(label, note)
      }
    }
  }
}
