import ArgumentParser
import CRM

/// `closeup note WHO TEXT`: writes a note.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note about somebody.",
    discussion: """
      WHO is an e-mail address, a phone number, an id, or words that match one record. TEXT of - reads standard input.
      """)

  @Argument(help: "About whom.")
  var who: String

  @Argument(help: "The note.")
  var text: [String]

  @Option(help: "A title, where the service has one.") var title: String?
  @Flag(help: "Pin it to the top of the timeline, where the service can.") var pinned = false
  @Option(help: "Whom else it concerns, where the service has that; separated by commas.") var references: String?

  @OptionGroup var flags: WriteFlags

  func run() throws {
    try EntryCommand(flags: flags).run(
      .note, who: who,
      [
        .text: try TypedText.read(text), .title: title, .pinned: pinned ? "yes" : nil, .references: references,
      ])
  }
}
