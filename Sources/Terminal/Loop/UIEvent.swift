public import Canvas

/// What happens to a screen.
public enum UIEvent: Sendable, Hashable {
  case input(InputEvent)
  /// The terminal has answered a question.
  case reply(TerminalReply)
  /// The window has another size now; however often it changed meanwhile, it is told once.
  case resized
  case timer(TimerID)
  case signal(TerminalSignal)
  /// The terminal is lost: the window was closed or the line broke. It is told once; there is nothing left but to save
  /// and end.
  case terminalGone
}

/// A signal to the process, told between other events.
public enum TerminalSignal: Sendable, Hashable {
  /// SIGTERM: end in good order, soon.
  case terminate
  /// SIGHUP: the same, and the terminal is gone or about to be.
  case hangup
  /// SIGINT or SIGQUIT from outside; Ctrl-C is a key.
  case interrupt
  /// SIGCONT after a stop from outside: the terminal must be entered anew.
  case `continue`
}
