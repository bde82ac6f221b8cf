/// What the manual page tells that is nowhere else in the program.
enum ManualWords {
  static let description = """
    closeup browses and searches the accounts of Close and Cloze with the keyboard, from a copy on this machine, and logs
    calls, notes and to-dos. What is written waits in an outbox until the service has it: it is never lost and never
    doubled. Without a command, closeup opens the panes.

    closeup demo does the same on made-up data; no account and no network are needed. closeup login sets an account up.
    """

  static let panes = """
    The screen has three panes: the list, the record under its cursor, and the record's timeline. On a narrow screen those
    that are not looked at give way. The status line says which account it is, what is being fetched, how fresh the screen
    is and where the cursor stands; the line below it names keys, asks, and tells what went wrong.

    What is shown comes from the copy on this machine and never waits for the network.
    """

  static let commands = """
    Whatever a key or a menu does is a command. It can be typed after a colon, where Tab completes it, and found in the
    palette by a few of its letters. What stands in brackets may be left out; capitals stand for what is typed.
    """

  static let ownCommands = """
    A [[command]] in the config runs a program from the panes, by a key, the palette or its name. The program is started
    as the list says, without a shell; it gets the record as JSON on its standard input, as closeup show --json prints it,
    and its fields in the environment. output is "show", "ignore" or "screen", which lends the terminal; confirm asks
    before, prompt asks for a line. No such program is run when others could have written the config, or could replace it.
    """

  static let ownCommandExample = """
    [[command]]
    name = "mail"
    description = "Write a mail"
    run = ["sh", "-c", "exec mutt -- \\"$CLOSEUP_EMAIL\\""]
    output = "screen"
    needs = "email"
    key = "g m"
    """

  static let files: [(String, String)] = [
    ("$XDG_CONFIG_HOME/closeup/config.toml", "The configuration, by default in ~/.config/closeup."),
    ("$XDG_CONFIG_HOME/closeup/keys.toml", "Single keys of your own, laid over the keymap."),
    ("$XDG_CONFIG_HOME/closeup/keymaps, themes", "Keymaps and themes of your own."),
    (
      "$XDG_DATA_HOME/closeup/mirror.sqlite",
      "The copy of the accounts, the drafts and the outbox, by default in ~/.local/share/closeup."
    ),
    ("$XDG_DATA_HOME/closeup/credentials", "Keys that closeup login stored, for you alone."),
    (
      "$XDG_STATE_HOME/closeup/requests.log",
      "What was asked of the services, without keys and contents, by default in ~/.local/state/closeup."
    ),
  ]

  static let environment: [(String, String)] = [
    ("VISUAL, EDITOR", "The editor for long texts; vi if neither is set."),
    ("NO_COLOR", "No colours, when it is set and not empty."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "Where the files are."),
    ("TERM, COLORTERM", "What the terminal can do."),
  ]

  static let seeAlso = "The pages that come with closeup: configuration.md, commands.md, keys.md, sandbox.md."
}
