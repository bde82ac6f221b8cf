import CRM
import Settings

extension CommandRegistry {
  static let columns: [Command] = [
    Command("columns", "Choose the columns of the list, their order and widths") { browser, _, _ in
      browser.openColumns()
    },
    column("column", "Show a column of the list, or take it away") { $0.toggleColumn($1.text) },
    column("column-wider", "Make a column wider") { $0.resizeColumn($1.arguments, by: 1) },
    column("column-narrower", "Make a column narrower") { $0.resizeColumn($1.arguments, by: -1) },
    column("column-earlier", "Move a column to the left") { $0.moveColumn($1.arguments, by: -1) },
    column("column-later", "Move a column to the right") { $0.moveColumn($1.arguments, by: 1) },
    column("column-sort", "Sort the list by a column; again, the other way round") { $0.sortByColumn($1.arguments) },
    Command("columns-reset", "Show the usual columns of the list") { browser, _, _ in browser.resetColumns() },
  ]

  private static func column(
    _ name: String, _ summary: String, run: @escaping @Sendable (inout Browser, Invocation) -> [Effect]
  ) -> Command {
    Command(name, summary, takes: .name("column") { $0.availableColumns.map(\.id) }) { browser, invocation, _ in
      run(&browser, invocation)
    }
  }

  static let marking: [Command] = [
    Command("mark", "Mark the record, or take the mark away", takesCount: true) { browser, _, count in
      browser.toggleMark(count: count)
    },
    Command("mark-next", "Go to the next marked record of the list") { browser, _, _ in
      browser.goToMark(isForward: true)
    },
    Command("mark-previous", "Go to the marked record before") { browser, _, _ in browser.goToMark(isForward: false) },
    Command("marked", "List the marked records, or go back to all") { browser, _, _ in browser.openMarked() },
    Command("unmark-all", "Take the marks from all records of the kind; asks first") { browser, _, _ in
      browser.askToUnmarkAll()
    },
  ]

  static let finding: [Command] = [
    Command("find-in-pane", "Find words in the pane: its fields, items or rows") { browser, _, _ in
      browser.openFind()
    },
    Command("find-next", "Go to the next place that has the words", takesCount: true) { browser, _, count in
      browser.findNext(by: count ?? 1)
    },
    Command("find-previous", "Go to the place before that has the words", takesCount: true) { browser, _, count in
      browser.findNext(by: -(count ?? 1))
    },
  ]
}
