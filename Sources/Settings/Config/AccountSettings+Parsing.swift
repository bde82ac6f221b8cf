import Strings

extension AccountSettings {
  private static let keys = [
    "name", "service", "url", "api_key_command", "api_key_env", "api_key_file", "user", "writing",
    "timeout_seconds", "sync",
  ]
  /// Names under which people might put a key itself.
  private static let misplacedKeys = ["api_key", "apikey", "key", "token", "secret", "password"]

  /// Reads an `[[account]]`; nil, with the reason among the diagnostics, when no connection could be made with it.
  init?(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    table.reportUnknownKeys(known: Self.keys, ignoring: Self.misplacedKeys, to: &diagnostics)
    for key in Self.misplacedKeys where table.members[key] != nil {
      diagnostics.append(
        table.diagnostic(
          key, Strings.ConfigAccounts.keysDoNotBelongHere, showsValue: false, allowed: SecretSource.keys))
    }
    let source = SecretSource(table, &diagnostics)
    let url: ServiceURL?
    switch Self.address(table, &diagnostics) {
    case .standard: url = nil
    case .given(let given): url = given
    case .unusable: return nil
    }
    guard let service = Self.service(table, &diagnostics), let source else { return nil }
    guard let name = Self.name(table, service, &diagnostics) else { return nil }
    let user = table.string("user", &diagnostics)
    if user != nil, service != .cloze {
      diagnostics.append(table.diagnostic("user", Strings.ConfigAccounts.onlyClozeHasUser, severity: .warning))
    }
    self.init(
      name: name, service: service, url: url, apiKey: source, user: service == .cloze ? user : nil,
      // A word that is not understood may have been meant to forbid.
      writing: table.members["writing"] == nil
        ? .allowed : table.choice("writing", of: Strings.ConfigAccounts.permission, &diagnostics) ?? .readOnly,
      timeoutSeconds: table.integer("timeout_seconds", in: 1...300, unit: Strings.Config.seconds, &diagnostics) ?? 30,
      // Nor is what may have been meant to keep it off this machine.
      syncs: table.members["sync"] == nil ? true : table.bool("sync", &diagnostics) ?? false)
  }

  private static func service(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> ServiceName? {
    if table.members["service"] == nil {
      diagnostics.append(
        table.diagnostic(
          aboutTable: Strings.ConfigAccounts.noService, allowed: ServiceName.allCases.map(\.rawValue)))
    }
    return table.choice("service", of: Strings.ConfigAccounts.service, &diagnostics)
  }

  /// The account's name, which is the service's when none is given.
  private static func name(
    _ table: TableReader, _ service: ServiceName, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    guard table.members["name"] != nil else { return service.rawValue }
    guard let name = table.string("name", &diagnostics) else { return nil }
    guard isValidName(name) else {
      diagnostics.append(table.diagnostic("name", Strings.ConfigAccounts.badName))
      return nil
    }
    return name
  }

  /// Where the service is reached. An unusable URL is no reason to use the default: the key would go to an address
  /// that the user did not mean.
  private enum Address {
    case standard, given(ServiceURL), unusable
  }

  private static func address(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> Address {
    guard table.members["url"] != nil else { return .standard }
    guard let text = table.string("url", &diagnostics) else { return .unusable }
    do {
      return .given(try ServiceURL(checking: text))
    } catch {
      diagnostics.append(table.diagnostic("url", error.message, showsValue: error.showsURL))
      return .unusable
    }
  }
}

extension SecretSource {
  /// The keys that name a source, of which an account has exactly one.
  static let keys = ["api_key_command", "api_key_env", "api_key_file"]

  /// Reads the one source of an account. Values that are no sources are not repeated: they may be the key itself.
  init?(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    let given = table.keys.filter(Self.keys.contains)
    guard let key = given.first else {
      diagnostics.append(table.diagnostic(aboutTable: Strings.ConfigAccounts.noKeyIsNamed, allowed: Self.keys))
      return nil
    }
    guard given.count == 1 else {
      diagnostics.append(
        table.diagnostic(given[1], Strings.ConfigAccounts.oneKeyOnly(key), showsValue: false))
      return nil
    }
    guard let text = table.string(key, showsValue: false, &diagnostics) else { return nil }
    if let refusal = Self.refusal(of: text, as: key) {
      diagnostics.append(table.diagnostic(key, refusal, showsValue: false))
      return nil
    }
    switch key {
    case "api_key_command": self = .command(text)
    case "api_key_env": self = .environment(text)
    default: self = .file(text)
    }
  }

  private static func refusal(of text: String, as key: String) -> String? {
    switch key {
    case "api_key_command":
      let isBlank = text.allSatisfy(\.isWhitespace)
      return isBlank || text.contains("\0") ? Strings.ConfigAccounts.noCommand : nil
    case "api_key_env":
      return isVariableName(text) ? nil : Strings.ConfigAccounts.noVariable
    default:
      let isPath = text.hasPrefix("/") || text.hasPrefix("~/")
      return isPath && !text.contains("\0") ? nil : Strings.ConfigAccounts.noPath
    }
  }

  /// Letters, digits and underscores. A long one without an underscore is more likely a key than a name.
  private static func isVariableName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    let isName = text.utf8.allSatisfy { TOMLScanner.isBareKeyByte($0) && $0 != UInt8(ascii: "-") }
    return isName && (text.utf8.count < 24 || text.contains("_"))
  }
}
