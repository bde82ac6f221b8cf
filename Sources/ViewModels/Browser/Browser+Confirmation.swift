import CRM
import Canvas
import Settings

extension Browser {
  /// Takes the answer to a question: `y` is yes, `n` or Escape no.
  mutating func answer(_ key: Key) -> [Effect] {
    guard let confirmation else { return [] }
    switch key.code {
    case .character("y"), .character("Y"):
      self.confirmation = nil
      switch confirmation.act {
      case .write(let change, let ref, let undone, let words):
        return write(change, about: ref, undoes: undone, words: words)
      case .discard(let id): return [.discard(id)]
      }
    case .character("n"), .character("N"), .escape:
      self.confirmation = nil
      return []
    default:
      guard case .command(let invocation) = keymap.lookup([key], in: .prompt) else { return [] }
      switch invocation.name {
      case "prompt-cancel": self.confirmation = nil
      case "redraw", "suspend": return run(invocation, count: nil)
      default: break
      }
      return []
    }
  }
}
