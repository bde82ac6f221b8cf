import CRM
import Settings
import Strings

extension CommandRegistry {
  static let writing: [Command] = [
    entry("log-call", .call, "Log a call about the record"),
    entry("add-note", .note, "Add a note to the record"),
    entry("add-todo", .todo, "Add a to-do to the record"),
    Command(
      "log", "Write something else: choose what, or name it",
      takes: .choice("entry", of: EntryKind.allCases.map(\.rawValue)),
      unavailable: { browser in
        browser.writingUnavailable(in: browser.account?.id)
          ?? (browser.subject == nil ? Strings.Common.noRecordSelected : nil)
      }
    ) { browser, invocation, _ in
      guard let kind = EntryKind(rawValue: invocation.text) else { return browser.openEntryKinds() }
      if let reason = browser.entryUnavailable(kind) { return browser.say("log \(kind.rawValue): \(reason)") }
      return browser.openForm(kind)
    },
    Command(
      "complete", "Complete a to-do, or open it again", takes: .id("to-do"),
      unavailable: { $0.todoUnavailable { $0.isDone == true ? .reopen : .complete } }
    ) { browser, invocation, _ in
      browser.completeTodo(invocation)
    },
    Command(
      "postpone", "Postpone a to-do; with a time, at once", takes: .time("time"),
      unavailable: { $0.todoUnavailable { _ in .postpone } }
    ) { browser, invocation, _ in
      browser.postponeTodo(invocation)
    },
    Command(
      "reassign", "Give a to-do to another user; with a name, at once",
      takes: .name("user") { $0.account?.vocabulary.users.map(\.label) ?? [] },
      unavailable: { $0.todoUnavailable { _ in .reassign } }
    ) { browser, invocation, _ in
      browser.reassignTodo(invocation)
    },
    Command("edit", "Edit a timeline item", unavailable: { $0.itemUnavailable(.edit) }) { browser, _, _ in
      browser.editItem()
    },
    Command("delete", "Delete a timeline item; asks first", unavailable: { $0.itemUnavailable(.delete) }) {
      browser, _, _ in
      browser.deleteItem()
    },
    Command("undo", "Take back what was written last") { browser, _, _ in browser.undo() },
    Command("drafts", "Go on with a form that was left", takes: .number("row")) { browser, invocation, _ in
      browser.openDrafts(invocation.text)
    },
  ]

  private static func entry(_ name: String, _ kind: EntryKind, _ summary: String) -> Command {
    Command(name, summary, unavailable: { $0.entryUnavailable(kind) }) { browser, _, _ in browser.openForm(kind) }
  }

  static let outbox: [Command] = [
    Command("outbox", "Show what is not delivered yet") { browser, _, _ in browser.openOutbox() },
    row("outbox-open", "In the outbox: show all of a write, and what can be done") { browser, _ in browser.openRow() },
    row("outbox-retry", "In the outbox: send it again") { browser, invocation in browser.retry(invocation) },
    row("outbox-arrived", "In the outbox: it did arrive, do not send it again") { browser, invocation in
      browser.acknowledge(invocation)
    },
    row("outbox-edit", "In the outbox: edit it, and send it again") { browser, invocation in
      browser.editSelectedRow(invocation)
    },
    row("outbox-discard", "In the outbox: give it up; asks first") { browser, invocation in
      browser.discardRow(invocation)
    },
  ]

  private static func row(
    _ name: String, _ summary: String, run: @escaping @Sendable (inout Browser, Invocation) -> [Effect]
  ) -> Command {
    Command(name, summary, takes: .id("write"), unavailable: { $0.rowUnavailable() }) { browser, invocation, _ in
      run(&browser, invocation)
    }
  }
}
