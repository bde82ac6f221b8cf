extension Strings {
  /// Whom a message is to, as the beginning of a line.
  public enum Recipients {
    public static let to = "To"
    public static let cc = "Cc"
    public static let bcc = "Bcc"
  }
}
