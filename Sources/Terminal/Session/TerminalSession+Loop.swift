extension TerminalSession {
  /// Opens a session, runs a loop on its terminal until the handler has finished, and gives the terminal back.
  public static func run(
    options: Options = Options(), loop loopOptions: UILoop.Options = UILoop.Options(),
    makeHandler: @UIActor (TerminalSession, UILoop) -> any UILoopHandler
  ) throws(TerminalError) {
    // The calling thread makes the session, becomes the UI thread, and closes the session: it never leaves the thread.
    nonisolated(unsafe) let session = try TerminalSession(options: options)
    defer { session.close() }
    var loopOptions = loopOptions
    loopOptions.trace = options.backend.trace
    UILoop.run(session.tty, options: loopOptions) { loop in makeHandler(session, loop) }
  }
}
