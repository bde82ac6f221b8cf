import Canvas
public import Settings

extension Browser {
  /// Where keys go now.
  public var keyContext: KeyContext {
    switch overlay {
    case _ where confirmation != nil: .prompt
    case .menu: .menu
    case .prompt: .prompt
    case .opening, .form: .form
    case nil where outbox != nil: .outbox
    case nil:
      switch focus {
      case .list: .list
      case .detail: .detail
      case .timeline: .timeline
      }
    }
  }

  mutating func typed(_ event: InputEvent) -> [Effect] {
    if case .opening(let opening) = overlay, confirmation == nil { return typedAhead(event, opening) }
    switch event {
    case .key(let key): return typed(key)
    case .paste(let text): return pasted(text)
    case .focus: return []
    }
  }

  private mutating func typed(_ key: Key) -> [Effect] {
    if let waiting = deferred {
      deferred = nil
      let effects = typed(key)
      return effects + (message == nil ? say(waiting.calledOff) : [])
    }
    if confirmation != nil { return answer(key) }
    if key.code == .escape, keys.clear() { return [.cancelTimer(.keys)] }
    if overlay != nil { return typedIntoOverlay(key) }
    let outcomes = keys.take(key, keymap: keymap, context: keyContext) { invocation in
      CommandRegistry.command(named: invocation.name)?.takesCount ?? false
    }
    return run(outcomes)
  }

  /// In menus, prompts and forms a key the context binds is a command, every other key edits what is typed.
  private mutating func typedIntoOverlay(_ key: Key) -> [Effect] {
    if case .command(let invocation) = keymap.lookup([key], in: keyContext) {
      return run(invocation, count: nil)
    }
    if case .form = overlay { return editForm { $0.take(.key(key)) } }
    return edit { $0.apply(key) }
  }

  /// Keeps what is typed for a form that is not there yet; Escape gives it up.
  private mutating func typedAhead(_ event: InputEvent, _ opening: OpeningForm) -> [Effect] {
    var opening = opening
    if case .focus = event { return [] }
    if case .key(let key) = event, opening.typedAhead.isEmpty,
      case .command(Invocation(name: "form-cancel")) = keymap.lookup([key], in: .form)
    {
      return closeOverlay() + release(opening.key)
    }
    opening.typedAhead.append(event)
    overlay = .opening(opening)
    return []
  }

  /// A paste goes into the line being typed; without one it is refused, because it would run as commands.
  private mutating func pasted(_ text: String) -> [Effect] {
    guard confirmation == nil else { return [] }
    if case .form = overlay { return editForm { $0.take(.paste(text)) } }
    guard overlay != nil else { return say("nothing to paste into: \(keyName(for: "search")) searches") }
    return edit { $0.insert(text) }
  }

  mutating func run(_ outcomes: [KeyInterpreter.Outcome]) -> [Effect] {
    outcomes.flatMap { outcome -> [Effect] in
      switch outcome {
      case .run(let invocation, let count): return run(invocation, count: count)
      case .wait: return [.setTimer(.keys, milliseconds: 300)]
      case .again(let keys): return keys.flatMap { typed($0) }
      case .unbound(let keys):
        let typed = keys.map(\.notation).joined(separator: " ")
        return say("\(typed) does nothing here; \(keyName(for: "help")) shows the keys")
      }
    }
  }

  /// Runs a command, or says why it cannot be run.
  mutating func run(_ invocation: Invocation, count: Int?) -> [Effect] {
    guard let command = CommandRegistry.command(named: invocation.name) else {
      return say("no command named \(invocation.name); \(keyName(for: "help")) lists them")
    }
    // What was said about something else is not to be read as about this.
    if !command.isQuiet { message = nil }
    if let reason = command.unavailable(self) { return say("\(command.name): \(reason)") }
    return command.run(&self, invocation, count)
  }

  /// The key that runs a command, or how to type it, for messages.
  public func keyName(for command: String, in context: KeyContext = .list) -> String {
    keymap.keys(for: command, in: context).first.map { $0.map(\.notation).joined(separator: " ") } ?? ":\(command)"
  }

  /// Shows a passing remark.
  mutating func say(_ text: String) -> [Effect] {
    message = text
    return [.setTimer(.message, milliseconds: 4000)]
  }
}
