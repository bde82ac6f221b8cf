public import Canvas
import Strings

/// A `[[command]]` of the config: a program of the user's, run from the panes.
public struct UserCommand: Sendable, Hashable {
  /// What becomes of what it prints.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    /// Nothing, unless it fails.
    case ignore
    /// It is shown when the program has ended.
    case show
    /// The program has the terminal while it runs.
    case screen
  }

  /// What its standard input is.
  public enum Input: String, Sendable, Hashable, CaseIterable {
    /// The record as JSON.
    case record
    /// Only with the terminal as its output.
    case terminal
    case nothing
  }

  /// What it cannot do without.
  public enum Need: String, Sendable, Hashable, CaseIterable {
    case record, email, phone
    /// An item of the timeline under the cursor.
    case item
    case nothing
  }

  /// A key that runs it, as the config gives it.
  public struct Binding: Sendable, Hashable {
    public let keys: [Key]
    /// About the line of the config, for messages to be filled in.
    let place: Diagnostic
  }

  /// What is typed after `:`; lower-case letters, digits and `-`.
  public let name: String
  /// One line for help.
  public let summary: String
  /// The program and its arguments, handed over as they are.
  public let arguments: [String]
  public let output: Output
  public let input: Input
  public let needs: Need
  /// What is asked before it runs; nil where nothing is.
  public let question: String?
  /// What a line is asked for by, which the program gets; nil where none is.
  public let prompt: String?
  /// How long it may run, in seconds, 1 to 3600. It does not count while the program has the terminal.
  public let timeoutSeconds: Int
  public let binding: Binding?
  /// About the command, for messages to be filled in.
  let place: Diagnostic

  public init(
    name: String, summary: String, arguments: [String], output: Output = .show, input: Input = .record,
    needs: Need = .record, question: String? = nil, prompt: String? = nil, timeoutSeconds: Int = 30
  ) {
    self.init(
      name: name, summary: summary, arguments: arguments, output: output, input: input, needs: needs,
      question: question, prompt: prompt, timeoutSeconds: timeoutSeconds, binding: nil,
      place: Diagnostic(.error, file: "", message: ""))
  }

  init(
    name: String, summary: String, arguments: [String], output: Output, input: Input, needs: Need, question: String?,
    prompt: String?, timeoutSeconds: Int, binding: Binding?, place: Diagnostic
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.output = output
    self.input = input
    self.needs = needs
    self.question = question
    self.prompt = prompt
    self.timeoutSeconds = timeoutSeconds
    self.binding = binding
    self.place = place
  }
}

extension [UserCommand] {
  /// Without those that have the name of a command of the program, which are reported.
  public func without(names taken: [String], _ diagnostics: inout [Diagnostic]) -> [UserCommand] {
    filter { command in
      guard taken.contains(command.name) else { return true }
      diagnostics.append(command.place.saying(Strings.ConfigCommands.nameIsOfProgram, severity: .error))
      return false
    }
  }
}
