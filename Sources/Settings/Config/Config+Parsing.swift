import Strings

extension Config {
  /// Reads the text of a configuration. What is wrong in it is left at its default, and reported.
  public static func parse(_ text: String, file: String) -> (config: Config, diagnostics: [Diagnostic]) {
    let document = TOMLDocument(text, file: file)
    var diagnostics = document.diagnostics
    let reader = TableReader(document)
    var config = Config()
    reader.reportUnknownKeys(
      known: [
        "theme", "keymap", "palette", "roles", "interface", "writing", "sync", "terminal", "account", "command",
      ], to: &diagnostics)
    config.theme = reference("theme", in: reader, &diagnostics) ?? config.theme
    config.keymap = reference("keymap", in: reader, &diagnostics) ?? config.keymap
    config.looks = ThemeOverrides(reader, &diagnostics)
    if let table = reader.table("interface", &diagnostics) {
      config.interface = InterfaceSettings(table, &diagnostics)
    }
    if let table = reader.table("writing", &diagnostics) {
      config.writing = WritingSettings(table, &diagnostics)
    }
    if let table = reader.table("sync", &diagnostics) {
      config.sync = SyncSettings(table, &diagnostics)
    }
    if let table = reader.table("terminal", &diagnostics) {
      config.terminal = TerminalSettings(table, &diagnostics)
    }
    for (account, line) in accounts(in: reader, &diagnostics) {
      config.accounts.append(account)
      config.accountLines[account.name] = line
    }
    config.commands = commands(in: reader, &diagnostics)
    return (config, diagnostics.inReadingOrder())
  }

  private static func reference(
    _ key: String, in reader: TableReader, _ diagnostics: inout [Diagnostic]
  ) -> AssetReference? {
    guard let name = reader.string(key, &diagnostics) else { return nil }
    return AssetReference(name: name, file: reader.document.file, line: reader.line(of: key), keyPath: key)
  }

  /// The tables written as `[[key]]`.
  private static func tables(
    _ key: String, called plural: String, in reader: TableReader, _ diagnostics: inout [Diagnostic]
  ) -> [TableReader] {
    let nodes: [TOMLNode]
    switch reader.members[key] {
    case nil: return []
    case .array(let elements): nodes = elements
    default:
      diagnostics.append(
        reader.diagnostic(key, Strings.Diagnostics.doubleBrackets(of: plural, key: key), showsValue: false))
      return []
    }
    return nodes.enumerated().compactMap { index, node in
      let path = reader.path.appending(key).appending(index: index)
      if case .table(let members) = node { return TableReader(reader.document, path: path, members: members) }
      diagnostics.append(
        Diagnostic(
          .error, file: reader.document.file, line: reader.document.line(of: path), keyPath: path.description,
          message: Strings.Diagnostics.doubleBracketTableExpected(key)))
      return nil
    }
  }

  private static func commands(in reader: TableReader, _ diagnostics: inout [Diagnostic]) -> [UserCommand] {
    var commands: [UserCommand] = []
    var lines: [String: Int] = [:]
    for table in tables("command", called: Strings.ConfigCommands.commands, in: reader, &diagnostics) {
      guard let command = UserCommand(table, &diagnostics) else { continue }
      if let first = lines[command.name] {
        diagnostics.append(table.diagnostic("name", Strings.ConfigCommands.nameIsTaken(line: first)))
        continue
      }
      lines[command.name] = table.line(of: "name") ?? 0
      commands.append(command)
    }
    return commands
  }

  /// The accounts that can be used, with the lines their tables begin on.
  private static func accounts(
    in reader: TableReader, _ diagnostics: inout [Diagnostic]
  ) -> [(account: AccountSettings, line: Int?)] {
    var accounts: [(AccountSettings, Int?)] = []
    var lines: [String: Int] = [:]
    for table in tables("account", called: Strings.ConfigAccounts.accounts, in: reader, &diagnostics) {
      guard let account = AccountSettings(table, &diagnostics) else { continue }
      if let first = lines[account.name.lowercased()] {
        diagnostics.append(
          table.diagnostic(
            table.members["name"] == nil ? "service" : "name",
            Strings.ConfigAccounts.nameIsTaken(account.name.quotedForMessage, line: first)))
        continue
      }
      let line = reader.document.line(of: table.path)
      lines[account.name.lowercased()] = line ?? 0
      accounts.append((account, line))
    }
    return accounts
  }
}

extension InterfaceSettings {
  init(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    self.init()
    table.reportUnknownKeys(
      known: ["rest_ms", "synchronized_output", "kitty_keyboard", "color", "dates"], to: &diagnostics)
    restMilliseconds =
      table.integer("rest_ms", in: 0...2000, unit: Strings.Config.milliseconds, &diagnostics) ?? restMilliseconds
    synchronizedOutput = table.bool("synchronized_output", &diagnostics) ?? synchronizedOutput
    kittyKeyboard = table.bool("kitty_keyboard", &diagnostics) ?? kittyKeyboard
    color = table.choice("color", of: Strings.Config.colorMode, &diagnostics) ?? color
    dates = table.choice("dates", of: Strings.Config.dateStyle, &diagnostics) ?? dates
  }
}

extension WritingSettings {
  init(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    self.init()
    table.reportUnknownKeys(known: ["undo_seconds", "date_order"], to: &diagnostics)
    undoSeconds =
      table.integer("undo_seconds", in: 0...300, unit: Strings.Config.seconds, &diagnostics) ?? undoSeconds
    dateOrder = table.choice("date_order", of: Strings.Config.dateOrder, &diagnostics) ?? dateOrder
  }
}

extension SyncSettings {
  init(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    self.init()
    table.reportUnknownKeys(
      known: ["enabled", "interval_seconds", "rate_share", "first_pull", "timelines"], to: &diagnostics)
    isEnabled = table.bool("enabled", &diagnostics) ?? isEnabled
    intervalSeconds =
      table.integer("interval_seconds", in: 10...86_400, unit: Strings.Config.seconds, &diagnostics) ?? intervalSeconds
    rateShare = Self.share("rate_share", table, &diagnostics) ?? rateShare
    firstPull = table.bool("first_pull", &diagnostics) ?? firstPull
    timelines = table.choice("timelines", of: Strings.Config.choiceOfTimelines, &diagnostics) ?? timelines
  }

  private static func share(_ key: String, _ table: TableReader, _ diagnostics: inout [Diagnostic]) -> Double? {
    switch table.members[key] {
    case nil: return nil
    case .float(let share) where (0.05...1).contains(share): return share
    case .integer(1): return 1
    default:
      diagnostics.append(table.diagnostic(key, Strings.Config.shareExpected))
      return nil
    }
  }
}
