import Canvas
import Foundation
import Settings
import Testing

@Suite struct UserCommandTests {
  private func parse(_ text: String) -> (commands: [UserCommand], diagnostics: [String]) {
    let (config, diagnostics) = Config.parse(text, file: "config.toml")
    return (config.commands, diagnostics.map(\.description))
  }

  @Test func readsEverything() throws {
    let (commands, diagnostics) = parse(
      """
      [[command]]
      name = "mail"
      description = "Write a mail"
      run = ["mutt", "--", "it's a \\"file\\""]
      output = "screen"
      needs = "email"
      confirm = "Really?"
      prompt = "Subject"
      timeout_seconds = 5
      key = "g m"

      [[command]]
      name = "count"
      run = ["wc"]
      confirm = true
      """)
    #expect(diagnostics.isEmpty)
    try #require(commands.count == 2)
    let mail = commands[0]
    #expect(mail.name == "mail" && mail.summary == "Write a mail" && mail.arguments[2] == "it's a \"file\"")
    #expect(mail.output == .screen && mail.input == .terminal && mail.needs == .email)
    #expect(mail.question == "Really?" && mail.prompt == "Subject" && mail.timeoutSeconds == 5)
    #expect(mail.binding?.keys == [Key(.character("g")), Key(.character("m"))])
    let count = commands[1]
    #expect(count.summary == "Run wc" && count.output == .show && count.input == .record && count.needs == .record)
    #expect(count.question == "Run count?" && count.prompt == nil && count.timeoutSeconds == 30)
  }

  /// What is not understood may have been meant to forbid or to ask: the command is left out.
  @Test(arguments: [
    ("run = [\"x\"]", "the name is missing"), ("name = \"x\"", "the program is missing"),
    ("name = \"x\"\nrun = \"rm -rf $NAME\"", "expected a list of texts"),
    ("name = \"x\"\nrun = []", "expected a list of texts"), ("name = \"x\"\nrun = [1]", "expected a list of texts"),
    ("name = \"Not this\"\nrun = [\"x\"]", "lower-case letters"),
    ("name = \"x\"\nrun = [\"x\"]\nconfirm = 1", "a question in quotes"),
    ("name = \"x\"\nrun = [\"x\"]\noutput = \"shown\"", "unknown output; did you mean \"show\"?"),
    ("name = \"x\"\nrun = [\"x\"]\ninput = \"terminal\"", "output = \"screen\""),
    ("name = \"x\"\nrun = [\"x\"]\ntimeout_seconds = 0", "1 to 3600"),
  ])
  func mistakesLeaveTheCommandOut(text: String, words: String) {
    let (commands, diagnostics) = parse("[[command]]\n" + text)
    #expect(commands.isEmpty)
    #expect(diagnostics.count == 1 && diagnostics.first?.contains(words) == true, "\(diagnostics)")
  }

  @Test func aKeyThatIsNoneCostsOnlyTheKey() {
    let (commands, diagnostics) = parse("[[command]]\nname = \"x\"\nrun = [\"x\"]\nkey = \"hyper-q\"")
    #expect(commands.first?.name == "x" && commands.first?.binding == nil)
    #expect(diagnostics.count == 1)
  }

  @Test func namesAreNotTakenTwice() {
    var (commands, diagnostics) = Config.parse(
      "[[command]]\nname = \"quit\"\nrun = [\"x\"]\n[[command]]\nname = \"a\"\nrun = [\"x\"]\n"
        + "[[command]]\nname = \"a\"\nrun = [\"y\"]", file: "config.toml")
    #expect(commands.commands.map(\.arguments) == [["x"], ["x"]])
    #expect(diagnostics.map(\.description).joined().contains("on line 5"))
    diagnostics = []
    #expect(commands.commands.without(names: commandNames, &diagnostics).map(\.name) == ["a"])
    #expect(diagnostics.first?.description.hasPrefix("config.toml:2: command[0].name = \"quit\"") == true)
  }

