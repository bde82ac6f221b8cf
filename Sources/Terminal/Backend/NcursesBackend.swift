public import Canvas
import Strings

/// Draws with ncurses, which keeps the model of the screen and finds the shortest way to the next; writes by itself, one
/// write for a frame.
public final class NcursesBackend: TerminalBackend {
  public struct Options: Sendable {
    public var colorMode: ColorMode
    /// All but small frames are bracketed so that a terminal that knows mode 2026 shows them at once; others ignore the brackets.
    public var synchronizedOutput: Bool
    /// Whatever is beyond ASCII is drawn as what comes nearest, or as `?`; always so where there is no UTF-8 locale.
    public var asciiOnly: Bool
    /// Modes at the beginning.
    public var modes: TerminalModes
    /// Whether frames wait for a line that is slower than they are made. Off, each is written when it is made.
    public var keepsStep: Bool
    /// Takes down what is drawn.
    public var trace: TraceRecorder?
    /// Milliseconds of a clock that does not jump, for ``keepsStep``.
    public var clock: @Sendable () -> Int64 = { MonotonicTime.milliseconds }

    public init(
      colorMode: ColorMode = .automatic, synchronizedOutput: Bool = true, asciiOnly: Bool = false,
      modes: TerminalModes = .fullScreen, keepsStep: Bool = false, trace: TraceRecorder? = nil
    ) {
      self.keepsStep = keepsStep
      self.trace = trace
      self.colorMode = colorMode
      self.synchronizedOutput = synchronizedOutput
      self.asciiOnly = asciiOnly
      self.modes = modes
    }
  }

  private static let beginSynchronized = Array("\u{1B}[?2026h".utf8)
  /// The most bytes of a frame that needs no brackets: less than a packet, and than a terminal reads at a time.
  private static let smallFrame = 256
  private static let endSynchronized = Array("\u{1B}[?2026l".utf8)
  /// Where a terminal does not tell.
  private static let usualSize = Size(width: 80, height: 24)

  public private(set) var size: Size
  public var modes: TerminalModes
  public var isGone: Bool { output.isGone }
  public var statistics: FrameStatistics { output.statistics }

  private let device: any TerminalDevice
  private let options: Options
  private let screen: CursesScreen
  private var painter: CellPainter
  private var output: FrameOutput
  private var sequences: ModeSequences
  private var shownModes = TerminalModes.shell
  private var shown: Surface?
  private var needsErase = true
  private var messages: [TerminalMessage] = []
  /// Goes out at the end of the next frame.
  private var question: [UInt8] = []
  private var isEntered = false
  private var isClosed = false

  /// How many colours are used: 0, 8, 16, 256, or 16 777 216 for true colour.
  public var colorCount: Int { painter.colors.depth.count }

  /// Draws as for `terminal`, a name in terminfo, on `device`. Nothing is sent, nor any mode changed, before
  /// ``enter()``.
  public init(terminal: String, device: any TerminalDevice, options: Options = Options()) throws(TerminalError) {
    let size = Self.usable(device.size ?? Self.usualSize)
    let unicode = CursesScreen.locked { CursesScreen.drawsUnicode } && !options.asciiOnly
    guard
      let (screen, painter) = CursesScreen.locked({ () -> (CursesScreen, CellPainter)? in
        guard let screen = CursesScreen(terminal: terminal, size: size) else { return nil }
        return (screen, CellPainter(screen, colorMode: options.colorMode, drawsUnicode: unicode))
      })
    else { throw .systemRefused(Strings.Terminals.screenInMemory(terminal)) }
    guard CursesScreen.locked({ screen.capability("cup") }) != nil else {
      CursesScreen.locked { screen.close() }
      throw .typeTooSimple(terminal)
    }
    self.size = size
    self.device = device
    self.options = options
    self.screen = screen
    self.painter = painter
    let isAnsi = CursesScreen.locked { screen.motion(row: 0, column: 0) }?.hasPrefix("\u{1B}[") ?? false
    output = FrameOutput(
      to: device, pacing: options.keepsStep ? LinePacing(bitsPerSecond: device.bitsPerSecond, asks: isAnsi) : nil,
      trace: options.trace, now: options.clock)
    modes = options.modes
    sequences = ModeSequences()
    sequences = modeSequences(terminal)
  }

  deinit { close() }

  private static func usable(_ size: Size) -> Size {
    // What a terminal claims is bounded before memory is asked for it.
    Size(width: min(max(1, size.width), 1000), height: min(max(1, size.height), 1000))
  }

