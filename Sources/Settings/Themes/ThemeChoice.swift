/// A theme chosen in the program, kept in a file of the state folder.
///
/// The later word counts: the choice holds as long as the config names the theme that it named then.
public struct ThemeChoice: Sendable, Hashable {
  /// The file: the theme chosen, and in the next line the one of the config.
  public let path: String

  public init(path: String) { self.path = path }

  /// The theme chosen over the config's; nil when there is none, or the config has another one since.
  public func name(over configured: String) -> String? {
    guard let text = try? SettingsFile.read(path)?.text else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, lines[1] == configured, !lines[0].isEmpty else { return nil }
    return String(lines[0])
  }

  /// Keeps a choice. Returns whether that went well.
  func save(_ name: String, over configured: String) -> Bool {
    (try? OwnerOnly.replace(path, with: Array("\(name)\n\(configured)\n".utf8), keepingMode: false)) != nil
  }
}
