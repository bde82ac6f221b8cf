/// What the terminal sent, decoded.
public enum InputEvent: Sendable, Hashable {
  case key(Key)
  /// One bracketed paste, whole. Line ends are LF; of other control characters only tabs are left.
  case paste(String)
  /// The terminal window gained or lost the focus.
  case focus(Bool)
  /// Comes only from a terminal that was told to report it.
  case mouse(MouseEvent)
}
