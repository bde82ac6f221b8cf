import CRM
import Canvas
import Settings
import Strings

/// The line at the bottom: a search for the service, a command, or a time.
extension Browser {
  /// Lines kept of what was typed at each prompt.
  private static let linesKept = 200

  mutating func openCommandLine(with text: String = "") -> [Effect] {
    overlay = .prompt(Prompt(.command, text: text, history: commands))
    complete()
    return []
  }

  /// Edits the line of the open menu or prompt.
  mutating func edit(_ change: (inout LineEditor) -> LineEditor.Outcome) -> [Effect] {
    let outcome: LineEditor.Outcome
    switch overlay {
    case .menu(var menu):
      outcome = menu.edit(change)
      overlay = .menu(menu)
      if outcome == .changed { return previewed(menu.selectedItem) }
    case .prompt(var prompt):
      outcome = change(&prompt.editor)
      overlay = .prompt(prompt)
      complete()
      if outcome == .changed { return searchTyped() + findTyped() }
    case .opening, .form, .sheet, .conflict, nil: return []
    }
    switch outcome {
    case .submitted: return acceptOverlay()
    case .cancelled: return closeOverlay()
    case .changed, .moved, .unchanged, .ignored: return []
    }
  }

  /// Takes what is typed or selected.
  mutating func acceptOverlay() -> [Effect] {
    switch overlay {
    case .menu: chooseMenuItem()
    case .prompt: acceptPrompt()
    case .form: submitForm()
    case .conflict: acceptConflict()
    case .opening, .sheet, nil: []
    }
  }

  mutating func acceptPrompt() -> [Effect] {
    guard case .prompt(let prompt) = overlay else { return [] }
    let line = prompt.editor.text.trimmed
    // What cannot be understood stays to be put right.
    if case .postpone(let ref, let item) = prompt.purpose, !line.isEmpty { return postpone(item, of: ref, to: line) }
    overlay = nil
    switch prompt.purpose {
    case .postpone: return []
    case .program(let run): return begin(run, typed: line)
    case .inPane: return acceptFinding(line)
    case .search(let scope): return acceptSearch(scope, line)
    case .command:
      guard let invocation = Invocation(parsing: line) else { return openPalette() }
      Self.remember(line, in: &commands)
      return [.saveMemory(memory)] + runTyped(invocation)
    }
  }

  mutating func recallPrompt(by steps: Int) -> [Effect] { edit { $0.recall(steps) } }

  /// Puts the first completion in place of the word being typed.
  mutating func completePrompt() -> [Effect] {
    guard case .prompt(let prompt) = overlay, let first = prompt.completions.first else { return [] }
    let line = prompt.editor.text
    let kept: String
    if case .search = prompt.purpose {
      kept = searchCompletion(of: line).kept
    } else {
      kept = line.firstIndex(of: " ").map { String(line[...$0]) } ?? ""
    }
    return edit { editor in
      editor.replace(with: kept + first)
      return .changed
    }
  }

  /// Brings up to date what stands beside the line: completions of a command, or what is understood of a time.
  mutating func complete() {
    guard case .prompt(var prompt) = overlay else { return }
    switch prompt.purpose {
    case .search: prompt.completions = searchCompletion(of: prompt.editor.text).words
    case .command:
      let line = prompt.editor.text
      prompt.completions = completions(of: line)
      prompt.hint = line.isEmpty ? Strings.Prompt.hint(key: acceptKey) : nil
    case .postpone: prompt.hint = understood(prompt.editor.text)
    case .program: break
    case .inPane: prompt.hint = findWords
    }
    overlay = .prompt(prompt)
  }

  /// What menus hand over need not be told to who types; more than a command takes is then a mistake.
  private mutating func runTyped(_ invocation: Invocation) -> [Effect] {
    if let command = table.command(named: invocation.name), command.argument == nil, !invocation.arguments.isEmpty {
      return say(Strings.Prompt.nothingFollows(command.name))
    }
    return run(invocation, count: nil)
  }

  private var acceptKey: String { keyName(for: "prompt-accept", in: .prompt) }

  /// Command names that begin with what is typed, else those that have its letters, or, after a name, its arguments.
  private func completions(of line: String) -> [String] {
    guard let space = line.firstIndex(of: " ") else {
      let names = table.all.map(\.name)
      let beginning = names.filter { $0.hasPrefix(line) }
      return beginning.isEmpty ? names.best(for: line) : beginning.filter { $0 != line }
    }
    guard let argument = table.command(named: String(line[..<space]))?.argument else { return [] }
    let typed = line[line.index(after: space)...].lowercased()
    return argument.offers(in: self).filter { $0.lowercased().hasPrefix(typed) && $0.lowercased() != typed }
  }

  /// Adds a line to a history, newest last; a repeat moves to the end.
  static func remember(_ line: String, in lines: inout [String]) {
    guard !line.isEmpty else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > linesKept { lines.removeFirst(lines.count - linesKept) }
  }
}

extension [String] {
  /// The names that letters may stand for, the best first.
  fileprivate func best(for letters: String) -> [String] {
    let scored = compactMap { name in FuzzyMatch.score(letters, in: name).map { (name, $0) } }
    return scored.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }
}

extension String {
  var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return String(self[start..<end])
  }
}
