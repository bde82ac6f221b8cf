import ArgumentParser
import CRM

/// `closeup call WHO [TEXT]`: logs a call.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Log a call with somebody.",
    discussion: """
      WHO is an e-mail address, a phone number, an id, or words that match one record. TEXT of - reads standard input.
      Fields take what the form takes: --at 'yesterday 5pm', --duration 12m, --outcome as the account names it.
      """)

  @Argument(help: "With whom.")
  var who: String

  @Argument(help: "What was said.")
  var text: [String] = []

  @Option(help: "inbound or outbound; outbound if not given.") var direction: String?
  @Option(help: "What came of it.") var outcome: String?
  @Option(help: "When it was; now if not given.") var at: String?
  @Option(help: "How long it took: 12, 12m, 1h5, 0:45.") var duration: String?
  @Option(help: "The number.") var phone: String?
  @Option(help: "The person, where the record has several.") var contact: String?
  @Option(help: "The subject, where the service has one.") var subject: String?

  @OptionGroup var flags: WriteFlags

  func run() throws {
    try EntryCommand(flags: flags).run(
      .call, who: who,
      [
        .text: try TypedText.read(text), .direction: direction, .outcome: outcome, .at: at, .duration: duration,
        .phone: phone, .contact: contact, .subject: subject,
      ])
  }
}
