import Terminal
import Testing

@Suite struct ClipboardRouteTests {
  private static let desktop = ["TERM": "xterm-256color", "DISPLAY": ":0"]

  private func route(
    _ environment: [String: String], _ wish: ClipboardRoute.Wish = .automatic, size: Int = 10
  ) -> ClipboardRoute {
    ClipboardRoute.choose(wish, size: size, in: Surroundings(environment: environment))
  }

  #if !os(macOS)
    @Test func thisMachinesOwnProgramsWhereTheUserSits() {
      #expect(
        route(Self.desktop)
          == .native([
            HelperCommand("xclip", "-selection", "clipboard"), HelperCommand("xsel", "--clipboard", "--input"),
          ]))
      #expect(route(["TERM": "foot", "WAYLAND_DISPLAY": "wayland-0"]) == .native([HelperCommand("wl-copy")]))
    }

    @Test func withoutADesktopTheTerminal() {
      #expect(route(["TERM": "xterm-kitty"]) == .terminal(.direct))
      #expect(route(["TERM": "xterm-kitty"], .native) == .refused("there is no clipboard program on this machine"))
    }
  #endif

  /// A clipboard program on the far machine would say that all is well.
  @Test(arguments: ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"]) func overSSHTheTerminal(_ name: String) {
    #expect(route(Self.desktop.merging([name: "x"]) { $1 }) == .terminal(.direct))
  }

  @Test func insideTmuxItsOwnWay() {
    let tmux = ["TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"]
    #expect(route(tmux) == .tmux(isHandedOn: true))
    #expect(route(tmux.merging(["SSH_TTY": "/dev/pts/1", "DISPLAY": ":0"]) { $1 }) == .tmux(isHandedOn: true))
    #expect(route(tmux, size: 100_000) == .tmux(isHandedOn: false))
    #expect(route(tmux, .controlString) == .terminal(.direct))
  }

  @Test func insideScreenInItsWrapping() {
    #expect(route(["TERM": "screen", "STY": "1.pts-0.host", "SSH_TTY": "x"]) == .terminal(.screen))
  }

  @Test func whatIsTooLargeIsNotSent() {
    let remote = ["TERM": "xterm-256color", "SSH_TTY": "x"]
    #expect(route(remote, size: 74_994) == .terminal(.direct))
    #expect(route(remote, size: 74_995) == .refused("75 kB are too much: terminals take 75 kB at most"))
    #expect(route(remote, size: 200_000) == .refused("200 kB are too much: terminals take 75 kB at most"))
  }

  @Test(arguments: ["linux", "vt100", "vt220", "ansi"]) func aTerminalWithoutAClipboardSaysSo(_ term: String) {
    #expect(
      route(["TERM": term, "SSH_TTY": "x"]) == .refused("a terminal of the type \(term) has no clipboard"))
  }

  @Test(arguments: ["xterm", "xterm-kitty", "alacritty", "foot", "tmux-256color", "screen", "ghostty", "rxvt-unicode"])
  func othersTakeControlStrings(_ term: String) {
    #expect(Surroundings.takesControlStrings(term: term))
  }

  @Test func offIsOff() {
    #expect(route(Self.desktop, .off) == .refused("copying is switched off in the config"))
  }
}
