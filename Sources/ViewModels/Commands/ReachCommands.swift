extension CommandRegistry {
  static let reach: [Command] = [
    Command(
      "copy", "Copy name, email, phone, url, id, json, text or what is visible",
      arguments: { _ in CopiedThing.allCases.map(\.rawValue) },
      unavailable: { $0.subject == nil ? "no record is selected" : nil }
    ) { browser, invocation, _ in
      browser.copy(invocation)
    },
    Command(
      "open-link", "Open the link under the cursor, the record's page, or its website",
      unavailable: { $0.subject == nil ? "no record is selected" : nil }
    ) { browser, invocation, _ in
      browser.openLink(invocation)
    },
    Command("mouse", "Use the mouse, or let the terminal have it: on or off", arguments: { _ in ["on", "off"] }) {
      browser, invocation, _ in
      browser.switchMouse(invocation.text)
    },
  ]
}
