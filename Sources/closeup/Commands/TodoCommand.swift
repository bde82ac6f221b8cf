import ArgumentParser
import CRM

/// `closeup todo WHO TEXT`: adds a to-do.
struct TodoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo", abstract: "Add a to-do for somebody.",
    discussion: """
      WHO is an e-mail address, a phone number, an id, or words that match one record. TEXT of - reads standard input.
      """)

  @Argument(help: "For whom.")
  var who: String

  @Argument(help: "What is to be done.")
  var text: [String]

  @Option(help: "When: 'tomorrow 9am', fri, +2w, 2026-12-01; someday if not given.") var due: String?
  @Option(help: "Who is to do it; you if not given.") var assignee: String?
  @Option(help: "Who takes part, where the service has that; separated by commas.") var participants: String?

  @OptionGroup var flags: WriteFlags

  func run() throws {
    try EntryCommand(flags: flags).run(
      .todo, who: who,
      [.text: try TypedText.read(text), .due: due, .assignee: assignee, .participants: participants])
  }
}
