import Canvas
import Settings

/// What can follow a key sequence that has been begun, for the panel that shows it.
public struct KeyChoices: Sendable, Hashable {
  public struct Choice: Sendable, Hashable {
    /// The next key, as keymaps write it.
    public let key: String
    /// What it does; nil when still more keys follow.
    public let words: String?
  }

  /// The keys typed so far.
  public let typed: String
  public let choices: [Choice]
}

extension Browser {
  /// What can be typed next, once the beginning of a sequence has been let stand for a moment; nil otherwise.
  public var keyChoices: KeyChoices? {
    let typed = keys.restedOn
    guard !typed.isEmpty, case .prefix(let following) = keymap.lookup(typed, in: keyContext) else { return nil }
    return KeyChoices(
      typed: typed.notation,
      choices: following.map { next in
        KeyChoices.Choice(key: next.key.notation, words: next.invocation.map(words))
      })
  }

  /// What running a command does: its summary, which does not know of arguments, or else the line itself.
  private func words(_ invocation: Invocation) -> String {
    guard invocation.arguments.isEmpty else { return invocation.description }
    return table.command(named: invocation.name)?.summary ?? invocation.description
  }
}
