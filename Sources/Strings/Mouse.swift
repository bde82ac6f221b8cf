extension Strings {
  /// Whose the mouse is.
  public enum Mouse {
    public static let isCloseups = "the mouse is closeup's; with Shift (Option on a Mac) it selects text as before"
    public static let isTheTerminals = "the mouse is the terminal's, for selecting text"
  }
}
