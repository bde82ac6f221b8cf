import Strings

extension CommandRegistry {
  static let sheets: [Command] = [
    Command(
      "sheet-close", "In a text: close it",
      unavailable: { browser in if case .sheet = browser.overlay { nil } else { Strings.Commands.noTextOpen } }
    ) { browser, _, _ in
      browser.closeSheet()
    }
  ]
}
