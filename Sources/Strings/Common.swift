extension Strings {
  /// What several parts of the program say.
  public enum Common {
    public static let noAccount = "no account is set up"
  }
}
