import CRM

/// What the browser hears of themes.
public enum ThemeNews: Sendable {
  /// The themes there are, and the one on the screen.
  case listed([String], current: String)
  /// A theme was taken for good; a remark for the user.
  case taken(String, remark: String)
  /// What is wrong with the theme's files; the look stays as it was.
  case broken(Problem)
  /// Nothing is wrong with them any more.
  case mended
}
