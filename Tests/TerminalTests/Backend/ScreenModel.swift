import CTerminal
import Canvas

/// A terminal in small: reads what a backend sends and keeps the screen it makes, so that tests can compare it with what
/// was to be shown. Knows the sequences of xterm that ncurses uses; any other is recorded as a fault.
struct ScreenModel {
  struct Look: Hashable {
    var foreground = -1
    var background = -1
    var attributes: Set<Int> = []
  }

  struct Cell: Hashable {
    /// Empty in the right half of a wide character.
    var text = " "
    var look = Look()
  }

  private(set) var size: Size
  private(set) var rows: [[Cell]]
  private(set) var cursor = Point(x: 0, y: 0)
  private(set) var modes: Set<Int> = [25]
  private(set) var title = ""
  private(set) var faults: [String] = []
  private(set) var erasures = 0
  private var look = Look()
  private var saved = (Point(x: 0, y: 0), Look())
  private var wrapsNext = false
  private var scrollTop = 0
  private var scrollBottom: Int
  private var lastPrinted: Unicode.Scalar = " "

  init(size: Size) {
    self.size = size
    rows = Array(repeating: Array(repeating: Cell(), count: size.width), count: size.height)
    scrollBottom = size.height - 1
  }

  /// The window is dragged: what a terminal shows then is its own affair, so here it is rubbish.
  mutating func resize(to size: Size) {
    let seen = (modes, faults)
    self = ScreenModel(size: size)
    (modes, faults) = seen
    for y in rows.indices { for x in rows[y].indices { rows[y][x].text = "#" } }
  }

  var text: [String] {
    rows.map { row in
      var line = row.map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  mutating func feed(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: escape(&rest)
      case 0x0D: move(x: 0, y: cursor.y)
      case 0x0A: lineFeed()
      case 0x08: move(x: cursor.x - 1, y: cursor.y)
      // Back to the character set that was never left.
      case 0x0F: break
      case 0x09: move(x: (cursor.x / 8 + 1) * 8, y: cursor.y)
      case 0x20..<0x7F, 0xA0...: print(scalar)
      default: faults.append("control \(scalar.value)")
      }
    }
  }

  private mutating func move(x: Int, y: Int) {
    cursor = Point(x: min(max(0, x), size.width - 1), y: min(max(0, y), size.height - 1))
    wrapsNext = false
  }

  private mutating func lineFeed() {
    if cursor.y == scrollBottom { scroll(from: scrollTop, by: 1) } else { move(x: cursor.x, y: cursor.y + 1) }
  }

  private var blank: Cell { Cell(text: " ", look: Look(background: look.background)) }
  private var blankRow: [Cell] { Array(repeating: blank, count: size.width) }

  /// Up when positive; `top` to the end of the scroll region moves.
  private mutating func scroll(from top: Int, by count: Int) {
    for _ in 0..<min(abs(count), size.height) {
      if count > 0 {
        rows.remove(at: top)
        rows.insert(blankRow, at: scrollBottom)
      } else {
        rows.remove(at: scrollBottom)
        rows.insert(blankRow, at: top)
      }
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    let width = Int(ct_character_width(scalar.value))
    if width == 0 {
      var x = wrapsNext ? cursor.x : cursor.x - 1
      if x > 0, rows[cursor.y][x].text.isEmpty { x -= 1 }
      if x >= 0 { rows[cursor.y][x].text.unicodeScalars.append(scalar) }
      return
    }
    if wrapsNext {
      move(x: 0, y: cursor.y)
      lineFeed()
    }
    guard width > 0, cursor.x + width <= size.width else { return faults.append("does not fit: \(scalar)") }
    lastPrinted = scalar
    for offset in 0..<width { separate(cursor.x + offset) }
    rows[cursor.y][cursor.x] = Cell(text: String(scalar), look: look)
    if width == 2 { rows[cursor.y][cursor.x + 1] = Cell(text: "", look: look) }
    if cursor.x + width == size.width {
      cursor.x = size.width - 1
      wrapsNext = true
    } else {
      cursor.x += width
    }
  }

  /// The other half of a wide character that loses a half is blank.
  private mutating func separate(_ x: Int) {
    if rows[cursor.y][x].text.isEmpty, x > 0 { rows[cursor.y][x - 1].text = " " }
    if x + 1 < size.width, rows[cursor.y][x + 1].text.isEmpty { rows[cursor.y][x + 1].text = " " }
  }

  private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
    guard let next = rest.popFirst() else { return faults.append("lone escape") }
    switch next {
    case "[": control(&rest)
    case "]":
      guard let end = rest.firstIndex(of: "\u{7}") else { return faults.append("endless string") }
      title = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
    case "M": if cursor.y == scrollTop { scroll(from: scrollTop, by: -1) } else { move(x: cursor.x, y: cursor.y - 1) }
    case "D": lineFeed()
    case "(": _ = rest.popFirst()
    case "7": saved = (cursor, look)
    case "8":
      (cursor, look) = saved
      wrapsNext = false
    case "=", ">": break
    default: faults.append("ESC \(next)")
    }
  }

