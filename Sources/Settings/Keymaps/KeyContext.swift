/// Where keys go. Keymap files have a table for each.
public enum KeyContext: String, Sendable, Hashable, CaseIterable {
  case global, list, detail, timeline, menu, prompt, help

  /// Whether keys that the context does not bind mean what they mean everywhere. Not where keys are text to type.
  public var fallsBackToGlobal: Bool {
    switch self {
    case .list, .detail, .timeline, .help: true
    case .global, .menu, .prompt: false
    }
  }
}
