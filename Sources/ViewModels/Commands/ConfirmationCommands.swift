import Strings

extension CommandRegistry {
  static let confirmations: [Command] = [
    confirmation("confirm-yes", "To a question: yes", isYes: true),
    confirmation("confirm-no", "To a question: no", isYes: false),
  ]

  private static func confirmation(_ name: String, _ summary: String, isYes: Bool) -> Command {
    Command(name, summary, unavailable: { $0.confirmation == nil ? Strings.Commands.nothingAsked : nil }) {
      browser, _, _ in
      browser.answer(isYes)
    }
  }
}
