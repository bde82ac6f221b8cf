import Canvas
import Testing

@testable import Settings

/// What holds for every keymap that comes with the program.
@Suite struct BundledKeymapTests {
  private static let names = ["default", "emacs", "arrows"]

  private func load(_ name: String) -> Keymap {
    Keymap.load(AssetReference(name: name), from: bundled, commands: commandNames).keymap
  }

  private func commands(_ keymap: Keymap, _ context: KeyContext) -> Set<String> {
    Set(keymap.bindings(in: context).map(\.invocation.name))
  }

  @Test(arguments: names)
  func needsNoKeyThatCommonTerminalsCannotSend(name: String) {
    let keymap = load(name)
    for context in KeyContext.allCases {
      for binding in keymap.bindings(in: context) {
        let ways = keymap.keys(for: binding.invocation, in: context)
        #expect(
          ways.contains { $0.allSatisfy { $0.unreachable == nil } },
          "\(binding.keys.notation) in [\(context.rawValue)]")
      }
    }
  }

  @Test(arguments: names)
  func reachesInEveryContextWhatTheDefaultDoes(name: String) {
    let (keymap, usual) = (load(name), load("default"))
    for context in KeyContext.allCases {
      #expect(commands(usual, context).subtracting(commands(keymap, context)) == [], "[\(context.rawValue)]")
    }
  }

  /// Which keys begin a sequence, and which run something at once.
  @Test(arguments: names)
  func leavesLettersToWhatIsTyped(name: String) {
    let keymap = load(name)
    for context in [KeyContext.picker, .prompt, .form] {
      for value in UInt8(0x20)...0x7E {
        #expect(keymap.lookup([Key(.character(Character(Unicode.Scalar(value))))], in: context) == .unbound)
      }
    }
  }

  @Test func arrowsNeedNoLetters() {
    let (keymap, usual) = (load("arrows"), load("default"))
    for context in KeyContext.allCases {
      let withoutLetters = keymap.bindings(in: context).filter { !$0.keys.contains(where: \.isLetter) }
      let reached = Set(withoutLetters.map(\.invocation.name))
      #expect(commands(usual, context).subtracting(reached) == [], "[\(context.rawValue)]")
      guard context != .confirm else { continue }
      #expect(withoutLetters.count == keymap.bindings(in: context).count, "a slip would run something")
    }
  }

  @Test func emacsHasItsHabits() {
    let keymap = load("emacs")
    for (notation, expected) in [
      ("ctrl-n", "move-down"), ("ctrl-p", "move-up"), ("ctrl-v", "page-down"), ("alt-v", "page-up"),
      ("ctrl-s", "search"), ("ctrl-g", "back"), ("alt-x", "palette"), ("ctrl-x ctrl-c", "quit"),
      ("ctrl-x ctrl-f", "find"), ("ctrl-x u", "undo"), ("ctrl-x o", "focus-next"), ("alt-<", "move-first"),
    ] {
      let keys = notation.split(separator: " ").compactMap { Key(notation: String($0)) }
      guard case .command(let invocation) = keymap.lookup(keys, in: .list) else {
        Issue.record("\(notation) runs nothing")
        continue
      }
      #expect(invocation.name == expected)
    }
    for context in [KeyContext.picker, .prompt, .form, .sheet, .confirm, .outbox] {
      #expect(keymap.lookup([Key(.character("g"), .control)], in: context) != .unbound, "[\(context.rawValue)]")
    }
  }
}

extension Key {
  fileprivate var isLetter: Bool {
    guard case .character(let character) = code else { return false }
    return modifiers.isEmpty && character.isLetter
  }
}
