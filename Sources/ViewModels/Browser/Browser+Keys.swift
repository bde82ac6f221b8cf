import Canvas
public import Settings
import Strings

extension Browser {
  /// Where keys go now.
  public var keyContext: KeyContext {
    switch overlay {
    case _ where confirmation != nil: .confirm
    case .menu: .picker
    case .prompt: .prompt
    case .opening, .form: .form
    case .sheet: .sheet
    case .conflict: .conflict
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
    // A match is brought into view once; what is typed next may scroll away from it.
    find?.wantsView = false
    if case .opening(let opening) = overlay, confirmation == nil { return typedAhead(event, opening) }
    switch event {
    case .key(let key): return typed(understood(key))
    case .paste(let text): return pasted(text)
    case .focus: return []
    case .mouse(let event): return pointed(event)
    }
  }

  private mutating func typed(_ key: Key) -> [Effect] {
    if let waiting = deferred {
      deferred = nil
      let effects = typed(key)
      return effects + (message == nil ? say(waiting.calledOff) : [])
    }
    if confirmation != nil { return answer(key) }
    let wasWaiting = !keys.pending.isEmpty
    if key == Key(.escape), wasWaiting, !keys.goesOn(with: key, keymap: keymap, context: keyContext) {
      _ = keys.clear()
      return [.cancelTimer(.keys)]
    }
    let effects = overlay?.takesText == true ? typedIntoOverlay(key) : typedIntoPanes(key)
    return wasWaiting && keys.pending.isEmpty ? [.cancelTimer(.keys)] + effects : effects
  }

  /// The key, or where nothing is bound to it what a terminal sends for it that knows fewer keys.
  private func understood(_ key: Key) -> Key {
    guard let legacy = key.legacy, !keys.isBound(key, keymap: keymap, context: keyContext),
      legacy == Key(.escape) || keys.isBound(legacy, keymap: keymap, context: keyContext)
    else { return key }
    return legacy
  }

  /// In the panes, the outbox and a text to read, where nothing is typed but commands.
  private mutating func typedIntoPanes(_ key: Key) -> [Effect] {
    let table = table
    let outcomes = keys.take(key, keymap: keymap, context: keyContext) { invocation in
      table.command(named: invocation.name)?.takesCount ?? false
    }
    return run(outcomes)
  }

  /// In menus, prompts and forms keys the context binds are commands, all others edit what is typed.
  private mutating func typedIntoOverlay(_ key: Key) -> [Effect] {
    let outcomes = keys.take(key, keymap: keymap, context: keyContext, countsDigits: false) { _ in false }
    return outcomes.flatMap { outcome -> [Effect] in
      guard case .unbound(let keys) = outcome, let first = keys.first else { return run([outcome]) }
      // A character that might have begun a sequence was text after all; what came after it may begin another.
      guard keys.count == 1 || first.isText else { return run([outcome]) }
      return edit(with: first) + keys.dropFirst().flatMap { typed($0) }
    }
  }

  private mutating func edit(with key: Key) -> [Effect] {
    if case .form = overlay { return editForm { $0.take(.key(key)) } }
    return edit { $0.apply(key) }
  }

  /// Keeps what is typed for a form that is not there yet; Escape gives it up.
  private mutating func typedAhead(_ event: InputEvent, _ opening: OpeningForm) -> [Effect] {
    var opening = opening
    switch event {
    case .focus, .mouse: return []
    case .key, .paste: break
    }
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
    let begun = keys.pending
    _ = keys.clear()
    guard overlay?.takesText == true else { return say(Strings.Keys.nothingToPasteInto(key: keyName(for: "search"))) }
    let effects = begun.filter(\.isText).flatMap { edit(with: $0) }
    if case .form = overlay { return effects + editForm { $0.take(.paste(text)) } }
    return effects + edit { $0.insert(text) }
  }

  mutating func run(_ outcomes: [KeyInterpreter.Outcome]) -> [Effect] {
    outcomes.flatMap { outcome -> [Effect] in
      switch outcome {
      case .run(let invocation, let count): return run(invocation, count: count)
      case .wait: return waitForKeys()
      case .again(let keys): return keys.flatMap { typed($0) }
      // Whatever the keymap, there is a way out of it.
      case .unbound([Key(.escape)]) where keyContext == .sheet: return closeSheet()
      case .unbound(let keys):
        let typed = keys.map(\.notation).joined(separator: " ")
        return say(Strings.Keys.doesNothing(typed, key: keyName(for: "help")))
      }
    }
  }

  /// Lets the keys typed stand for a moment: then a digit is the key it is bound to, and the beginning of a sequence
  /// shows what can follow.
  func waitForKeys() -> [Effect] { [.setTimer(.keys, milliseconds: 300)] }

  /// Runs a command, or says why it cannot be run.
  mutating func run(_ invocation: Invocation, count: Int?) -> [Effect] {
    guard let command = table.command(named: invocation.name) else {
      return say(Strings.Keys.noCommand(invocation.name, key: keyName(for: "help")))
    }
    // What was said about something else is not to be read as about this.
    if !command.isQuiet { message = nil }
    if let reason = command.unavailable(self) { return say("\(command.name): \(reason)") }
    if let argument = command.argument {
      if argument.isRequired, invocation.arguments.isEmpty { return openCommandLine(with: "\(command.name) ") }
      if let reason = argument.refusal(of: invocation.arguments, in: self) { return say("\(command.name): \(reason)") }
    }
    noteForTour(command.name)
    return command.run(&self, invocation, count)
  }

  /// The key that runs a command (with its arguments where they are named), or how to type it, for messages.
  public func keyName(for command: String, in context: KeyContext = .list) -> String {
    let keys =
      command.contains(" ")
      ? Invocation(parsing: command).map { keymap.keys(for: $0, in: context) } ?? []
      : keymap.keys(for: command, in: context)
    return keys.first.map { $0.map(\.notation).joined(separator: " ") } ?? ":\(command)"
  }

  /// Shows a passing remark.
  mutating func say(_ text: String) -> [Effect] {
    message = text
    return [.setTimer(.message, milliseconds: 4000)]
  }
}

extension Key {
  /// Whether it writes a character where text is typed.
  fileprivate var isText: Bool {
    guard case .character = code else { return false }
    return modifiers.isEmpty
  }
}
