import Canvas
import Testing

@testable import ViewModels

@Suite struct ReplayTests {
  private static let recording = Recording(
    size: Size(width: 80, height: 24),
    frames: [(0, "a"), (500, "b"), (500, "c"), (2500, "d")].map {
      Recording.Frame(at: Int64($0.0) * 1000, bytes: Array($0.1.utf8))
    })

  private func show(_ text: String) -> Replay.Effect { .show(Array(text.utf8)) }
  private func key(_ notation: String) -> Replay.Event { .key(Key(.character(Character(notation)))) }

  @Test func atItsOwnPace() {
    var replay = Replay(Self.recording)
    #expect(replay.receive(.started) == [.wait(milliseconds: 0)])
    #expect(replay.receive(.due) == [show("a"), .wait(milliseconds: 500)])
    #expect(replay.receive(.due) == [show("b"), show("c"), .wait(milliseconds: 2000)])
    #expect(!replay.hasEnded)
    #expect(replay.receive(.due) == [show("d")])
    #expect(replay.hasEnded)
    // The last frame stays until a key.
    #expect(replay.receive(.due) == [])
    #expect(replay.receive(key("x")) == [.end])
  }

  @Test func faster() {
    var replay = Replay(Self.recording, speed: 4)
    _ = replay.receive(.started)
    #expect(replay.receive(.due) == [show("a"), .wait(milliseconds: 125)])
  }

  @Test func aFrameForEachKey() {
    var replay = Replay(Self.recording, isStepping: true)
    #expect(replay.receive(.started) == [show("a")])
    #expect(replay.receive(.due) == [])
    #expect(replay.receive(key("j")) == [show("b")])
    #expect(replay.receive(key(" ")) == [show("c")])
    #expect(replay.receive(key("p")) == [.wait(milliseconds: 2000)])
    #expect(replay.receive(.due) == [show("d")])
  }

  @Test func spaceHoldsIt() {
    var replay = Replay(Self.recording)
    _ = replay.receive(.started)
    _ = replay.receive(.due)
    #expect(replay.receive(key("j")) == [])
    #expect(replay.receive(key(" ")) == [])
    #expect(replay.receive(.due) == [])
    #expect(replay.receive(key("j")) == [show("b")])
  }

  @Test(arguments: [Key(.character("q")), Key(.escape), Key(.character("c"), .control)])
  func keysThatStop(key: Key) {
    var replay = Replay(Self.recording)
    _ = replay.receive(.started)
    #expect(replay.receive(.key(key)) == [.end])
  }

  @Test func nothingToPlay() {
    var replay = Replay(Recording(size: Size(width: 1, height: 1), frames: []))
    #expect(replay.receive(.started) == [])
    #expect(replay.receive(key("x")) == [.end])
  }
}
