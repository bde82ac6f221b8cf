import ServiceTransport
import Settings
import ViewModels

/// `closeup.1`: the command line as the argument parser knows it, the commands and keys as the panes have them, and what
/// else a manual page tells.
struct ManualPage {
  let keymap: Keymap

  var text: String {
    get throws {
      let program = try CommandHelp.program()
      var page = Roff()
      page.title("CLOSEUP", section: 1, source: "closeup \(UserAgent.version)", manual: "closeup manual")
      page.section("NAME")
      let abstract = program.abstract ?? ""
      page.paragraphs("closeup - \(abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract)")
      page.section("SYNOPSIS")
      page.example(
        (["closeup [OPTIONS]"] + program.shownSubcommands.map { "closeup \($0.usage)" }).joined(separator: "\n"))
      page.section("DESCRIPTION")
      page.paragraphs(ManualWords.description)
      page.section("COMMANDS")
      page.paragraphs("Every command takes --help, which shows what is said here.")
      for command in program.shownSubcommands { add(command, to: &page, after: "closeup") }
      page.section("PANES")
      page.paragraphs(ManualWords.panes)
      addKeys(to: &page)
      page.section("COMMANDS OF THE PANES")
      page.paragraphs(ManualWords.commands)
      for group in CommandRegistry.groups {
        page.subsection(group.title)
        for command in group.commands { page.entry(":\(command.usage)", "\(command.summary).") }
      }
      page.section("COMMANDS OF YOUR OWN")
      page.paragraphs(ManualWords.ownCommands)
      page.example(ManualWords.ownCommandExample)
      page.paragraphs("The program finds in its environment, as far as it is known:")
      for variable in ProgramInput.known { page.entry(variable.name, plain("\(variable.summary).")) }
      page.section("FILES")
      for (file, words) in ManualWords.files { page.entry(file, words) }
      page.section("ENVIRONMENT")
      for (variable, words) in ManualWords.environment { page.entry(variable, words) }
      page.section("EXIT STATUS")
      page.entry("0", "done")
      for code in ProgramFailure.Code.allCases { page.entry(String(code.rawValue), code.words) }
      page.section("SEE ALSO")
      page.paragraphs(ManualWords.seeAlso)
      return page.text
    }
  }

  private func add(_ command: CommandHelp, to page: inout Roff, after path: String) {
    page.subsection("\(path) \(command.usage)")
    page.paragraphs([command.abstract, command.discussion].compactMap(\.self).joined(separator: "\n\n"))
    for argument in command.shownArguments {
      page.entry(argument.usage, [argument.abstract, argument.discussion].compactMap(\.self).joined(separator: " "))
    }
    for subcommand in command.shownSubcommands { add(subcommand, to: &page, after: "\(path) \(command.commandName)") }
  }

  private func addKeys(to page: inout Roff) {
    page.section("KEYS")
    page.paragraphs("These are the keys of the keymap default. A digit before a motion repeats it: 12j.")
    for context in KeyContext.allCases {
      let rows = BoundKeys.own(context, in: keymap)
      guard !rows.isEmpty else { continue }
      page.subsection("Keys that count \(context.summary)")
      for row in rows { page.entry(row.keys.joined(separator: ", "), "\(row.summary) (\(row.invocation)).") }
    }
  }

  /// Without the marks of code that the pages in Markdown have.
  private func plain(_ words: String) -> String { String(words.filter { $0 != "`" }) }
}
