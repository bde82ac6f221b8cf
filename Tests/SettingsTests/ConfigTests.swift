import Foundation
import Settings
import Testing

@Suite struct ConfigTests {
  @Test func readsWhatOfTheTerminalIsUsed() {
    let (config, diagnostics) = Config.parse(
      """
      [terminal]
      mouse = true
      title = true
      hyperlinks = true
      notify = "osc777"
      clipboard = "osc52"
      screen_reader = true
      characters = "ascii"
      """, file: "config.toml")
    #expect(diagnostics.isEmpty)
    var expected = TerminalSettings()
    expected.mouse = true
    expected.title = true
    expected.hyperlinks = true
    expected.notice = .osc777
    expected.clipboard = .osc52
    expected.screenReader = true
    expected.characters = .ascii
    #expect(config.terminal == expected)
  }

  @Test func wrongWordsForTheTerminalAreNamed() {
    let (config, diagnostics) = Config.parse(
      """
      [terminal]
      mouse = "yes"
      notify = "ocs9"
      clipbord = "auto"
      """, file: "config.toml")
    #expect(config.terminal == TerminalSettings())
    #expect(
      diagnostics.map(\.description) == [
        "config.toml:2: terminal.mouse = \"yes\": expected true or false",
        "config.toml:3: terminal.notify = \"ocs9\": unknown way of notifying; did you mean \"osc9\"? (off, bell, osc9, osc777)",
        "config.toml:4: terminal.clipbord: unknown key; did you mean \"clipboard\"? (mouse, title, hyperlinks, notify, clipboard, screen_reader, characters)",
      ])
  }

  @Test func readsEverything() throws {
    let (config, diagnostics) = Config.parse(
      """
      theme = "mono"
      keymap = "mine"

      [interface]
      rest_ms = 120
      synchronized_output = false
      color = "256"

      [writing]
      undo_seconds = 0
      date_order = "month-first"

      [sync]
      enabled = false
      interval_seconds = 300
      rate_share = 0.25
      first_pull = false
      timelines = "all"

      [[account]]
      name = "work"
      service = "close"
      url = "http://127.0.0.1:8811/api/v1"
      api_key_command = "pass show close"

      [[account]]
      service = "cloze"
      user = "kim@example.com"
      api_key_file = "~/.cloze-key"
      writing = "read-only"
      timeout_seconds = 5
      sync = false
      """, file: "config.toml")
    #expect(diagnostics.isEmpty)
    #expect(config.theme.name == "mono")
    #expect(config.keymap.name == "mine")
    #expect(config.keymap.line == 2)
    #expect(
      config.interface
        == InterfaceSettings(restMilliseconds: 120, synchronizedOutput: false, color: .indexed256))
    #expect(
      config.accounts == [
        AccountSettings(
          name: "work", service: .close, url: ServiceURL("http://127.0.0.1:8811/api/v1"),
          apiKey: .command("pass show close")),
        AccountSettings(
          name: "cloze", service: .cloze, apiKey: .file("~/.cloze-key"), user: "kim@example.com",
          writing: .readOnly, timeoutSeconds: 5, syncs: false),
      ])
    var sync = SyncSettings()
    sync.isEnabled = false
    sync.intervalSeconds = 300
    sync.rateShare = 0.25
    sync.firstPull = false
    sync.timelines = .all
    #expect(config.sync == sync)
    #expect(config.writing.undoSeconds == 0)
    #expect(config.writing.dateOrder == .monthFirst)
  }

  @Test func hasDefaults() {
    let (config, diagnostics) = Config.parse("# nothing yet\n", file: "config.toml")
    #expect(config == Config())
    #expect(config.interface.restMilliseconds == 80)
    #expect(config.interface.synchronizedOutput)
    #expect(config.interface.color == .auto)
    #expect(config.writing.undoSeconds == 5)
    #expect(config.writing.dateOrder == .dayFirst)
    #expect(config.sync.isEnabled && config.sync.firstPull)
    #expect(config.sync.intervalSeconds == 60)
    #expect(config.sync.rateShare == 0.5)
    #expect(config.sync.timelines == .opened)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    (
      "thme = \"default\"",
      #"c:1: thme: unknown key; did you mean "theme"? (theme, keymap, palette, roles, interface, writing, sync, terminal, account, command)"#
    ),
    ("theme = 3", "c:1: theme = 3: expected text in quotes"),
    ("theme = dark", "c:1: theme: not a value; text needs quotes"),
    (
      "[interface]\nrest_ms = 99999",
      "c:2: interface.rest_ms = 99999: expected a whole number of milliseconds, 0 to 2000"
    ),
    (
      "[interface]\nrest_ms = \"fast\"",
      #"c:2: interface.rest_ms = "fast": expected a whole number of milliseconds, 0 to 2000"#
    ),
    ("[interface]\nsynchronized_output = 1", "c:2: interface.synchronized_output = 1: expected true or false"),
    (
      "[interface]\ncolor = \"tru\"",
      #"c:2: interface.color = "tru": unknown colour mode; did you mean "true"? (auto, true, 256, 16, 8, mono)"#
    ),
    (
      "[interface]\nrest = 5",
      "c:2: interface.rest: unknown key (rest_ms, synchronized_output, kitty_keyboard, color, dates)"
    ),
    (
      "[writing]\nundo_seconds = 301",
      "c:2: writing.undo_seconds = 301: expected a whole number of seconds, 0 to 300"
    ),
    (
      "[writing]\ndate_order = \"dayfirst\"",
      #"c:2: writing.date_order = "dayfirst": unknown date order; did you mean "day-first"? (day-first, month-first)"#
    ),
    (
      "[sync]\nintervall = 5",
      #"c:2: sync.intervall: unknown key (enabled, interval_seconds, rate_share, first_pull, timelines)"#
    ),
    (
      "[sync]\ninterval_seconds = 5",
      "c:2: sync.interval_seconds = 5: expected a whole number of seconds, 10 to 86400"
    ),
    ("[sync]\nrate_share = 50", "c:2: sync.rate_share = 50: expected a number, 0.05 to 1"),
    ("[sync]\nrate_share = 0.01", "c:2: sync.rate_share = 0.01: expected a number, 0.05 to 1"),
    ("[sync]\nfirst_pull = \"no\"", #"c:2: sync.first_pull = "no": expected true or false"#),
    (
      "[sync]\ntimelines = \"al\"",
      #"c:2: sync.timelines = "al": unknown choice of timelines; did you mean "all"? (opened, all)"#
    ),
    ("interface = 5", "c:1: interface = 5: expected a table: [interface]"),
    ("[account]\nservice = \"close\"", "c:1: account: accounts are written with double brackets, [[account]]"),
    ("account = [1]", "c:1: account[0]: expected a table, [[account]]"),
  ])
  func reportsAndKeepsTheDefault(text: String, message: String) {
    let (config, diagnostics) = Config.parse(text, file: "c")
    #expect(diagnostics.map(\.description) == [message])
    #expect(config == Config())
  }

  @Test func forbidsWhatAnUnknownPermissionMayHaveForbidden() {
    let (config, diagnostics) = Config.parse(
      "[[account]]\nservice = \"close\"\napi_key_env = \"KEY\"\nwriting = \"none\"\n", file: "c")
    #expect(config.accounts.map(\.writing) == [.readOnly])
    #expect(
      diagnostics.map(\.description) == [
        #"c:4: account[0].writing = "none": unknown permission (allowed, dry-run, read-only)"#
      ])
  }

  @Test func keepsAnAccountOutOfSyncThatMayHaveBeenMeantToBe() {
    let (config, diagnostics) = Config.parse(
      "[[account]]\nservice = \"close\"\napi_key_env = \"KEY\"\nsync = \"off\"\n", file: "c")
    #expect(config.accounts.map(\.syncs) == [false])
    #expect(diagnostics.map(\.description) == [#"c:4: account[0].sync = "off": expected true or false"#])
  }

  /// Lines of an account that cannot be used; `name` is on line 2 and `service` on line 3.
  @Test(arguments: [
    (
      "service = \"clsoe\"\napi_key_env = \"KEY\"",
      #"c:3: account[0].service = "clsoe": unknown service; did you mean "close"? (close, cloze, highlevel)"#
    ),
    ("api_key_env = \"KEY\"", "c:1: account[0]: the service is missing (close, cloze, highlevel)"),
    (
      "service = \"close\"",
      "c:1: account[0]: no API key is named; give one of (api_key_command, api_key_env, api_key_file)"
    ),
    (
      "service = \"close\"\napi_key_env = \"KEY\"\napi_key_file = \"/k\"",
      "c:5: account[0].api_key_file: an account has one key, and api_key_env names it"
    ),
    (
      "service = \"close\"\napi_key_env = \"api_3ZbXY.secretsecret\"",
      "c:4: account[0].api_key_env: expected the name of an environment variable, not a key"
    ),
    (
      "service = \"close\"\napi_key_env = \"abcdef0123456789abcdef0123456789\"",
      "c:4: account[0].api_key_env: expected the name of an environment variable, not a key"
    ),
    (
      "service = \"close\"\napi_key_file = \"api_3ZbXY.secretsecret\"",
      "c:4: account[0].api_key_file: expected a path that begins with / or ~/"
    ),
    (
      "service = \"close\"\napi_key_command = \" \"",
      "c:4: account[0].api_key_command: expected a command that prints the key"
    ),
    ("service = \"close\"\napi_key_command = 5", "c:4: account[0].api_key_command: expected text in quotes"),
    (
      "service = \"close\"\napi_key_env = \"KEY\"\nurl = \"http://crm.example.com\"",
      #"c:5: account[0].url = "http://crm.example.com": plain http is allowed to this machine only; use https://"#
    ),
    (
      "service = \"close\"\napi_key_env = \"KEY\"\nurl = \"https://api_secret@api.close.com\"",
      "c:5: account[0].url: a URL must not hold a user name or key; name the key by api_key_command"
    ),
    (
      "service = \"close\"\napi_key_env = \"KEY\"\nurl = \"ftp://x\"",
      #"c:5: account[0].url = "ftp://x": expected a URL that begins with https://"#
    ),
  ])
  func leavesOutAnAccountThatCannotWork(lines: String, message: String) {
    let (config, diagnostics) = Config.parse(
      "[[account]]\nname = \"work\"\n\(lines)\n[[account]]\nname = \"other\"\nservice = \"close\"\napi_key_env = \"K\"",
      file: "c")
    #expect(diagnostics.map(\.description) == [message])
    #expect(config.accounts.map(\.name) == ["other"])
  }

  @Test func namesMustBeUsable() {
    for name in ["", ".hidden", "-v", "a/b", "a b", "a\\u001Bb", String(repeating: "x", count: 41)] {
      let (config, diagnostics) = Config.parse(
        "[[account]]\nname = \"\(name)\"\nservice = \"close\"\napi_key_env = \"K\"", file: "c")
      #expect(config.accounts.isEmpty)
      #expect(diagnostics.map(\.message) == ["expected at most 40 letters, digits, - _ and ."])
    }
    #expect(AccountSettings.isValidName("Büro-2"))
  }

  @Test func namesMustDiffer() {
    let account = "[[account]]\nname = \"%\"\nservice = \"close\"\napi_key_env = \"K\"\n"
    let text = account.replacingOccurrences(of: "%", with: "work") + account.replacingOccurrences(of: "%", with: "Work")
    let (config, diagnostics) = Config.parse(text, file: "c")
    #expect(
      diagnostics.map(\.description) == [
        #"c:6: account[1].name = "Work": an account named "Work" is on line 1; names must differ by more than case"#
      ])
    #expect(config.accounts.count == 1)
  }

  @Test(arguments: ["api_key", "token", "password"])
  func aKeyInTheFileIsNotRepeated(key: String) {
    let (_, diagnostics) = Config.parse(
      "[[account]]\nservice = \"close\"\n\(key) = \"hunter2hunter2\"\napi_key_env = \"K\"", file: "c")
    #expect(
      diagnostics.map(\.description) == [
        "c:3: account[0].\(key): keys do not belong in this file; say where the key is "
          + "(api_key_command, api_key_env, api_key_file)"
      ])
  }

  @Test func aKeyWithoutQuotesIsNotRepeated() {
    let (_, diagnostics) = Config.parse("[[account]]\napi_key = hunter2hunter2\nservice = \"close\"\n", file: "c")
    #expect(!diagnostics.isEmpty)
    #expect(!diagnostics.map(\.description).joined().contains("hunter2"))
  }

  @Test func onlyClozeHasUsers() {
    let (config, diagnostics) = Config.parse(
      "[[account]]\nservice = \"close\"\nuser = \"a@b.c\"\napi_key_env = \"K\"", file: "c")
    #expect(
      diagnostics.map(\.description) == [#"c:3: account[0].user = "a@b.c": only Cloze accounts have a user; ignored"#])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(config.accounts.map(\.user) == [nil])
  }

  @Test func noFileIsAnEmptyConfiguration() throws {
    let folder = try TemporaryFolder()
    let (config, diagnostics) = Config.load(path: folder.file("none/config.toml"))
    #expect(config == Config())
    #expect(diagnostics.isEmpty)
  }

  @Test func filesThatCannotBeReadAreReported() throws {
    let folder = try TemporaryFolder()
    #expect(Config.load(path: folder.path).diagnostics.map(\.message) == ["is not a file"])
    let path = folder.file("latin1.toml")
    try Data([0x61, 0x3D, 0xE9]).write(to: URL(fileURLWithPath: path))
    #expect(Config.load(path: path).diagnostics.map(\.message) == ["is not UTF-8 text"])
    let large = try folder.write(String(repeating: "#", count: 1 << 20 + 1), to: "large.toml")
    #expect(Config.load(path: large).diagnostics.map(\.message) == ["cannot be read, or is larger than 1 MiB"])
  }

  @Test func aFileOthersCanChangeIsReported() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("theme = \"mono\"\n", to: "config.toml", mode: 0o664)
    let (config, diagnostics) = Config.load(path: path)
    #expect(config.theme.name == "mono")
    #expect(
      diagnostics.map(\.message) == [
        "others can change this file, and it names commands to run: chmod go-w \(path)"
      ])
  }
}
