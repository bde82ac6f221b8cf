import Canvas
public import Settings

/// Keys that run the same in one context.
public struct BoundKeys: Sendable, Hashable {
  /// As keymaps write them: `g g`.
  public var keys: [String]
  public let invocation: Invocation
  /// What the command does.
  public let summary: String

  /// The bindings a context has of its own, those of one command together, in the order of the keymap.
  public static func own(_ context: KeyContext, in keymap: Keymap) -> [BoundKeys] {
    let summaries = Dictionary(uniqueKeysWithValues: CommandRegistry.all.map { ($0.name, $0.summary) })
    var rows: [BoundKeys] = []
    for binding in keymap.bindings(in: context) where binding.context == context {
      let keys = binding.keys.map(\.notation).joined(separator: " ")
      if let index = rows.firstIndex(where: { $0.invocation == binding.invocation }) {
        rows[index].keys.append(keys)
      } else {
        rows.append(
          BoundKeys(keys: [keys], invocation: binding.invocation, summary: summaries[binding.invocation.name] ?? ""))
      }
    }
    return rows
  }
}
