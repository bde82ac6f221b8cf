import Canvas
import DisplayText
import Testing

@testable import Terminal

@Suite struct TerminalMessageTests {
  private func sent(_ message: TerminalMessage) -> String { readable(message.bytes).replacing("\u{7}", with: "␇") }

  @Test func theClipboardInBase64() {
    #expect(sent(.clipboard("Ada", through: .direct)) == "␛]52;c;QWRh␇")
    #expect(sent(.clipboard("", through: .direct)) == "␛]52;c;␇")
    #expect(sent(.clipboard("a", through: .direct)) == "␛]52;c;YQ==␇")
    #expect(sent(.clipboard("é\n", through: .direct)) == "␛]52;c;w6kK␇")
  }

  @Test func nothingCopiedCanEndTheSequence() {
    let bytes = TerminalMessage.clipboard("\u{7}\u{1B}\\;x\u{1B}]52;c;AAAA\u{7}", through: .direct).bytes
    #expect(bytes.filter { $0 == 0x1B }.count == 1)
    #expect(bytes.filter { $0 == 0x07 }.count == 1)
    #expect(bytes.last == 0x07)
  }

  @Test func throughTmuxAndScreen() {
    #expect(sent(.clipboard("Ada", through: .tmux)) == "␛Ptmux;␛␛]52;c;QWRh␇␛\\")
    #expect(sent(.clipboard("Ada", through: .screen)) == "␛P␛]52;c;QWRh␇␛\\")
  }

  @Test func screenGetsPiecesItCanHold() {
    let bytes = TerminalMessage.clipboard(String(repeating: "x", count: 1000), through: .screen).bytes
    let pieces = String(decoding: bytes, as: UTF8.self).components(endingWith: "\u{1B}\\")
    #expect(pieces.count == 6)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 242 })
    let joined = pieces.map { $0.dropFirst(2) }.joined()
    #expect(
      joined
        == String(
          decoding: TerminalMessage.clipboard(String(repeating: "x", count: 1000), through: .direct).bytes,
          as: UTF8.self))
  }

  @Test func notices() {
    let words = DisplayText("To-do due: call; now\u{7}\u{1B}]52;c;x\u{7}")
    #expect(sent(.bell) == "␇")
    #expect(sent(.notice(DisplayText("Call Ada"), through: .direct)) == "␛]9;Call Ada␇")
    #expect(
      sent(.titledNotice(title: DisplayText("closeup"), DisplayText("Call; now"), through: .direct))
        == "␛]777;notify;closeup;Call, now␇")
    let hostile = TerminalMessage.notice(words, through: .direct).bytes
    #expect(hostile.filter { $0 == 0x1B }.count == 1 && hostile.filter { $0 == 0x07 }.count == 1)
  }

  @Test func aNoticeIsNeverTakenForAnotherCommand() {
    #expect(sent(.notice(DisplayText("4;1;50"), through: .direct)) == "␛]9; 4;1;50␇")
  }

  // MARK: In the frame

  @Test func aMessageGoesOutInTheWriteOfAFrame() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.show(drawing.surface("Ada"))
    drawing.backend.post(.clipboard("Ada", through: .direct))
    let frame = drawing.show(drawing.surface("Adele"))
    #expect(readable(frame).replacing("\u{7}", with: "␇") == "␈ele␛]52;c;QWRh␇")
    #expect(drawing.terminal.frames.count == 1)
  }

  @Test func aMessageAloneIsAFrame() throws {
    let drawing = try Drawing(width: 20, height: 3)
    let surface = drawing.surface("Ada")
    drawing.show(surface)
    drawing.backend.post(.bell)
    #expect(drawing.show(surface) == [0x07])
    #expect(drawing.show(surface) == [])
  }

  @Test func nothingIsKeptForLaterWhileAnotherHasTheTerminal() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.show(drawing.surface("Ada"))
    drawing.backend.leave()
    drawing.backend.post(.bell)
    drawing.backend.enter()
    #expect(!drawing.show(drawing.surface("Ada")).contains(0x07))
  }
}

extension String {
  fileprivate func components(endingWith end: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: end) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts
  }
}
