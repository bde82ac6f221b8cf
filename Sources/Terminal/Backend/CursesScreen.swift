import CTerminal
import Canvas

/// ncurses drawing into memory for one kind of terminal.
///
/// ncurses keeps its state in globals: all but ``locked(_:)`` is called inside it.
final class CursesScreen {
  /// Nobody else is inside ncurses while `body` runs.
  static func locked<T>(_ body: () throws -> T) rethrows -> T {
    ct_screens_lock()
    defer { ct_screens_unlock() }
    return try body()
  }

  /// True when ncurses draws characters beyond ASCII. Decided once: the locale belongs to the process.
  static let drawsUnicode = ct_locale_use_utf8()

  private let screen: OpaquePointer
  private let abilities: FrameCompaction.Abilities
  /// What the last frame has left set; nil when that is not known.
  private var look: SentLook?
  /// Whether colours past the first sixteen are set by `38;5;n`.
  let setsColorsAsXterm: Bool

  init?(terminal: String, size: Size) {
    guard let screen = ct_screen_open(terminal, Int32(clamping: size.height), Int32(clamping: size.width)) else {
      return nil
    }
    self.screen = screen
    func has(_ name: String, _ sequence: String) -> Bool {
      ct_screen_capability(screen, name).map { String(cString: $0) } == sequence
    }
    var abilities: FrameCompaction.Abilities = []
    if has("ech", "\u{1B}[%p1%dX") { abilities.insert(.eraseCharacters) }
    if has("hpa", "\u{1B}[%i%p1%dG"), ct_screen_flag(screen, "xenl") { abilities.insert(.setColumn) }
    setsColorsAsXterm = ct_screen_color_count(screen) >= 256 && Self.colored(screen, 100) == "\u{1B}[38;5;100m"
    if Self.colored(screen, 1) == "\u{1B}[31m" { abilities.insert(.takeBack) }
    if ct_screen_flag(screen, "bce") { abilities.insert(.eraseInColor) }
    if has("cud1", "\n") { abilities.insert(.lineFeed) }
    if ct_screen_flag(screen, "msgr") { abilities.insert(.moveInLook) }
    self.abilities = abilities
  }

  /// What sets a foreground.
  private static func colored(_ screen: OpaquePointer, _ number: Int32) -> String? {
    ct_screen_foreground(screen, number).map { String(cString: $0) }
  }

  func close() { ct_screen_close(screen) }

  var colorCount: Int { Int(ct_screen_color_count(screen)) }
  var hasDirectColor: Bool { ct_screen_has_direct_color(screen) }
  var pairCount: Int { Int(ct_screen_pair_count(screen)) }
  var attributes: UInt32 { ct_screen_attributes(screen) }

  func capability(_ name: String) -> String? {
    ct_screen_capability(screen, name).map { String(cString: $0) }
  }

  func flag(_ name: String) -> Bool { ct_screen_flag(screen, name) }

  func motion(row: Int, column: Int) -> String? {
    ct_screen_motion(screen, Int32(clamping: row), Int32(clamping: column)).map { String(cString: $0) }
  }

  func define(_ number: Int32, _ pair: ColorMapping.Pair) -> Bool {
    ct_screen_define_pair(screen, number, pair.foreground, pair.background)
  }

  func resize(_ size: Size) {
    ct_screen_resize(screen, Int32(clamping: size.height), Int32(clamping: size.width))
  }

  func blank() { ct_screen_blank(screen) }

  func put(_ scalars: UnsafeBufferPointer<UInt32>, row: Int, column: Int, _ look: ResolvedStyle) {
    ct_screen_put(
      screen, Int32(row), Int32(column), scalars.baseAddress, Int32(scalars.count), look.attributes, look.pair)
  }

  /// The bytes of the frame, shortened; empty when nothing changed. `margins` as in ``FrameCompaction``.
  func update(cursor: Point?, erase: Bool, slots: PaletteSlots?, margins: [Int]) -> [UInt8] {
    var length = 0
    let bytes = ct_screen_update(screen, Int32(cursor?.y ?? -1), Int32(cursor?.x ?? -1), erase, &length)
    guard let bytes, length > 0 else { return [] }
    // What a terminal was left with by others is not known when everything is drawn anew.
    if erase { look = nil }
    return FrameCompaction.compacted(
      UnsafeBufferPointer(start: bytes, count: length), abilities: abilities, slots: slots,
      margins: erase ? [] : margins, look: &look)
  }
}

/// A style in ncurses' terms.
struct ResolvedStyle {
  /// CT_ bits.
  var attributes: UInt32
  var pair: Int32
}
