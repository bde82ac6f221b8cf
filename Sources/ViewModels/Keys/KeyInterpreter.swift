public import Canvas
public import Settings

/// Turns keys into commands: sequences such as `g g`, and counts such as `12 j`.
///
/// A digit that the keymap binds (1 2 3 choose a pane) and that could also begin a count waits for the next key:
/// a motion or digit makes it a count, anything else, or a short rest, makes it the bound key. What was begun in one
/// context means nothing in another, and is forgotten there.
public struct KeyInterpreter: Sendable {
  public enum Outcome: Sendable, Hashable {
    /// Run this, `count` times where that makes sense.
    case run(Invocation, count: Int?)
    /// More keys are needed; after a rest `rested()` decides.
    case wait
    /// Take these keys anew: what ran before them may have changed where they go.
    case again([Key])
    /// The keys mean nothing here.
    case unbound([Key])
  }

  /// Largest count; more digits than this are noise, not a wish.
  static let maximumCount = 999_999

  private var digits: [Key] = []
  private var sequence: [Key] = []
  private var context: KeyContext?
  /// The beginning of a sequence that the user has let stand; empty while none was, or it has gone on since.
  public private(set) var restedOn: [Key] = []

  public init() {}

  /// Keys typed and not yet understood, for the status line.
  public var pending: [Key] { digits + sequence }

  /// Takes one key. More than one outcome where a held digit turns out not to be a count. Without `countsDigits`, as
  /// where text is typed, digits are keys like any other.
  public mutating func take(
    _ key: Key, keymap: Keymap, context: KeyContext, countsDigits: Bool = true, takesCount: (Invocation) -> Bool
  ) -> [Outcome] {
    if self.context != context { _ = clear() }
    self.context = context
    restedOn = []
    if countsDigits, sequence.isEmpty, isDigit(key), !(digits.isEmpty && key.code == .character("0")) {
      digits.append(key)
      return [.wait]
    }
    sequence.append(key)
    switch keymap.lookup(sequence, in: context) {
    case .command(let invocation):
      let sequence = takeSequence()
      if let count, takesCount(invocation) {
        digits = []
        return [.run(invocation, count: count)]
      }
      if let held = heldCommand(keymap: keymap, context: context) { return [.run(held, count: nil), .again(sequence)] }
      return [.run(invocation, count: nil)]
    case .prefix: return [.wait]
    case .unbound:
      let keys = takeSequence()
      if let held = heldCommand(keymap: keymap, context: context) { return [.run(held, count: nil), .again(keys)] }
      return [.unbound(keys)]
    }
  }

  /// The user typed nothing for a while: a single held digit is the key it is bound to. A count, and the beginning of a
  /// sequence, can mean nothing else and go on waiting.
  public mutating func rested(keymap: Keymap, context: KeyContext) -> [Outcome] {
    guard self.context == context else { return [] }
    restedOn = sequence
    guard sequence.isEmpty, digits.count == 1, case .command(let invocation) = keymap.lookup(digits, in: context)
    else { return [] }
    digits = []
    return [.run(invocation, count: nil)]
  }

  /// Whether `key` means something in `context`, after what was typed there.
  public func isBound(_ key: Key, keymap: Keymap, context: KeyContext) -> Bool {
    keymap.lookup((self.context == context ? sequence : []) + [key], in: context) != .unbound
  }

  /// Whether `key` goes on with a sequence that was begun in `context`.
  public func goesOn(with key: Key, keymap: Keymap, context: KeyContext) -> Bool {
    !sequence.isEmpty && self.context == context && isBound(key, keymap: keymap, context: context)
  }

  /// Forgets what was typed. True when there was something.
  public mutating func clear() -> Bool {
    let hadKeys = !pending.isEmpty
    digits = []
    sequence = []
    restedOn = []
    return hadKeys
  }

  private var count: Int? {
    guard !digits.isEmpty else { return nil }
    return digits.reduce(0) { min($0 * 10 + (Self.value(of: $1) ?? 0), Self.maximumCount) }
  }

  /// What a lone digit is bound to; several were a count for nothing. Either way they are no longer held.
  private mutating func heldCommand(keymap: Keymap, context: KeyContext) -> Invocation? {
    defer { digits = [] }
    guard digits.count == 1, case .command(let invocation) = keymap.lookup(digits, in: context) else { return nil }
    return invocation
  }

  private mutating func takeSequence() -> [Key] {
    defer { sequence = [] }
    return sequence
  }

  private func isDigit(_ key: Key) -> Bool { Self.value(of: key) != nil }

  private static func value(of key: Key) -> Int? {
    guard key.modifiers.isEmpty, case .character(let character) = key.code, character.isASCII else { return nil }
    return character.wholeNumberValue
  }
}
