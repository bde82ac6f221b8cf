/// What the environment tells of the machine that the program runs on, and of where its user sits.
public struct Surroundings: Sendable, Hashable {
  /// Over SSH: the clipboard and the browsers here are not the user's.
  public var isRemote: Bool
  /// Inside tmux, GNU screen, or neither.
  public var route: ControlStringRoute
  /// Whether a desktop is there to open a browser on.
  public var hasDisplay: Bool
  /// The programs that set this machine's clipboard, the likeliest first.
  public var clipboardTools: [HelperCommand]
  /// The program that opens an address on this machine's desktop.
  public var opener: HelperCommand?
  /// TERM.
  public var term: String

  public init(environment: [String: String]) {
    func has(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    isRemote = has("SSH_CONNECTION") || has("SSH_TTY") || has("SSH_CLIENT")
    route = has("TMUX") ? .tmux : has("STY") ? .screen : .direct
    term = environment["TERM"] ?? ""
    #if os(macOS)
      hasDisplay = true
      clipboardTools = [HelperCommand("pbcopy")]
      opener = HelperCommand("open")
    #else
      let isWindows = has("WSL_DISTRO_NAME")
      hasDisplay = has("WAYLAND_DISPLAY") || has("DISPLAY") || isWindows
      clipboardTools =
        (has("WAYLAND_DISPLAY") ? [HelperCommand("wl-copy")] : [])
        + (has("DISPLAY")
          ? [
            HelperCommand("xclip", "-selection", "clipboard"), HelperCommand("xsel", "--clipboard", "--input"),
          ] : [])
        + (isWindows ? [HelperCommand("clip.exe")] : [])
      opener = HelperCommand(isWindows ? "wslview" : "xdg-open")
    #endif
  }

  /// Whether the terminal takes control strings. Consoles and terminals of old print them on the screen instead.
  public static func takesControlStrings(term: String) -> Bool {
    let plain = ["linux", "vt", "ansi", "cons", "pc", "sun", "wy", "dumb", "hurd", "mach", "bterm", "fbterm"]
    return !plain.contains { term.hasPrefix($0) }
  }
}

/// A program and its arguments; nothing of it goes through a shell.
public struct HelperCommand: Sendable, Hashable {
  public var program: String
  public var arguments: [String]

  public init(_ program: String, _ arguments: String...) {
    self.program = program
    self.arguments = arguments
  }
}
