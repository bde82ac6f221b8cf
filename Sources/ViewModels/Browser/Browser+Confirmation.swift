import CRM
import Canvas
import Settings

extension Browser {
  /// Takes a key while a question waits. Where the keymap binds nothing at all for questions, `y` is yes, `n` and Escape
  /// are no: none may stay open for ever.
  mutating func answer(_ key: Key) -> [Effect] {
    if keymap.bindings(in: .confirm).isEmpty {
      switch key {
      case Key(.character("y")): return answer(true)
      case Key(.character("n")), Key(.escape): return answer(false)
      default: return []
      }
    }
    let outcomes = keys.take(key, keymap: keymap, context: .confirm, countsDigits: false) { _ in false }
    return outcomes.flatMap { outcome in
      switch outcome {
      case .run(let invocation, _): return run(invocation, count: nil)
      case .wait: return waitForKeys()
      // A question is not left by chance, but it is by the key that leaves everything.
      case .unbound(let keys): return keys == [Key(.escape)] ? answer(false) : []
      case .again: return []
      }
    }
  }

  /// Answers the question that waits.
  mutating func answer(_ isYes: Bool) -> [Effect] {
    guard let confirmation else { return [] }
    self.confirmation = nil
    guard isYes else { return [] }
    switch confirmation.act {
    case .write(let change, let ref, let undone, let words, let base):
      return write(change, about: ref, undoes: undone, words: words, base: base)
    case .discard(let id): return [.discard(id)]
    case .unmarkAll: return unmarkAll()
    case .quit: return quit()
    case .run(let program): return start(program)
    }
  }
}