  private func modeSequences(_ terminal: String) -> ModeSequences {
    CursesScreen.locked {
      func string(_ name: String) -> String { screen.capability(name) ?? "" }
      var sequences = ModeSequences()
      // ncurses relies on plain text, insert mode off and wrapping on.
      sequences.enterScreen = string("smcup") + string("sgr0") + string("rmir") + string("smam")
      sequences.leaveScreen = string("rmcup")
      sequences.showCursor = string("cnorm")
      sequences.hideCursor = string("civis")
      sequences.plainText = string("sgr0")
      let families = ["xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "ghostty", "wezterm"]
      sequences.hasTitle = screen.flag("XT") || families.contains { terminal.hasPrefix($0) }
      return sequences
    }
  }

  // MARK: Frames

  public func present(_ surface: Surface) {
    guard isEntered, !isGone, !isClosed else { return }
    let cursor = surface.cursor.flatMap { visible($0) }
    var wanted = modes
    wanted.cursorVisible = cursor != nil
    if !needsErase, wanted == shownModes, surface == shown, question.isEmpty, messages.isEmpty { return }

    let erase = needsErase
    let previous = erase || shown?.size != surface.size ? nil : shown
    var cells = CursesScreen.locked { draw(surface, over: previous, cursor: cursor, erase: erase) }
    if !surface.links.isEmpty || previous?.links.isEmpty == false { cells += links(of: surface, over: previous) }

    var hidden = wanted
    hidden.cursorVisible = shownModes.cursorVisible && wanted.cursorVisible
    var frame = hidden.transition(from: shownModes, sequences)
    // A frame that a terminal reads in one go shows no half of itself.
    let synchronizes = options.synchronizedOutput && !erase && cells.count > Self.smallFrame
    if synchronizes { frame += Self.beginSynchronized }
    frame += cells
    frame += wanted.transition(from: hidden, sequences)
    if synchronizes { frame += Self.endSynchronized }
    for message in messages { frame += message.bytes }
    messages = []
    frame += question
    question = []

    if wanted != shownModes { device.guardCrash(sending: farewell(from: wanted)) }
    shownModes = wanted
    shown = surface
    needsErase = false
    send(frame)
  }

  /// Draws the surface in as many passes as it takes.
  private func draw(_ surface: Surface, over previous: Surface?, cursor: Point?, erase: Bool) -> [UInt8] {
    var shown = previous
    var bytes: [UInt8] = []
    for step in previous.map({ FramePasses.surfaces(from: $0, to: surface) }) ?? [] {
      painter.paint(step, over: shown, within: size, on: screen)
      bytes += screen.update(cursor: nil, erase: false, slots: painter.slots, margins: step.margins)
      shown = step
    }
    painter.paint(surface, over: shown, within: size, on: screen)
    return bytes + screen.update(cursor: cursor, erase: erase, slots: painter.slots, margins: surface.margins)
  }

  private func links(of surface: Surface, over previous: Surface?) -> [UInt8] {
    CursesScreen.locked {
      painter.links.frame(
        surface, over: previous, text: { painter.text(of: $0) }, move: { screen.motion(row: $0, column: $1) })
    }
  }

  public func post(_ message: TerminalMessage) {
    // Nobody is there to take what piles up while another program has the terminal.
    if isEntered, !isGone { messages.append(message) }
  }

  private func visible(_ point: Point) -> Point? {
    point.x >= 0 && point.y >= 0 && point.x < size.width && point.y < size.height ? point : nil
  }

  private func send(_ frame: [UInt8]) { output.send(frame) }

  public var readiness: FrameReadiness { output.readiness }

  public func sendRest() { output.sendRest() }

  public func takeAnswer() { output.takeAnswer() }

  /// Sends what another screen was sent, made harmless. What is shown afterwards is not known here.
  public func replay(_ bytes: [UInt8]) {
    guard isEntered, !isClosed else { return }
    needsErase = true
    send(bytes)
  }

  /// Asks the terminal something, with the next frame and at no cost of its own. The reply comes with the keys.
  func ask(_ question: [UInt8]) { self.question += question }

  // MARK: Coming and going

  @discardableResult
  public func resize() -> Bool {
    guard !isClosed, let measured = device.size.map(Self.usable), measured != size else { return false }
    size = measured
    options.trace?.resized(measured)
    CursesScreen.locked { screen.resize(measured) }
    needsErase = true
    return true
  }

  public func redrawEverything() { needsErase = true }

  public func enter() {
    guard !isClosed else { return }
    // Entered already: the process was stopped in the middle of it, and what is shown is to be undone once, not twice.
    if isEntered, !isGone, shown != nil { output.sendLast(farewell(from: shownModes)) }
    device.takeKeys()
    resize()
    // Whoever had the terminal meanwhile may have left any mode and any text behind.
    shownModes = .shell
    shown = nil
    needsErase = true
    isEntered = true
  }

  public func leave() {
    guard isEntered else { return }
    isEntered = false
    if !isGone, shown != nil { output.sendLast(farewell(from: shownModes)) }
    shownModes = .shell
    shown = nil
    device.releaseKeys()
    device.endGuard()
  }

  /// Puts the terminal's settings back as they were on leaving, whatever another program has left behind.
  public func restoreSettings() {
    if !isEntered { device.restoreKeys() }
  }

  /// All that brings the terminal from `modes` back to a shell's.
  private func farewell(from modes: TerminalModes) -> [UInt8] {
    var bytes = options.synchronizedOutput ? Self.endSynchronized : []
    bytes += Array(sequences.plainText.utf8)
    if sequences.leaveScreen.isEmpty {
      // Without a screen of its own the prompt goes below what is there.
      let motion = CursesScreen.locked { screen.motion(row: size.height - 1, column: 0) }
      bytes += Array((motion ?? "").utf8)
    }
    bytes += TerminalModes.shell.transition(from: modes, sequences)
    if sequences.leaveScreen.isEmpty { bytes += Array("\r\n".utf8) }
    return bytes
  }

  public func close() {
    guard !isClosed else { return }
    leave()
    isClosed = true
    CursesScreen.locked { screen.close() }
  }
}
