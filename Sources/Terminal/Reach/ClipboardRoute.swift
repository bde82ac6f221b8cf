import Strings

/// The way a text takes to a clipboard.
public enum ClipboardRoute: Sendable, Hashable {
  /// What the user wants.
  public enum Wish: Sendable, Hashable {
    case automatic, native, controlString, tmux, off
  }

  /// A program of this machine gets it.
  case native([HelperCommand])
  /// tmux gets it, and hands it on to its terminal where `isHandedOn`.
  case tmux(isHandedOn: Bool)
  /// The terminal is asked to take it, and says nothing.
  case terminal(ControlStringRoute)
  /// It goes nowhere, for this reason.
  case refused(String)

  /// Bytes that terminals take: the usual limit is 100 000 characters of base 64, which is 74 994 bytes before.
  public static let terminalLimit = 74_994
  /// Bytes for programs of this machine.
  public static let nativeLimit = 16 << 20

  /// Chooses the way for `size` bytes. Over SSH only the terminal reaches the user: a clipboard program there succeeds on
  /// the wrong machine.
  public static func choose(_ wish: Wish, size: Int, in surroundings: Surroundings) -> ClipboardRoute {
    guard size <= nativeLimit else { return .refused(Strings.Clipboard.tooMuchForAny(bytes: size)) }
    switch wish {
    case .off: return .refused(Strings.Clipboard.switchedOff)
    case .native: return native(surroundings) ?? .refused(Strings.Clipboard.noProgram)
    case .tmux: return tmux(size)
    case .controlString: return terminal(size, surroundings)
    case .automatic:
      if surroundings.route == .tmux { return tmux(size) }
      if !surroundings.isRemote, let native = native(surroundings) { return native }
      return terminal(size, surroundings)
    }
  }

  private static func native(_ surroundings: Surroundings) -> ClipboardRoute? {
    surroundings.clipboardTools.isEmpty ? nil : .native(surroundings.clipboardTools)
  }

  private static func tmux(_ size: Int) -> ClipboardRoute { .tmux(isHandedOn: size <= terminalLimit) }

  /// The way through the terminal.
  public static func terminal(_ size: Int, _ surroundings: Surroundings) -> ClipboardRoute {
    guard Surroundings.takesControlStrings(term: surroundings.term) else {
      return .refused(Strings.Clipboard.noneInTerminal(surroundings.term))
    }
    guard size <= terminalLimit else {
      return .refused(Strings.Clipboard.tooMuchForTerminal(bytes: size, most: terminalLimit))
    }
    // tmux takes the plain sequence for its own terminal; wrapped, it would need another permission.
    return .terminal(surroundings.route == .screen ? .screen : .direct)
  }
}
