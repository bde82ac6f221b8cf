import Canvas
import DisplayText

/// Makes a frame of ncurses shorter without changing what it does.
///
/// ncurses sends the attributes, the foreground and the background as sequences of their own, each reset with a return to
/// the character set it never left, and after every reset the colours again. Here neighbours become one sequence that
/// says what is different: about a sixth of a frame that moves a selection bar, and half of one in a theme that sets all
/// colours. And it writes blanks one by one where erasing them is shorter, because it
/// reckons with the way back, though an absolute move may follow; and it names the row again where only the column
/// changes, or where the next row is a line feed away, or few blanks from its edge. And it ends every frame
/// plain, and begins the next with the colours of text: a background that is set stays.
struct FrameCompaction {
  /// What the terminal can do beyond the least.
  struct Abilities: OptionSet {
    let rawValue: Int
    /// `CSI n X` erases characters.
    static let eraseCharacters = Abilities(rawValue: 1)
    /// `CSI n G` goes to a column, and the cursor stays in the row whose last column was written.
    static let setColumn = Abilities(rawValue: 2)
    /// Single attributes and colours can be taken back: `CSI 22 m`, `CSI 39 m` and the like.
    static let takeBack = Abilities(rawValue: 4)
    /// What is erased has the background that is set.
    static let eraseInColor = Abilities(rawValue: 8)
    /// A line feed goes down a row and leaves the column, except at the end of what scrolls.
    static let lineFeed = Abilities(rawValue: 16)
    /// The cursor can be moved whatever is set.
    static let moveInLook = Abilities(rawValue: 32)
  }

  private static let escape: UInt8 = 0x1B
  private static let shiftOut: UInt8 = 0x0E
  private static let shiftIn: UInt8 = 0x0F
  /// Below this many blanks erasing saves nothing worth having.
  private static let leastErased = 6

  private let abilities: Abilities
  private let slots: PaletteSlots?
  private let margins: [Int]
  private var output: [UInt8] = []
  private var blanks = 0
  /// What the terminal has set; nil when that is not known.
  private var sent: SentLook?
  /// What is to be set before the next text.
  private var wanted: SentLook
  private var hasSequence = false
  /// The row the cursor is in, counted from 1; nil when it is not known.
  private var row: Int?
  /// A part of the screen scrolls by itself: a line feed at its end would move it.
  private var hasRegion = false

  private init(_ abilities: Abilities, _ slots: PaletteSlots?, margins: [Int], look: SentLook?) {
    self.abilities = abilities
    self.margins = margins
    self.slots = slots
    sent = look
    // ncurses takes it for granted that nothing is set.
    wanted = .plain
    hasSequence = look != .plain
  }

  /// `look` is what is set before the frame, nil where that is not known, and becomes what is set after it. `slots` are
  /// the colours that numbers of the palette stand for. `margins` are the plain blanks that each row begins with after
  /// the frame.
  static func compacted(
    _ frame: some Collection<UInt8>, abilities: Abilities, slots: PaletteSlots?, margins: [Int] = [],
    look: inout SentLook?
  ) -> [UInt8] {
    let frame = Array(frame)
    var compaction = FrameCompaction(abilities, slots, margins: margins, look: look)
    compaction.output.reserveCapacity(frame.count)
    compaction.run(frame[...])
    look = compaction.sent
    return compaction.output
  }

  private mutating func run(_ frame: ArraySlice<UInt8>) {
    let keepsCharacterSets = Self.changesCharacterSet(frame)
    var rest = frame
    while let byte = rest.first {
      if byte == Self.shiftIn, !keepsCharacterSets {
        rest.removeFirst()
      } else if byte == Self.escape, !keepsCharacterSets, rest.starts(with: Self.asciiCharacterSet) {
        rest.removeFirst(Self.asciiCharacterSet.count)
      } else if let sequence = SentSequence(rest), sequence.final == UInt8(ascii: "m") {
        hasSequence = true
        wanted.apply(sequence.parameters)
        rest = rest[sequence.bytes.endIndex...]
      } else if byte == 0x20, abilities.contains(.eraseCharacters) {
        finishAttributes()
        blanks += 1
        rest.removeFirst()
      } else if let sequence = SentSequence(rest) {
        if !mayMoveFirst(sequence.final) { finishAttributes() }
        finishBlanks(before: rest)
        output += shortened(sequence)
        rest = rest[sequence.bytes.endIndex...]
      } else {
        if byte != 0x0D || !abilities.contains(.moveInLook) { finishAttributes() }
        finishBlanks(before: rest)
        // An escape that is no such sequence may lead anywhere.
        if byte == 0x0A, !hasRegion {
          row = row.map { $0 + 1 }
        } else if byte < 0x20, byte != 0x0D, byte != 0x08 {
          row = nil
        }
        output.append(byte)
        rest.removeFirst()
      }
    }
    if !wanted.isPlain || !keepsBackdrop { finishAttributes() }
    finishBlanks(before: [])
  }

  /// Whether the look can be set after a sequence instead of before: so that what is set, and reset, and set again round
  /// a move is sent once.
  private func mayMoveFirst(_ final: UInt8) -> Bool { abilities.contains(.moveInLook) && Self.moves.contains(final) }

  /// Up, down, right, left, column, place, row.
  private static let moves = Set("ABCDGHd".utf8)