  /// Whoever can write the file, or put another in its place, could have programs run.
  @Test(arguments: [
    (0o600, 0o700, true), (0o644, 0o755, true), (0o620, 0o700, false), (0o602, 0o700, false), (0o600, 0o770, false),
    (0o600, 0o777, false), (0o600, 0o1777, true),
  ])
  func commandsOfAFileThatOthersCanChangeAreNotRun(file: Int, parent: Int, isRun: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("[[command]]\nname = \"x\"\nrun = [\"x\"]\n", to: "sub/config.toml", mode: file)
    try FileManager.default.setAttributes([.posixPermissions: parent], ofItemAtPath: folder.file("sub"))
    let (config, diagnostics) = Config.load(path: path)
    #expect(config.commands.isEmpty != isRun)
    #expect(diagnostics.contains { $0.severity == .error && $0.message.contains("chmod go-w") } != isRun)
  }

  /// A link is as safe as the folder it is in, and the one it leads to.
  @Test func linksAreFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("[[command]]\nname = \"x\"\nrun = [\"x\"]\n", to: "open/config.toml")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.file("open"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("config.toml"), withDestinationPath: folder.file("open/config.toml"))
    #expect(Config.load(path: folder.file("config.toml")).config.commands.isEmpty)
  }

  private func loaded(_ key: String, _ text: String) -> (Keymap, [String]) {
    let commands = parse("[[command]]\nname = \"own\"\nrun = [\"x\"]\nkey = \"\(key)\"").commands
    let result = Keymap.load(
      "default", from: finder(["default.keys.toml": text]), commands: commandNames + ["own"], own: commands)
    return (result.keymap, result.diagnostics.map(\.description))
  }

  @Test func itsKeyCountsInThePanes() {
    let (keymap, diagnostics) = loaded("g m", "[global]\nq = \"quit\"\n\"g g\" = \"move-first\"")
    #expect(diagnostics.isEmpty)
    for context in [KeyContext.list, .detail, .timeline] {
      #expect(keymap.keys(for: "own", in: context).count == 1)
      #expect(keymap.keys(for: "move-first", in: context).count == 1)
    }
    #expect(keymap.keys(for: "own", in: .picker).isEmpty)
  }

  @Test(arguments: ["q", "g"])
  func aKeyThatIsTakenIsReported(key: String) {
    let (keymap, diagnostics) = loaded(key, "[global]\nq = \"quit\"\n\"g g\" = \"move-first\"\nx = \"quit\"")
    #expect(keymap.keys(for: "own", in: .list).count == 1)
    #expect(diagnostics.count == 1 && diagnostics[0].hasPrefix("config.toml:4: command[0].key"), "\(diagnostics)")
  }

  /// It is laid over the user's own key file, too; what says the same is nothing wrong.
  @Test func itsKeyAgreesWithTheKeyFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("[global]\nx = \"own\"\n", to: "keys.toml")
    let commands = parse("[[command]]\nname = \"own\"\nrun = [\"x\"]\nkey = \"x\"").commands
    let result = Keymap.load(
      "default", from: bundled, changes: path, commands: commandNames + ["own"], own: commands)
    #expect(result.keymap.keys(for: "own", in: .list) == [[Key(.character("x"))]])
    #expect(result.diagnostics.map(\.severity) == [.note])
  }

  @Test func aKeyThatIsUnboundIsFree() {
    let files = [
      "default.keys.toml": "[global]\nq = \"quit\"\nx = \"quit\"",
      "mine.keys.toml": "inherits = \"default\"\n[global]\nx = \"none\"",
    ]
    let commands = parse("[[command]]\nname = \"own\"\nrun = [\"x\"]\nkey = \"x\"").commands
    let result = Keymap.load("mine", from: finder(files), commands: commandNames + ["own"], own: commands)
    #expect(result.diagnostics.isEmpty)
    #expect(result.keymap.keys(for: "own", in: .list) == [[Key(.character("x"))]])
  }
}
