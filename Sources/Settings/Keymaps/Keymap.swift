public import Canvas

/// What a key sequence means.
public enum KeyLookup: Sendable, Hashable {
  case command(Invocation)
  /// More keys are needed; what can follow, in the order of its notation.
  case prefix(following: [Following])
  case unbound

  public struct Following: Sendable, Hashable {
    public var key: Key
    /// What it runs; nil when still more keys are needed.
    public var invocation: Invocation?
  }
}

/// Keys that run a command.
public struct KeyBinding: Sendable, Hashable {
  public var keys: [Key]
  public var invocation: Invocation
  /// Where it was bound; `global` for those that a context takes over.
  public var context: KeyContext
}

/// Which keys run which commands, by context.
public struct Keymap: Sendable {
  /// The name it was asked for by.
  public let name: String
  private let tries: [KeyContext: KeyTrie]
  private let bindings: [KeyContext: [KeyBinding]]

  init(name: String, bindings: [KeyContext: [KeyBinding]]) {
    self.name = name
    self.bindings = bindings
    tries = bindings.mapValues(KeyTrie.init)
  }

  /// Looks a sequence up: in the context, then among the global bindings where the context falls back to them.
  public func lookup(_ keys: [Key], in context: KeyContext) -> KeyLookup {
    tries[context]?.lookup(keys) ?? .unbound
  }

  /// Everything that can be typed in `context`: its own bindings, then the global ones it falls back to, each in the
  /// order of the files, the user's own before what they inherit.
  public func bindings(in context: KeyContext) -> [KeyBinding] { bindings[context] ?? [] }

  /// The sequences that run exactly `invocation`, the likeliest first.
  public func keys(for invocation: Invocation, in context: KeyContext) -> [[Key]] {
    bindings(in: context).filter { $0.invocation == invocation }.map(\.keys)
  }

  /// The sequences that run the command `name`, whatever its arguments, the likeliest first.
  public func keys(for name: String, in context: KeyContext) -> [[Key]] {
    bindings(in: context).filter { $0.invocation.name == name }.map(\.keys)
  }
}