  /// Whether what is set may stay so until the next frame: the colours of a theme with a background.
  private var keepsBackdrop: Bool { abilities.isSuperset(of: [.moveInLook, .takeBack]) && sent?.isBackdrop == true }

  /// A move within the row needs the column only; the next row is a line feed away.
  private mutating func shortened(_ sequence: SentSequence) -> [UInt8] {
    switch sequence.final {
    case UInt8(ascii: "H"):
      let place = sequence.parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
      guard place.count <= 2, let target = Self.number(place.first), let column = Self.number(place.dropFirst().first)
      else {
        row = nil
        break
      }
      defer { row = target }
      guard abilities.contains(.setColumn), let down = way(to: target) else { break }
      if isMargin(row: target, before: column) {
        return [0x0D] + down + Array(repeating: 0x20, count: column - 1)
      }
      return down + [Self.escape, 0x5B] + place[1] + [UInt8(ascii: "G")]
    case UInt8(ascii: "d"):
      guard let target = Self.number(sequence.parameters) else {
        row = nil
        break
      }
      defer { row = target }
      if let down = way(to: target), !down.isEmpty { return down }
    case UInt8(ascii: "r"):
      row = nil
      hasRegion = !sequence.parameters.isEmpty
    case let final where Self.staysInRow.contains(final): break
    default: row = nil
    }
    return Array(sequence.bytes)
  }

  /// Whether the way to a column from the left edge leads over so few plain blanks that they are shorter than its number.
  private func isMargin(row: Int, before column: Int) -> Bool {
    if column == 1 { return true }
    return (2...3).contains(column) && sent?.isPlain == true && margins.indices.contains(row - 1)
      && margins[row - 1] >= column - 1
  }

  /// What leads from the row of now to this one, the column left alone; nil when only its number does.
  private func way(to target: Int) -> [UInt8]? {
    guard let row else { return nil }
    if target == row { return [] }
    return target == row + 1 && abilities.contains(.lineFeed) && !hasRegion ? [0x0A] : nil
  }

  /// A parameter that is a number; 1 where there is none.
  private static func number(_ parameter: ArraySlice<UInt8>?) -> Int? {
    guard let parameter, !parameter.isEmpty else { return 1 }
    guard parameter.count <= 4, parameter.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return parameter.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Insert, right, left, column, erase in the row, delete, erase characters, repeat.
  private static let staysInRow = Set("@CDGKPXb".utf8)

  /// `ESC ( B`
  private static let asciiCharacterSet: [UInt8] = [escape, 0x28, 0x42]
  /// `ESC ( 0`
  private static let lineCharacterSet: [UInt8] = [escape, 0x28, 0x30]

  private static func changesCharacterSet(_ frame: ArraySlice<UInt8>) -> Bool {
    frame.indices.contains { index in
      frame[index] == shiftOut || frame[index] == escape && frame[index...].starts(with: lineCharacterSet)
    }
  }

  private mutating func finishAttributes() {
    guard hasSequence else { return }
    hasSequence = false
    guard let parameters = wanted.parameters(from: sent, canTakeBack: abilities.contains(.takeBack), slots) else {
      return
    }
    finishBlanks(before: [])
    output += [Self.escape, 0x5B] + parameters + [0x6D]
    sent = wanted
  }

  /// Writes the blanks held back, or erases them when the column they lead to is of no account.
  private mutating func finishBlanks(before rest: ArraySlice<UInt8>) {
    guard blanks > 0 else { return }
    if blanks >= Self.leastErased, canErase, Self.setsColumn(rest) {
      output += [Self.escape, 0x5B] + Array(String(blanks).utf8) + [0x58]
    } else {
      output += Array(repeating: 0x20, count: blanks)
    }
    blanks = 0
  }

  private var canErase: Bool {
    guard let sent, sent.erasesLikeBlanks else { return false }
    return sent.background == nil || abilities.contains(.eraseInColor)
  }

  /// Whether `bytes` begin with a return, or a move to a column: `CSI … H` or `CSI … G`.
  private static func setsColumn(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.first == 0x0D { return true }
    guard bytes.first == escape, bytes.dropFirst().first == 0x5B else { return false }
    let final = bytes.dropFirst(2).first { !(0x30...0x3B).contains($0) }
    return final == 0x48 || final == 0x47
  }
}

/// `CSI`, parameters and a final byte.
private struct SentSequence {
  let bytes: ArraySlice<UInt8>
  let parameters: ArraySlice<UInt8>
  let final: UInt8

  /// Nil when `frame` does not begin with one whose parameters are plain numbers.
  init?(_ frame: ArraySlice<UInt8>) {
    guard frame.first == 0x1B, frame.dropFirst().first == 0x5B else { return nil }
    let body = frame.dropFirst(2)
    guard let end = body.firstIndex(where: { !(0x30...0x3B).contains($0) }), (0x40...0x7E).contains(body[end]) else {
      return nil
    }
    bytes = frame[...end]
    parameters = body[..<end]
    final = body[end]
  }
}

extension Surface {
  /// The plain blanks that each row begins with, as far as they count.
  var margins: [Int] {
    (0..<size.height).map { y in
      (0..<min(2, size.width)).prefix { self[$0, y].glyph == .space && self[$0, y].style == .plain }.count
    }
  }
}
