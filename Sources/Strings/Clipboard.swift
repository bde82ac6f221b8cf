extension Strings {
  /// What became of a text for the clipboard.
  public enum Clipboard {
    public static let copied = "copied"
    /// `ifTmuxAllows` when a tmux far away has to hand it on.
    public static func sentToTerminal(ifTmuxAllows: Bool) -> String {
      "sent to the terminal's clipboard" + (ifTmuxAllows ? ", if set-clipboard is on in the tmux around" : "")
    }
    public static let inTmuxAndTerminal = "in tmux's buffer, and sent to its terminal"
    public static func inTmuxAlone(_ reason: String) -> String { "in tmux's buffer alone: \(reason)" }
    public static func notCopied(_ reason: String) -> String { "nothing is copied: \(reason)" }
    public static func notCopied(_ reason: String, and other: String) -> String {
      "nothing is copied: \(reason), and \(other)"
    }

    // MARK: Reasons

    public static let tmuxKeepsIt = "this tmux does not hand it to the terminal"
    public static let tooMuch = "it is too much for the terminal"
    public static let noTmux = "tmux cannot be run"
    public static let switchedOff = "copying is switched off in the config"
    public static let noProgram = "there is no clipboard program on this machine"
    /// `type` as TERM names it.
    public static func noneInTerminal(_ type: String) -> String { "a terminal of the type \(type) has no clipboard" }
    public static func tooMuchForAny(bytes: Int) -> String { "\(kilobytes(bytes)) are too much for a clipboard" }
    public static func tooMuchForTerminal(bytes: Int, most: Int) -> String {
      "\(kilobytes(bytes)) are too much: terminals take \(kilobytes(most)) at most"
    }

    private static func kilobytes(_ bytes: Int) -> String { "\((bytes + 999) / 1000) kB" }
  }
}
