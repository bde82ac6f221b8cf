import ArgumentParser
import CRM
import Strings
import ViewModels

/// `closeup show WHO`: what to know before a call.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what to know of somebody before a call.",
    discussion: """
      WHO is an e-mail address, a phone number, an id, or words that match one record. What is shown is what the mirror
      has; the first lines say how old that is. Only --live asks the service. When nobody matches, or several do, the exit
      code is 3.
      """)

  @Argument(help: "Whom to show.")
  var who: String

  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Ask the service for the record and its timeline first.") var live = false

  @Option(help: ArgumentHelp("Look in this account only.", valueName: "name"))
  var account: String?

  @Option(help: ArgumentHelp("Show at most so many items of the timeline; 10 if not given.", valueName: "count"))
  var timeline = 10

  @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
  var config: String?

  /// Where it goes to no terminal.
  private static let columns = 100

  func validate() throws {
    guard (0...10_000).contains(timeline) else { throw ValidationError(Strings.Arguments.timelineRange) }
  }

  func run() throws {
    let program = try WritingProgram(config: config, account: account)
    let finder = RecordFinder(
      accounts: program.accounts, mirror: program.mirror, purpose: .showing(live: live))
    let match = try blocking { try await finder.find(who) }
    let lookup = BriefingLookup(program: program, match: match, timelineLength: timeline)
    if live { try blocking { try await lookup.fetch() } }
    let now = Instant.now()
    let briefing = try lookup.briefing(now: now)
    if json {
      StandardStream.output.write(briefing.json.text)
    } else {
      BriefingPage(
        briefing, TimeText(now: now, local: .system), isLive: live,
        columns: StandardStream.output.terminalColumns ?? Self.columns
      ).print()
    }
  }
}
