import CRM
import Settings

/// What a program of the user's is given: variables, and the record as JSON.
public struct ProgramInput: Sendable, Hashable {
  /// Values by name; what is not known is absent.
  public private(set) var variables: [String: String] = [:]
  /// What `closeup show --json` prints of the record; nil without one.
  public private(set) var json: String?

  /// A variable that a program finds, and what it holds.
  public struct Variable: Sendable, Hashable {
    public let name: String
    public let summary: String
  }

  /// In the order documents list them.
  public static let known: [Variable] = [
    Variable(name: "CLOSEUP_COMMAND", summary: "the command's name"),
    Variable(name: "CLOSEUP_ACCOUNT", summary: "the account's name in the config"),
    Variable(name: "CLOSEUP_KIND", summary: "the record's kind: `lead`, `contact`, `person`, `company`, `deal` …"),
    Variable(name: "CLOSEUP_ID", summary: "its id at the service"),
    Variable(name: "CLOSEUP_NAME", summary: "its name"),
    Variable(name: "CLOSEUP_SUBTITLE", summary: "what stands beside the name, such as a company"),
    Variable(name: "CLOSEUP_STAGE", summary: "its stage or status"),
    Variable(name: "CLOSEUP_VALUE", summary: "a deal's value"),
    Variable(name: "CLOSEUP_EMAIL", summary: "the first e-mail address: its own, or of its people"),
    Variable(name: "CLOSEUP_EMAILS", summary: "all of them, one a line"),
    Variable(name: "CLOSEUP_PHONE", summary: "the first telephone number"),
    Variable(name: "CLOSEUP_PHONES", summary: "all of them, one a line"),
    Variable(name: "CLOSEUP_ITEM_ID", summary: "the timeline item under the cursor, while the timeline has the focus"),
    Variable(name: "CLOSEUP_ITEM_KIND", summary: "its kind: `call`, `email`, `note`, `task` …"),
    Variable(name: "CLOSEUP_ITEM_TITLE", summary: "its title"),
    Variable(name: "CLOSEUP_ITEM_TEXT", summary: "its text, as far as the mirror has it"),
    Variable(name: "CLOSEUP_INPUT", summary: "what was typed for `prompt`"),
  ]

  /// `briefing` is the record as the mirror has it.
  init(_ run: ProgramRun, _ briefing: Briefing?) {
    set("COMMAND", run.command.name)
    set("INPUT", run.line)
    set("ITEM_ID", run.item?.id)
    set("ITEM_KIND", run.item?.kind.rawValue)
    set("ITEM_TITLE", run.item?.title)
    set("ITEM_TEXT", run.item?.body)
    guard let briefing else { return }
    set("ACCOUNT", briefing.ref.account.rawValue)
    set("KIND", briefing.ref.record.kind.rawValue)
    set("ID", briefing.ref.record.id)
    set("NAME", briefing.name)
    set("SUBTITLE", briefing.subtitle)
    set("STAGE", briefing.stage)
    set("VALUE", briefing.value)
    let people = briefing.people
    let emails = people.own.emails + people.others.flatMap(\.emails)
    let phones = people.own.phones + people.others.flatMap(\.phones)
    set("EMAIL", emails.first)
    set("EMAILS", emails.isEmpty ? nil : emails.joined(separator: "\n"))
    set("PHONE", phones.first)
    set("PHONES", phones.isEmpty ? nil : phones.joined(separator: "\n"))
    json = briefing.json.text
  }

  /// The system takes no variable of more than 128 KiB, and none with a NUL in it.
  private mutating func set(_ name: String, _ value: String?) {
    guard let value else { return }
    variables["CLOSEUP_\(name)"] = String(
      decoding: value.utf8.lazy.filter { $0 != 0 }.prefix(Self.longestValue), as: UTF8.self)
  }

  private static let longestValue = 65_536
}
