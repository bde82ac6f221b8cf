extension CommandRegistry {
  static let sheets: [Command] = [
    Command(
      "sheet-close", "In a text: close it",
      unavailable: { browser in if case .sheet = browser.overlay { nil } else { "no text is open" } }
    ) { browser, _, _ in
      browser.closeSheet()
    }
  ]
}
