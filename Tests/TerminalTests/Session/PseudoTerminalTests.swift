import CTerminal
import Canvas
import Foundation
import Testing

@testable import Terminal

/// Serialized: the crash guard is one for the process.
@Suite(.serialized) struct PseudoTerminalTests {
  @Test func drawingTakesTheTerminalAndGivesItBack() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.localFlags
    let tty = TTY(input: terminal.inner, output: terminal.inner)
    #expect(tty.size == Size(width: 90, height: 30))
    let backend = try NcursesBackend(terminal: "xterm", device: DescriptorDevice(tty, crashNote: ""))
    backend.enter()
    #expect(backend.size == Size(width: 90, height: 30))
    #expect(terminal.localFlags & tcflag_t(ICANON | ECHO | ISIG) == 0)
    var surface = Surface(size: backend.size)
    surface.cursor = Point(x: 0, y: 0)
    backend.present(surface)
    #expect(terminal.output().hasPrefix("␛[?1049h"))
    backend.leave()
    #expect(terminal.localFlags == before)
    #expect(terminal.output().hasSuffix("␛[?1049l␛[23;0;0t"))
    backend.enter()
    #expect(terminal.localFlags != before)
    backend.close()
    #expect(terminal.localFlags == before)
  }

  @Test func lateRepliesAreThrownAway() throws {
    let terminal = try PseudoTerminal()
    let tty = TTY(input: terminal.inner, output: terminal.inner)
    let backend = try NcursesBackend(terminal: "xterm", device: DescriptorDevice(tty, crashNote: ""))
    backend.enter()
    _ = Descriptor.writeAll(terminal.outer, Array("\u{1B}[?62;22c\r".utf8))
    #expect(Descriptor.wait([terminal.inner], milliseconds: 1000) == [.readable])
    backend.close()
    #expect(Descriptor.wait([terminal.inner], milliseconds: 0) == [[]])
  }

  @Test func aRedirectSendsStandardErrorToTheFileAndBack() throws {
    let path = NSTemporaryDirectory() + "redirect-\(getpid()).log"
    defer { unlink(path) }
    var status = stat()
    fstat(2, &status)
    let before = status.st_ino
    do {
      let redirect = StandardErrorRedirect.begin(to: path)
      _ = Descriptor.writeAll(2, Array("caught\n".utf8))
      _ = consume redirect
    }
    fstat(2, &status)
    #expect(status.st_ino == before)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("caught"))
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
