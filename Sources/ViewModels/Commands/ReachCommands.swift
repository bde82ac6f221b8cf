import Strings

extension CommandRegistry {
  static let reach: [Command] = [
    Command(
      "copy", "Copy name, email, phone, url, id, json, text or what is visible",
      takes: .choice("thing", of: CopiedThing.allCases.map(\.rawValue), isRequired: true, isNumbered: true),
      unavailable: { $0.subject == nil ? Strings.Common.noRecordSelected : nil }
    ) { browser, invocation, _ in
      browser.copy(invocation)
    },
    Command(
      "open-link", "Open the link under the cursor, the record's page, or its website", takes: .text("address"),
      unavailable: { $0.subject == nil ? Strings.Common.noRecordSelected : nil }
    ) { browser, invocation, _ in
      browser.openLink(invocation)
    },
    Command(
      "mouse", "Use the mouse, or let the terminal have it: on or off", takes: .choice("state", of: ["on", "off"])
    ) { browser, invocation, _ in
      browser.switchMouse(invocation.text)
    },
  ]
}
