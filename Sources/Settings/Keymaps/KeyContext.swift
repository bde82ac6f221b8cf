/// Where keys go. Keymap files have a table for each.
public enum KeyContext: String, Sendable, Hashable, CaseIterable {
  case global, list, detail, timeline, outbox, conflict, picker, prompt, form, sheet, confirm

  /// Whether keys that the context does not bind mean what they mean everywhere. Not where keys are text to type, nor
  /// over the outbox and a conflict, where commands for records would act on what cannot be seen.
  public var fallsBackToGlobal: Bool {
    switch self {
    case .list, .detail, .timeline: true
    case .global, .outbox, .conflict, .picker, .prompt, .form, .sheet, .confirm: false
    }
  }

  /// Where its keys count, for documents.
  public var summary: String {
    switch self {
    case .global: "in all panes"
    case .list: "in the list"
    case .detail: "in the record's detail"
    case .timeline: "in the timeline"
    case .outbox: "on the screen of what is not delivered yet"
    case .conflict: "where what was changed here and at the service is decided"
    case .picker: "in menus; letters narrow the menu"
    case .prompt: "while a line is typed; all other keys edit it"
    case .form: "while a form is open; all other keys edit the field"
    case .sheet: "while a text is read: all of an error, what a program printed"
    case .confirm: "while a question waits for yes or no"
    }
  }
}
