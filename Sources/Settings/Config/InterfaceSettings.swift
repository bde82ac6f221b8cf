/// `[interface]`: how the panes behave.
public struct InterfaceSettings: Sendable, Hashable {
  /// How many colours to use.
  public enum ColorMode: String, Sendable, Hashable, CaseIterable {
    /// What the terminal can show, as terminfo and `COLORTERM` say; none when `NO_COLOR` is set.
    case auto
    case trueColor = "true"
    case indexed256 = "256"
    case indexed16 = "16"
    case indexed8 = "8"
    /// Attributes only.
    case mono
  }

  /// Milliseconds that the cursor rests on a record before detail and timeline follow; 0 to 2000.
  public var restMilliseconds: Int
  /// Whether frames are bracketed by mode 2026, so that the terminal shows each at once.
  public var synchronizedOutput: Bool
  public var color: ColorMode
  /// Whether the kitty keyboard protocol is used where the terminal says that it speaks it.
  public var kittyKeyboard: Bool

  public init(
    restMilliseconds: Int = 80, synchronizedOutput: Bool = true, color: ColorMode = .auto, kittyKeyboard: Bool = true
  ) {
    self.restMilliseconds = restMilliseconds
    self.synchronizedOutput = synchronizedOutput
    self.kittyKeyboard = kittyKeyboard
    self.color = color
  }
}