  private mutating func control(_ rest: inout Substring.UnicodeScalarView) {
    guard let end = rest.firstIndex(where: { (0x40...0x7E).contains($0.value) }) else {
      return faults.append("endless sequence")
    }
    let body = String(rest[..<end])
    let final = rest[end]
    rest = rest[rest.index(after: end)...]
    if body.hasPrefix("?"), final != "u" { return setModes(body.dropFirst(), final) }
    // Keyboard flags, the title's stack, insert mode, and the cursor as tmux has it.
    if final == "u" || final == "t" || body == "4" && final == "l" || body == "34" && "hl".contains(Character(final)) {
      return
    }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    if final == "m" { return style(numbers) }
    run(final, numbers, body)
  }

  private mutating func setModes(_ body: Substring, _ final: Unicode.Scalar) {
    for number in body.split(separator: ";").compactMap({ Int($0) }) {
      switch final {
      case "h": modes.insert(number)
      case "l": modes.remove(number)
      default: faults.append("CSI ?\(body)\(final)")
      }
    }
  }

  private mutating func run(_ final: Unicode.Scalar, _ numbers: [Int], _ body: String) {
    let first = numbers.first ?? 0
    let count = max(1, first)
    let (x, y) = (cursor.x, cursor.y)
    switch final {
    case "H": move(x: max(1, numbers.count > 1 ? numbers[1] : 1) - 1, y: count - 1)
    case "G": move(x: count - 1, y: y)
    case "d": move(x: x, y: count - 1)
    case "A": move(x: x, y: y - count)
    case "B": move(x: x, y: y + count)
    case "C": move(x: x + count, y: y)
    case "D": move(x: x - count, y: y)
    case "J":
      erase(y, x..<size.width)
      for row in (y + 1)..<max(y + 1, size.height) { rows[row] = blankRow }
      if first == 2 { for row in rows.indices { rows[row] = blankRow } }
      erasures += 1
    case "K": erase(y, first == 1 ? 0..<(x + 1) : x..<size.width)
    case "X": erase(y, x..<min(size.width, x + count))
    case "@":
      for _ in 0..<count {
        rows[y].insert(blank, at: x)
        rows[y].removeLast()
      }
    case "P":
      for _ in 0..<count {
        rows[y].remove(at: x)
        rows[y].append(blank)
      }
    case "L": scroll(from: y, by: -count)
    case "M": scroll(from: y, by: count)
    case "S": scroll(from: scrollTop, by: count)
    case "T": scroll(from: scrollTop, by: -count)
    case "b": for _ in 0..<count { print(lastPrinted) }
    case "r":
      scrollTop = count - 1
      scrollBottom = (numbers.count > 1 ? numbers[1] : size.height) - 1
      move(x: 0, y: 0)
    default: faults.append("CSI \(body)\(final)")
    }
  }

  private mutating func erase(_ y: Int, _ columns: Range<Int>) {
    if let first = columns.first, rows[y][first].text.isEmpty, first > 0 { rows[y][first - 1].text = " " }
    if columns.upperBound < size.width, rows[y][columns.upperBound].text.isEmpty {
      rows[y][columns.upperBound].text = " "
    }
    for x in columns { rows[y][x] = blank }
  }

  private mutating func style(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: look = Look()
      case 1, 2, 3, 4, 7: look.attributes.insert(number)
      case 22: look.attributes.subtract([1, 2])
      case 23, 24, 27: look.attributes.remove(number - 20)
      case 30...37: look.foreground = number - 30
      case 90...97: look.foreground = number - 82
      case 40...47: look.background = number - 40
      case 100...107: look.background = number - 92
      case 39: look.foreground = -1
      case 49: look.background = -1
      case 38, 48:
        let color: Int
        if rest.first == 2, rest.count >= 4 {
          let parts = rest.dropFirst().prefix(3)
          color = parts.reduce(1) { $0 << 8 | $1 }
          rest = rest.dropFirst(4)
        } else {
          guard rest.popFirst() == 5, let index = rest.popFirst() else { return faults.append("SGR \(numbers)") }
          color = index
        }
        if number == 38 { look.foreground = color } else { look.background = color }
      default: faults.append("SGR \(numbers)")
      }
    }
  }
}
