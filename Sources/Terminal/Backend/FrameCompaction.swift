/// Makes a frame of ncurses shorter without changing what it does.
///
/// ncurses sends the attributes, the foreground and the background as sequences of their own, each reset with a return to
/// the character set it never left. Here neighbours become one sequence, and what a reset undoes is left out: about a
/// sixth of a frame that moves a selection bar. And it writes blanks one by one where erasing them is shorter, because it
/// reckons with the way back, though an absolute move may follow.
struct FrameCompaction {
  private static let escape: UInt8 = 0x1B
  private static let shiftOut: UInt8 = 0x0E
  private static let shiftIn: UInt8 = 0x0F
  /// Parameters of one sequence that every terminal takes [ECMA-48 gives no limit; the VT500 has 16].
  private static let mostParameters = 16

  /// Below this many blanks erasing saves nothing worth having.
  private static let leastErased = 6

  private let canErase: Bool
  private var output: [UInt8] = []
  private var blanks = 0
  /// No attribute or colour is set: ncurses begins and ends every frame so.
  private var isPlain = true
  private var hasReset = false
  private var settings: [ArraySlice<UInt8>] = []
  private var parameterCount = 0

  private init(canErase: Bool) { self.canErase = canErase }

  /// `canErase` says that the terminal knows `CSI n X`.
  static func compacted(_ frame: some Collection<UInt8>, canErase: Bool) -> [UInt8] {
    let frame = Array(frame)
    var compaction = FrameCompaction(canErase: canErase)
    compaction.output.reserveCapacity(frame.count)
    compaction.run(frame[...])
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
      } else if byte == Self.escape, let parameters = Self.attributeParameters(rest) {
        collect(parameters)
        rest = rest[(parameters.endIndex + 1)...]
      } else if byte == 0x20, canErase {
        finishAttributes()
        blanks += 1
        rest.removeFirst()
      } else {
        finishAttributes()
        finishBlanks(before: rest)
        output.append(byte)
        rest.removeFirst()
      }
    }
    finishAttributes()
    finishBlanks(before: [])
  }

  /// `ESC ( B`
  private static let asciiCharacterSet: [UInt8] = [escape, 0x28, 0x42]
  /// `ESC ( 0`
  private static let lineCharacterSet: [UInt8] = [escape, 0x28, 0x30]

  private static func changesCharacterSet(_ frame: ArraySlice<UInt8>) -> Bool {
    frame.indices.contains { index in
      frame[index] == shiftOut || frame[index] == escape && frame[index...].starts(with: lineCharacterSet)
    }
  }

  /// What is between `CSI` and `m` when `bytes` begin with such a sequence.
  private static func attributeParameters(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.dropFirst().first == 0x5B else { return nil }
    let inside = bytes.dropFirst(2)
    guard let end = inside.firstIndex(where: { !(0x30...0x3B).contains($0) }), inside[end] == 0x6D else { return nil }
    return inside[..<end]
  }

  private mutating func collect(_ parameters: ArraySlice<UInt8>) {
    var words = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)[...]
    while let word = words.popFirst() {
      if word.isEmpty || word.elementsEqual([0x30]) {
        hasReset = true
        settings = []
        parameterCount = 0
        continue
      }
      let length = 1 + Self.followers(of: word, next: words.first)
      let last = words.prefix(length - 1).last ?? word
      words = words.dropFirst(length - 1)
      if parameterCount + length > Self.mostParameters { finishAttributes() }
      settings.append(parameters[word.startIndex..<last.endIndex])
      parameterCount += length
    }
  }

  /// `38;5;n` and `38;2;r;g;b` (and 48, 58) are one setting; a 0 inside is no reset.
  private static func followers(of word: ArraySlice<UInt8>, next: ArraySlice<UInt8>?) -> Int {
    guard word.count == 2, word.last == 0x38, let first = word.first, (0x33...0x35).contains(first) else { return 0 }
    switch next?.first {
    case 0x35 where next?.count == 1: return 2
    case 0x32 where next?.count == 1: return 4
    default: return 0
    }
  }

  private mutating func finishAttributes() {
    guard hasReset || !settings.isEmpty else { return }
    finishBlanks(before: [])
    isPlain = settings.isEmpty
    output += [Self.escape, 0x5B]
    if hasReset, !settings.isEmpty { output += [0x30, 0x3B] }
    output += settings.joined(separator: [0x3B])
    output.append(0x6D)
    hasReset = false
    settings = []
    parameterCount = 0
  }

  /// Writes the blanks held back, or erases them when the column they lead to is of no account.
  private mutating func finishBlanks(before rest: ArraySlice<UInt8>) {
    guard blanks > 0 else { return }
    if blanks >= Self.leastErased, isPlain, Self.setsColumn(rest) {
      output += [Self.escape, 0x5B] + Array(String(blanks).utf8) + [0x58]
    } else {
      output += Array(repeating: 0x20, count: blanks)
    }
    blanks = 0
  }

  /// Whether `bytes` begin with a return, or a move to a column: `CSI … H` or `CSI … G`.
  private static func setsColumn(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.first == 0x0D { return true }
    guard bytes.first == escape, bytes.dropFirst().first == 0x5B else { return false }
    let final = bytes.dropFirst(2).first { !(0x30...0x3B).contains($0) }
    return final == 0x48 || final == 0x47
  }
}
