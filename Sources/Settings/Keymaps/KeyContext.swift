import Strings

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
    case .global: Strings.KeyContexts.global
    case .list: Strings.KeyContexts.list
    case .detail: Strings.KeyContexts.detail
    case .timeline: Strings.KeyContexts.timeline
    case .outbox: Strings.KeyContexts.outbox
    case .conflict: Strings.KeyContexts.conflict
    case .picker: Strings.KeyContexts.picker
    case .prompt: Strings.KeyContexts.prompt
    case .form: Strings.KeyContexts.form
    case .sheet: Strings.KeyContexts.sheet
    case .confirm: Strings.KeyContexts.confirm
    }
  }
}
