/// What the mouse did, and over which cell.
public struct MouseEvent: Sendable, Hashable {
  public enum Button: Sendable, Hashable {
    case left, middle, right
  }

  public enum Act: Sendable, Hashable {
    case press(Button)
    /// Moved with the button held.
    case drag(Button)
    case release(Button)
    /// One notch: 1 towards the end of what is scrolled, -1 towards its beginning.
    case wheel(Int)
  }

  public var act: Act
  /// From the top left corner, (0, 0).
  public var place: Point
  public var modifiers: Key.Modifiers

  public init(_ act: Act, at place: Point, _ modifiers: Key.Modifiers = []) {
    self.act = act
    self.place = place
    self.modifiers = modifiers
  }
}
