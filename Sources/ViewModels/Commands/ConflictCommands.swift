import Settings
import Strings

extension CommandRegistry {
  static let conflicts: [Command] = [
    Command("conflicts", "Go through what was changed here and at the service") { browser, invocation, _ in
      browser.openConflicts(invocation)
    },
    choice("conflict-mine", "In a conflict: send what was written here") { $0.editConflict { $0.choose(.mine) } },
    choice("conflict-theirs", "In a conflict: leave what the service has") { $0.editConflict { $0.choose(.theirs) } },
    choice("conflict-all-mine", "In a conflict: send everything that was written here") {
      $0.editConflict { $0.chooseAll(.mine) }
    },
    choice("conflict-all-theirs", "In a conflict: leave everything that the service has") {
      $0.editConflict { $0.chooseAll(.theirs) }
    },
    choice("conflict-edit", "In a conflict: put together something else in the form") { $0.editConflictingEntry() },
    choice("conflict-accept", "In a conflict: send what was chosen") { $0.acceptConflict() },
  ]

  private static func choice(
    _ name: String, _ summary: String, run: @escaping @Sendable (inout Browser) -> [Effect]
  ) -> Command {
    Command(
      name, summary,
      unavailable: { browser in if case .conflict = browser.overlay { nil } else { Strings.Commands.noConflictOpen } }
    ) { browser, _, _ in
      run(&browser)
    }
  }
}
