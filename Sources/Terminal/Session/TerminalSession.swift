import CTerminal
import Canvas
import Strings

/// The program's time on a terminal: opens it, refuses with a reason where there is none, and gives it back as it was on
/// every way out.
///
/// A crash, `exit()` and a shutdown that hangs are covered as well, from C. Belongs to the UI thread.
public final class TerminalSession {
  public struct Options: Sendable {
    public var backend: NcursesBackend.Options
    /// Takes standard error while the screen is in use; nil leaves it.
    public var logPath: String?
    /// TERM; nil when unset.
    public var term: String?
    /// How long the program may take to end once told to, in seconds; after that it is ended.
    public var grace: UInt32
    /// Whether keys come in the kitty keyboard protocol, from terminals that say they speak it.
    public var kittyKeyboard: Bool

    /// `term` is taken from the environment unless given.
    public init(
      backend: NcursesBackend.Options = .init(), logPath: String? = nil, term: String? = nil, grace: UInt32 = 2,
      kittyKeyboard: Bool = false
    ) {
      self.backend = backend
      self.logPath = logPath
      self.term = term ?? Descriptor.environment("TERM")
      self.grace = grace
      self.kittyKeyboard = kittyKeyboard
    }
  }

  public let tty: TTY
  public let backend: NcursesBackend
  /// Things the user should know, such as a terminal type drawn as another.
  public private(set) var notices: [String] = []

  private let logPath: String?
  private let ownedInput: Int32?
  private var redirect: StandardErrorRedirect?
  private var isClosed = false
  private var keyboard = KeyboardNegotiation()
  /// When a question was last sent whose reply is outstanding.
  private var asked = ContinuousClock.now

  /// Draws on standard output; keys come from standard input, or from the same terminal when that is redirected.
  public convenience init(options: Options = Options()) throws(TerminalError) {
    guard Descriptor.isTerminal(1) else { throw .outputIsNoTerminal }
    if Descriptor.isTerminal(0) {
      try self.init(TTY(input: 0, output: 1), ownedInput: nil, options: options)
    } else {
      guard let input = Descriptor.openTerminal(of: 1) else { throw .noKeyboard }
      try self.init(TTY(input: input, output: 1), ownedInput: input, options: options)
    }
  }

  private init(_ tty: TTY, ownedInput: Int32?, options: Options) throws(TerminalError) {
    let entry: TerminalEntry
    let backend: NcursesBackend
    do throws(TerminalError) {
      entry = try TerminalEntry.choose(term: options.term) { name in
        CursesScreen.locked { ct_terminal_is_known(name) }
      }
      guard ct_signals_install(options.grace) >= 0 else {
        throw TerminalError.systemRefused(Strings.Terminals.signalPipe)
      }
      backend = try NcursesBackend(
        terminal: entry.name, device: DescriptorDevice(tty, crashNote: Self.crashNote(options.logPath)),
        options: options.backend)
    } catch {
      ct_signals_remove()
      if let ownedInput { Descriptor.close(ownedInput) }
      throw error
    }
    options.backend.trace?.begin(terminal: entry.name, size: backend.size)
    self.tty = tty
    self.ownedInput = ownedInput
    self.backend = backend
    logPath = options.logPath
    if let notice = entry.notice { notices.append(notice) }
    if !CursesScreen.drawsUnicode { notices.append(Strings.Terminals.drawnInASCII) }
    // Exported by some shells, they would hold the size of now against every change of the window.
    Descriptor.removeFromEnvironment("LINES")
    Descriptor.removeFromEnvironment("COLUMNS")
    enter()
    // These two have no way to know, and old ones of them take questions for something else.
    guard options.kittyKeyboard, !entry.name.hasPrefix("linux"), !entry.name.hasPrefix("vt") else { return }
    backend.ask(KeyboardNegotiation.question)
    keyboard.asked()
    asked = .now
  }

  deinit { close() }

  /// Takes what the terminal has answered. Whether a frame has something to send now.
  public func heard(_ reply: TerminalReply) -> Bool {
    guard keyboard.heard(reply) else { return false }
    backend.modes.kittyKeyboard = keyboard.isWanted
    if keyboard.isWanted { switchedKeyboard() }
    return true
  }

  private func switchedKeyboard() {
    keyboard.switched()
    asked = .now
  }

  /// Waits a moment for a reply that is on its way: after the terminal was given back it would be typed into the shell.
  /// What the user types meanwhile is for nobody, as what is typed at any time of leaving.
  private func awaitReplies() {
    // Who has not answered for so long does not at all.
    guard keyboard.awaitsReply, !backend.isGone, .now - asked < .seconds(2) else { return }
    var decoder = InputDecoder()
    let limit = ContinuousClock.now + .milliseconds(500)
    while keyboard.awaitsReply {
      let left = Int((limit - .now) / .milliseconds(1))
      guard left > 0, Descriptor.wait([tty.input], milliseconds: left)[0] == .readable,
        case .bytes(let bytes) = Descriptor.read(tty.input, atMost: 4096)
      else { return }
      _ = decoder.feed(bytes)
      for reply in decoder.takeReplies() { keyboard.drained(reply) }
    }
  }

  private static func crashNote(_ logPath: String?) -> String {
    Strings.Terminals.endedAbnormally(log: logPath) + "\r\n"
  }

  /// Takes the terminal, after ``leave()`` or when the process was continued after a stop from outside; the next frame
  /// paints everything.
  public func enter() {
    guard !isClosed else { return }
    if redirect == nil, let logPath {
      redirect = StandardErrorRedirect.begin(to: logPath)
      if redirect == nil { notices.append(Strings.Terminals.logNotWritable(logPath)) }
    }
    backend.enter()
    if keyboard.isWanted { switchedKeyboard() }
  }

  /// Gives the terminal and standard error back, for an editor or another program to use.
  public func leave() {
    awaitReplies()
    backend.leave()
    redirect = nil
  }

  /// The program that the terminal was given to has ended, perhaps without tidying up.
  public func reclaim() { backend.restoreSettings() }

  /// Stops the program as the terminal's suspend key would, and takes the terminal again when the user comes back.
  /// Returns false when there is no shell to stop for.
  @discardableResult
  public func suspend() -> Bool {
    guard !isClosed else { return false }
    leave()
    let stopped = ct_stop_group()
    enter()
    return stopped
  }

  /// Gives everything back for good.
  public func close() {
    guard !isClosed else { return }
    leave()
    isClosed = true
    backend.close()
    ct_signals_remove()
    if let ownedInput { Descriptor.close(ownedInput) }
  }
}
