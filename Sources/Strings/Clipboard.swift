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
  }
}
