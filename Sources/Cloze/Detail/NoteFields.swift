import CRM

/// What people wrote about the record.
enum NoteFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    [("atAGlanceNotes", "At a glance"), ("notes", "About"), ("timelineNotes", "Timeline note")].flatMap { key, label in
      (members.take(key)?.oneOrMore ?? []).flatMap { note -> [Field] in
        note.word.map { [Field(label, .longText($0))] } ?? AnyValue.fields(label, note)
      }
    }
  }
}
