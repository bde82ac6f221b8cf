/// Where keys go. Keymap files have a table for each.
public enum KeyContext: String, Sendable, Hashable, CaseIterable {
  case global, list, detail, timeline, outbox, picker, prompt, form, confirm

  /// Whether keys that the context does not bind mean what they mean everywhere. Not where keys are text to type, nor in
  /// the outbox, over which commands for records would act on what cannot be seen.
  public var fallsBackToGlobal: Bool {
    switch self {
    case .list, .detail, .timeline: true
    case .global, .outbox, .picker, .prompt, .form, .confirm: false
    }
  }
}
