import Strings

extension CommandRegistry {
  static let forms: [Command] = [
    form("form-accept", "In a form: take it") { $0.submitForm() },
    Command("form-cancel", "In a form: leave it; what was typed stays as a draft") { browser, _, _ in
      browser.leaveForm()
    },
    form("form-next", "In a form: complete the field and go to the next") { browser in
      browser.editForm { $0.complete() }
    },
    form("form-previous", "In a form: go to the field before") { browser in
      browser.editForm { $0.moveFocus(by: -1) }
    },
    form("form-choose-next", "In a form: the next choice, or the row below") { browser in
      browser.editForm { $0.choose(by: 1) }
    },
    form("form-choose-previous", "In a form: the choice before, or the row above") { browser in
      browser.editForm { $0.choose(by: -1) }
    },
    form("form-newline", "In a form: begin a new line") { browser in browser.editForm { $0.newline() } },
    Command(
      "open-editor", "In a form: write the text in $VISUAL or $EDITOR",
      unavailable: { browser in
        guard case .form(let form) = browser.overlay else { return Strings.Commands.noFormOpen }
        return form.model.multilineText == nil ? Strings.Commands.noLongText : nil
      }
    ) { browser, _, _ in
      browser.openEditor()
    },
    form("form-discard", "In a form: throw it away; undo brings it back") { $0.discardForm() },
  ]

  private static func form(
    _ name: String, _ summary: String, run: @escaping @Sendable (inout Browser) -> [Effect]
  ) -> Command {
    Command(
      name, summary,
      unavailable: { browser in if case .form = browser.overlay { nil } else { Strings.Commands.noFormOpen } }
    ) { browser, _, _ in
      run(&browser)
    }
  }
}
