extension Strings {
  /// What is said of the file of a keymap. Keys and commands are quoted.
  public enum KeymapFiles {
    public static let unknownCommand = "unknown command"
    public static let commandExpected = "expected a command, or \"none\""
    public static let noKeyQuits = "no key runs quit; inherits = \"default\" keeps the usual keys"
    public static let inheritsWithoutEffect =
      "has no effect here: this file changes keys of the keymap that config.toml names"

    // MARK: How keys are written

    public static let noKey = "not a key"
    public static let namesNoKey = "names no key"
    public static let writeShiftedCharacter = "write the character that shift makes"

    // MARK: Lines that meet others

    public static func boundTwice(firstLine line: Int, command: String) -> String {
      "bound twice; line \(line), to \(command), counts"
    }
    public static func hidden(by keys: String) -> String { "hidden by \(keys), which begins with it" }
    /// `inGlobal` where the line hidden is one for all panes.
    public static func hides(_ keys: String, command: String, inGlobal: Bool) -> String {
      "hides \(keys), which runs \(command)" + (inGlobal ? " in [global]" : "")
    }
    public static let soWithoutThisLine = "it is so without this line"
    /// Other keys, each by itself, that run the same command.
    public static func runToo(_ keys: [String]) -> String {
      "\(keys.joined(separator: ", ")) \(keys.count == 1 ? "runs" : "run") it too"
    }
    public static func inGlobal(_ keys: String) -> String { "\(keys) in [global]" }
  }
}
