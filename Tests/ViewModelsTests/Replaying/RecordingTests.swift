import Canvas
import Testing

@testable import ViewModels

@Suite struct RecordingTests {
  private static let header = #"{"version": 2, "width": 90, "height": 30, "env": {"TERM": "xterm"}}"#

  private func recording(_ lines: String...) throws(RecordingError) -> Recording {
    try Recording(parsing: Array(lines.joined(separator: "\n").utf8))
  }

  @Test func outputIsReadAndTheRestPassedOver() throws {
    let recording = try recording(
      Self.header, #"[0.5, "o", "a\u001b[H"]"#, #"[0.7, "i", "j"]"#, #"[1, "m", "mark"]"#, #"[0.2, "o", "é"]"#)
    #expect(recording.size == Size(width: 90, height: 30))
    #expect(
      recording.frames == [
        .init(at: 500_000, bytes: Array("a\u{1B}[H".utf8)), .init(at: 500_000, bytes: Array("é".utf8)),
      ])
    #expect(!recording.isTorn)
  }

  @Test func aTornEndIsLeftOut() throws {
    let recording = try recording(Self.header, #"[0.5, "o", "a"]"#, #"[0.7, "o", "b"#)
    #expect(recording.frames.count == 1)
    #expect(recording.isTorn)
  }

  @Test func whatCannotBePlayedSaysWhy() {
    #expect(throws: RecordingError.noRecording) { try recording("") }
    #expect(throws: RecordingError.noRecording) { try recording("hello") }
    #expect(throws: RecordingError.otherVersion(3)) { try recording(#"{"version": 3}"#) }
    #expect(throws: RecordingError.badLine(2)) { try recording(Self.header, "nonsense", #"[0.5, "o", "a"]"#) }
    #expect(throws: RecordingError.badLine(2)) { try recording(Self.header, #"[1e300, "o", "a"]"#, "[]") }
  }
}
