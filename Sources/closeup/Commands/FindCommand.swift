import ArgumentParser
import CRM
import Strings

/// `closeup find WORDS…`: looks records up in the mirror, without the network unless asked to.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find records in the mirror: a table, or lines for other programs.",
    discussion: """
      Words match names, companies, titles, addresses, numbers, tags, stages, fields and notes, by their beginnings.
      Filters stand among them: stage:lead status:"bad fit" segment: tag: owner:me updated:<7d has:phone is:overdue \
      note:word kind:person.
      On a terminal a table is printed, otherwise tab-separated lines: name, what it is beside it, stage, e-mail, phone,
      kind, account, id.
      """)

  @Argument(help: "What to look for.")
  var words: [String]

  @Flag(help: "Print JSON, one object a line.") var json = false
  @Flag(help: "Print vCards (version 3.0).") var vcard = false
  @Flag(help: "Print addresses for a mail client: query_command = \"closeup find --mutt %s\".") var mutt = false
  @Flag(help: "Ask the services, in their own search language, instead of the mirror.") var live = false

  @Option(help: ArgumentHelp("Look in this account only.", valueName: "name"))
  var account: String?

  @Option(help: ArgumentHelp("Find this kind only: \(Self.kinds).", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Print at most so many; 20 if not given.", valueName: "count"))
  var limit = 20

  @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
  var config: String?

  private static let kinds = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    if [json, vcard, mutt].count(where: \.self) > 1 { throw ValidationError(Strings.Arguments.oneFormOnly) }
    guard (1...10_000).contains(limit) else { throw ValidationError(Strings.Arguments.limitRange) }
    if let kind, RecordKind.named(kind).isEmpty { throw ValidationError(Strings.Arguments.kindRange(Self.kinds)) }
  }

  func run() throws {
    let program = try WritingProgram(config: config, account: account)
    let finding = Finding(
      program: program, typed: words.joined(separator: " "), kinds: kind.map(RecordKind.named), limit: limit)
    let found = live ? try blocking { try await finding.live() } : try finding.inMirror()
    let form: FoundForm =
      if json { .json } else if vcard { .vCard } else if mutt { .mutt } else { .lines }
    FoundOutput(found, form: form).print()
    if found.isEmpty {
      throw ProgramFailure(.nothingFound, Strings.Lookup.nothingMatches, details: finding.doubts, isNews: !mutt)
    }
  }
}
