import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// Whatever TERM and the locale say: usable, the right signs, and the terminal as before.
  @Suite struct TerminalTypeTests {
    private static let demo = "\(Program.path) demo --records 50"

    private static func config(_ terminal: String) throws -> TestHome {
      let home = try TestHome()
      try home.write("[sync]\nenabled = false\n\n[terminal]\n\(terminal)\n", to: "config/closeup/config.toml")
      return home
    }

    private static func quit(_ terminal: Tmux) async throws {
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      let settings = try terminal.settings()
      #expect(settings.before == settings.after)
      try await terminal.eventually("the shell's screen, a cursor and the mouse") {
        try await terminal.value("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "0 1 0" ? true : nil
      }
    }

    /// Where the machine has no description of a type, it is drawn as its relative, and that is said.
    @Test(arguments: ["xterm-256color", "screen-256color", "tmux-256color", "vt100", "linux", "xterm-direct", "foot"])
    func isUsableOn(_ term: String) async throws {
      let terminal = try await Tmux(Self.demo, term: term, home: try TestHome.still())
      let first = try await terminal.wait(position: "1/50")
      #expect(first.title.contains("│") && !first.text.contains("�"))
      if !Self.isDescribed(term) {
        let said = try await terminal.wait(remark: "no description of the terminal type \"\(term)\"")
        #expect(said.bottom.contains("xterm-256color"))
      }
      try await terminal.type("j")
      let second = try await terminal.wait(position: "2/50")
      #expect(second.rows[2].hasPrefix(">"))
      try await terminal.type("s")
      let menu = try await terminal.wait(for: "Order")
      #expect(menu.text.contains("┌─"))
      try await terminal.type("Escape")
      try await terminal.wait(until: "no menu") { !$0.text.contains("┌─") }
      try await Self.quit(terminal)
    }

    private static func isDescribed(_ term: String) -> Bool {
      ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"].contains { folder in
        FileManager.default.fileExists(atPath: "\(folder)/\(term.prefix(1))/\(term)")
      }
    }

    @Test(arguments: [["LANG": "C"], ["LANG": "", "LC_ALL": "POSIX"], ["LANG": "de_DE.ISO-8859-1"]])
    func drawsLinesWithoutAUTF8Locale(_ locale: [String: String]) async throws {
      let terminal = try await Tmux(Self.demo, environment: locale, home: try TestHome.still())
      let screen = try await terminal.wait(position: "1/50")
      #expect(screen.title.contains("│") && !screen.text.contains("?M-"))
    }

    @Test func drawsInASCIIWhereThereIsNothingElse() async throws {
      let terminal = try await Tmux(Self.demo, home: try Self.config("characters = \"ascii\""))
      let screen = try await terminal.wait(position: "1/50")
      #expect(screen.title.contains("|"))
      #expect(!screen.text.unicodeScalars.contains { !$0.isASCII })
      try await Self.quit(terminal)
    }

    // MARK: Copying and links

    @Test func copiesByTmuxsOwnWayInsideTmux() async throws {
      let terminal = try await Tmux(Self.demo, home: try TestHome.still())
      try await terminal.wait(position: "1/50")
      let name = try await terminal.waitUntilIdle().column(1).first?.trimmingBlanks ?? ""
      try await terminal.enter("yy")
      try await terminal.wait(remark: "in tmux's buffer")
      #expect(try await terminal.buffer() == name)
    }

    #if os(Linux)
      @Test func usesThisMachinesProgramsWhereTheUserSits() async throws {
        let home = try TestHome.still()
        // They play the desktop; what they print must not be seen.
        try home.write("#!/bin/sh\necho garbage\ncat >$HOME/copied\n", to: "bin/xclip", mode: 0o700)
        try home.write("#!/bin/sh\necho garbage\necho \"$@\" >$HOME/opened\n", to: "bin/xdg-open", mode: 0o700)
        let terminal = try await Tmux(
          "env -u TMUX DISPLAY=:0 PATH=\(home.path)/bin:$PATH \(Self.demo)", home: home)
        try await terminal.wait(position: "1/50")
        let name = try await terminal.waitUntilIdle().column(1).first?.trimmingBlanks ?? ""
        try await terminal.enter("yy")
        try await terminal.wait(remark: "copied · name: \(name)")
        #expect(try String(contentsOfFile: home.path + "/copied", encoding: .utf8) == name)
        try await terminal.type("o")
        try await terminal.eventually("the page to be opened") {
          let opened = try? String(contentsOfFile: home.path + "/opened", encoding: .utf8)
          return opened?.hasPrefix("https://app.close.com/lead/lead_") == true ? true : nil
        }
        let after = try await terminal.screen()
        #expect(!after.text.contains("garbage"))
      }
    #endif

    @Test func asksTheTerminalToCopyOverSSH() async throws {
      let home = try TestHome.still()
      let recording = home.path + "/bytes"
      let terminal = try await Tmux(
        "env -u TMUX SSH_TTY=/dev/pts/9 \(Self.demo)", term: "xterm-256color", recording: recording, home: home)
      try await terminal.wait(position: "1/50")
      let name = try await terminal.waitUntilIdle().column(1).first?.trimmingBlanks ?? ""
      try await terminal.enter("yy")
      try await terminal.wait(remark: "sent to the terminal's clipboard")
      let sequence = "\u{1B}]52;c;\(Data(name.utf8).base64EncodedString())\u{7}"
      try await terminal.eventually("the sequence in what was sent") {
        try Data(contentsOf: URL(fileURLWithPath: recording)).range(of: Data(sequence.utf8)) != nil ? true : nil
      }
      // A link is not opened on the far machine: it is shown, and copied.
      try await terminal.type("o")
      try await terminal.wait(for: "https://app.close.com/lead/")
    }

    // MARK: The mouse

    @Test func theMouseSelectsAndIsGivenBack() async throws {
      let terminal = try await Tmux(Self.demo, home: try Self.config("mouse = true\ntitle = true"))
      try await terminal.wait(position: "1/50")
      #expect(try await terminal.value("#{mouse_button_flag} #{mouse_sgr_flag}") == "1 1")
      try await terminal.press(column: 5, row: 7)
      try await terminal.wait(position: "7/50")
      let name = try await terminal.waitUntilIdle().column(1).first?.trimmingBlanks ?? ""
      try await terminal.eventually("the window's title") {
        try await terminal.value("#{pane_title}") == "closeup: \(name)" ? true : nil
      }
      try await terminal.run("mouse off")
      try await terminal.eventually("the mouse to be the terminal's") {
        try await terminal.value("#{mouse_any_flag}") == "0" ? true : nil
      }
      try await terminal.run("mouse on")
      try await terminal.eventually("the mouse to be the program's") {
        try await terminal.value("#{mouse_any_flag}") == "1" ? true : nil
      }
      try await Self.quit(terminal)
    }

    @Test func aCrashGivesTheMouseBack() async throws {
      let terminal = try await Tmux(Self.demo, home: try Self.config("mouse = true"))
      try await terminal.wait(position: "1/50")
      kill(try await terminal.processID(), SIGSEGV)
      #expect(try await terminal.waitForExit() == 128 + SIGSEGV)
      try await terminal.eventually("the mouse to be the terminal's") {
        try await terminal.value("#{mouse_any_flag} #{alternate_on}") == "0 0" ? true : nil
      }
    }

    // MARK: A screen reader

    @Test func linesForAScreenReader() async throws {
      let terminal = try await Tmux("\(Self.demo) --screen-reader", home: try TestHome.still())
      let screen = try await terminal.wait(for: "50 in all")
      #expect(screen.title.hasPrefix("Leads"))
      #expect(!screen.text.contains { "│─>".contains($0) })
      #expect(try await terminal.value("#{cursor_y} #{cursor_flag}") == "1 1")
      try await terminal.type("j")
      try await terminal.eventually("the cursor on the second row") {
        try await terminal.value("#{cursor_x} #{cursor_y}") == "0 2" ? true : nil
      }
      try await terminal.type("Enter")
      try await terminal.wait(until: "the record") { $0.title.hasPrefix("Record: ") }
      try await Self.quit(terminal)
    }
  }
}
