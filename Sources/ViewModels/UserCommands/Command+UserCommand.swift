import Settings

extension Command {
  /// The command that runs a program of the user's.
  init(_ own: UserCommand) {
    self.init(
      own.name, own.summary, takes: own.prompt.map { _ in .text("text") }, unavailable: { $0.unavailable(own) }
    ) { browser, invocation, _ in
      browser.begin(own, with: invocation.text)
    }
  }
}
