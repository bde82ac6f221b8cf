import Canvas
import Settings
import Testing

/// A screen against a text file: its text once, and how its cells look in three themes at the same time.
///
/// A letter stands for one look in each of the themes, a dot for that of plain text. `2-5 · 12a 3. 4b` says that in rows 2
/// to 5 twelve cells look as `a`, three as `.`, and four as `b`; the rest of the row is plain text.
struct GoldenScreen {
  let name: String
  let size: Size

  /// Where one pane fits, two, three, and three with room to spare.
  static let sizes = [
    Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40),
    Size(width: 200, height: 60),
  ]

  /// One that takes its colours from the terminal, one without colours, and one that sets every colour.
  static let themes = ["default", "mono", "nord"]

  /// Draws the screen once for each theme and compares it with the file.
  func compare(_ draw: (Theme) -> Surface) throws {
    let finder = AssetFinder(folders: [], builtin: PinnedBrowser.source)
    let themes = Self.themes.map { Theme.load(AssetReference(name: $0), from: finder) }
    #expect(themes.flatMap(\.diagnostics).isEmpty)
    let surfaces = themes.map { draw($0.theme) }
    for surface in surfaces {
      #expect(surface.plainText == surfaces[0].plainText, "the text of \(name) depends on the theme")
      #expect(surface.cursor == surfaces[0].cursor)
    }
    checkCover(surfaces[2])
    let looks = Looks(surfaces, plain: themes.map { $0.theme.style(.text) })
    let cursor = surfaces[0].cursor.map { "\ncursor \($0.x),\($0.y)\n" } ?? ""
    try GoldenFile(name: "\(name)-\(size.width)x\(size.height)").compare(
      surfaces[0].plainText + "\n" + cursor + "\n" + looks.rows.joined(separator: "\n") + "\n\n"
        + looks.legend.joined(separator: "\n") + "\n")
  }

  /// A theme that sets a background has it everywhere, blank cells included.
  private func checkCover(_ surface: Surface) {
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        let style = surface[x, y].style
        guard style.background == .terminal || style.foreground == .terminal else { continue }
        Issue.record("\(name) at \(size.width)x\(size.height): cell \(x),\(y) has the terminal's own colours")
        return
      }
    }
  }
}

/// The looks of the same cells in several themes.
private struct Looks {
  private(set) var rows: [String] = []
  private(set) var legend: [String] = []

  init(_ surfaces: [Surface], plain: [Style]) {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var letters: [[Style]: Character] = [plain: "."]
    var order: [[Style]] = [plain]
    var lines: [String] = []
    for y in 0..<surfaces[0].size.height {
      var runs: [(count: Int, letter: Character)] = []
      for x in 0..<surfaces[0].size.width {
        let look = surfaces.map { $0[x, y].style }
        if letters[look] == nil {
          letters[look] = alphabet[min(order.count - 1, alphabet.count - 1)]
          order.append(look)
        }
        let letter = letters[look]!
        if runs.last?.letter == letter { runs[runs.count - 1].count += 1 } else { runs.append((1, letter)) }
      }
      if runs.last?.letter == "." { runs.removeLast() }
      lines.append(runs.map { "\($0.count)\($0.letter)" }.joined(separator: " "))
    }
    var y = 0
    while y < lines.count {
      let end = lines[y...].firstIndex { $0 != lines[y] } ?? lines.count
      if !lines[y].isEmpty { rows.append("\(end - y == 1 ? "\(y)" : "\(y)-\(end - 1)") · \(lines[y])") }
      y = end
    }
    legend = order.map { look in
      "\(letters[look]!) " + look.map(\.described).joined(separator: " | ")
    }
  }
}

extension Style {
  /// `5 bold`: foreground, `/` and background where it has one, attributes; `-` for the terminal's own look.
  fileprivate var described: String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    var words: [String] = []
    if background != .terminal {
      words.append("\(foreground.described)/\(background.described)")
    } else if foreground != .terminal {
      words.append(foreground.described)
    }
    words += names.filter { attributes.contains($0.0) }.map(\.1)
    return words.isEmpty ? "-" : words.joined(separator: " ")
  }
}

extension Color {
  fileprivate var described: String {
    switch self {
    case .terminal: "-"
    case .indexed(let index): "\(index)"
    case .rgb(let red, let green, let blue):
      "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}
