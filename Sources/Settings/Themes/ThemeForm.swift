/// The forms a theme has, by how many colours there are to show it with.
public enum ThemeForm: Int, Sendable, Hashable, CaseIterable {
  /// True colour, or 256 colours.
  case full
  /// 16 or 8 colours: the user's palette, whatever it is.
  case color16
  /// No colours: attributes alone tell things apart.
  case mono
}
