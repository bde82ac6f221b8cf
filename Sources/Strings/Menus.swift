extension Strings {
  /// Menus of all commands.
  public enum Menus {
    public static let help = "Help: type to search, Enter runs"
    public static let palette = "Commands: type a few letters, Enter runs"
    public static let nothingMatches = "nothing matches"
  }
}
