extension Strings {
  /// The user's own commands, as the configuration has them.
  public enum ConfigCommands {
    public static let commands = "commands"
    public static let output = "output"
    public static let input = "input"
    public static let need = "need"

    // MARK: Where the configuration leaves it open

    public static func summary(program: String) -> String { "Run \(program)" }
    public static func question(name: String) -> String { "Run \(name)?" }

    // MARK: What is wrong

    public static let noName = "the name is missing"
    public static let badName = "expected at most 40 lower-case letters, digits and -"
    public static func nameIsTaken(line: Int) -> String { "a command of this name is on line \(line)" }
    public static let nameIsOfProgram = "closeup has a command of this name"
    public static let noProgram = "the program is missing: run = [\"program\", \"argument\"]"
    public static let badProgram = "expected a list of texts, the program first: run = [\"program\", \"argument\"]"
    public static let badQuestion = "expected true, or a question in quotes"
    public static let terminalNeedsScreen = "only a program with output = \"screen\" can have the terminal"
  }
}
