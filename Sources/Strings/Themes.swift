extension Strings {
  /// Choosing how it all looks.
  public enum Themes {
    public static let title = "Themes"
    public static let inUse = "in use"
    public static let notKnownYet = "themes are not known yet"
    public static func unknown(_ name: String, known: String) -> String { "no theme \(name); there are \(known)" }
    public static func taken(_ name: String, isKept: Bool) -> String {
      "theme \(name)\(isKept ? ", kept for the next time" : ", until closeup ends: it cannot be kept")"
    }
    /// `first` of what is wrong in a theme's file; `others` is how much more there is.
    public static func broken(_ first: String, colorsStay: Bool, others: Int) -> String {
      "\(first).\(colorsStay ? " The colours stay as they were." : "")\(others > 0 ? " \(others) more." : "")"
    }
  }
}
