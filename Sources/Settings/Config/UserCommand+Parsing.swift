import Canvas
import Strings

extension UserCommand {
  private static let keys = [
    "name", "description", "run", "output", "input", "needs", "confirm", "prompt", "timeout_seconds", "key",
  ]

  /// Reads a `[[command]]`; nil, with the reason among the diagnostics, when it is not clear what it would run, or how.
  init?(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    table.reportUnknownKeys(known: Self.keys, to: &diagnostics)
    let count = diagnostics.count { $0.severity == .error }
    let arguments = Self.arguments(table, &diagnostics)
    let name = Self.name(table, &diagnostics)
    let output: Output? = table.choice("output", of: Strings.ConfigCommands.output, &diagnostics)
    let input: Input? = table.choice("input", of: Strings.ConfigCommands.input, &diagnostics)
    let needs: Need? = table.choice("needs", of: Strings.ConfigCommands.need, &diagnostics)
    let timeout = table.integer("timeout_seconds", in: 1...3600, unit: Strings.Config.seconds, &diagnostics)
    let question = Self.question(table, of: name ?? "", &diagnostics)
    let prompt = table.string("prompt", &diagnostics)
    if input == .terminal, output != .screen {
      diagnostics.append(table.diagnostic("input", Strings.ConfigCommands.terminalNeedsScreen))
    }
    let binding = Self.binding(table, &diagnostics)
    // A word that is not understood may have been meant to forbid or to ask; without its key a command can still be run.
    let mistakes = diagnostics.count { $0.severity == .error } - count
    let keyMistakes = table.members["key"] != nil && binding == nil ? 1 : 0
    guard let name, let arguments, mistakes == keyMistakes else { return nil }
    self.init(
      name: name,
      summary: table.string("description", &diagnostics) ?? Strings.ConfigCommands.summary(program: arguments[0]),
      arguments: arguments, output: output ?? .show,
      input: input ?? (output == .screen ? .terminal : .record), needs: needs ?? .record, question: question,
      prompt: prompt, timeoutSeconds: timeout ?? 30, binding: binding, place: table.diagnostic("name", ""))
  }

  private static func name(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> String? {
    guard table.members["name"] != nil else {
      diagnostics.append(table.diagnostic(aboutTable: Strings.ConfigCommands.noName))
      return nil
    }
    guard let name = table.string("name", &diagnostics) else { return nil }
    let isName =
      (1...40).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      }
    guard isName, name != "none" else {
      diagnostics.append(table.diagnostic("name", Strings.ConfigCommands.badName))
      return nil
    }
    return name
  }

  /// The program and its arguments: a list, because no shell is to take a line apart.
  private static func arguments(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> [String]? {
    guard let node = table.members["run"] else {
      diagnostics.append(table.diagnostic(aboutTable: Strings.ConfigCommands.noProgram))
      return nil
    }
    var arguments: [String] = []
    if case .array(let elements) = node {
      for case .string(let text) in elements where !text.contains("\0") { arguments.append(text) }
      if arguments.count == elements.count, let program = arguments.first, !program.isEmpty { return arguments }
    }
    diagnostics.append(table.diagnostic("run", Strings.ConfigCommands.badProgram))
    return nil
  }

  /// `confirm` is the question itself, or `true` for one made of the name.
  private static func question(
    _ table: TableReader, of name: String, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    switch table.members["confirm"] {
    case nil, .bool(false): return nil
    case .bool(true): return Strings.ConfigCommands.question(name: name)
    case .string(let question) where !question.isEmpty: return question
    default:
      diagnostics.append(table.diagnostic("confirm", Strings.ConfigCommands.badQuestion))
      return nil
    }
  }

  private static func binding(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> Binding? {
    guard let text = table.string("key", &diagnostics) else { return nil }
    do throws(KeyNotationError) {
      let keys = try [Key](readingSequence: text)
      let place = table.diagnostic("key", "")
      for reason in keys.compactMap(\.unreachable).prefix(1) { diagnostics.append(place.saying(reason)) }
      return Binding(keys: keys, place: place)
    } catch {
      diagnostics.append(table.diagnostic("key", error.message, suggestion: error.suggestion))
      return nil
    }
  }
}
