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

  /// How dates are shown.
  public enum Dates: String, Sendable, Hashable, Codable, CaseIterable {
    /// In words where the day is near: `today 14:05`, `21 Nov`.
    case calendar
    /// By how long ago or ahead: `3 h ago`, `in 2 d`.
    case relative
    /// In figures: `2026-11-21 14:05`.
    case absolute
  }

  /// Milliseconds that the cursor rests on a record before detail and timeline follow; 0 to 2000.
  public var restMilliseconds: Int
  /// Whether frames are bracketed by mode 2026, so that the terminal shows each at once.
  public var synchronizedOutput: Bool
  public var color: ColorMode
  /// Whether the kitty keyboard protocol is used where the terminal says that it speaks it.
  public var kittyKeyboard: Bool
  /// How dates are shown until the user says otherwise.
  public var dates: Dates

  public init(
    restMilliseconds: Int = 80, synchronizedOutput: Bool = true, color: ColorMode = .auto, kittyKeyboard: Bool = true,
    dates: Dates = .calendar
  ) {
    self.restMilliseconds = restMilliseconds
    self.synchronizedOutput = synchronizedOutput
    self.kittyKeyboard = kittyKeyboard
    self.color = color
    self.dates = dates
  }
}
