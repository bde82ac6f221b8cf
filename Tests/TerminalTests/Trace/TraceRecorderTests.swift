import Canvas
import Foundation
import Synchronization
import Testing

@testable import Terminal

@Suite struct TraceRecorderTests {
  private final class Folder {
    let path = NSTemporaryDirectory() + "trace-" + UUID().uuidString
    var file: String { path + "/trace.cast" }
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private final class Clock: Sendable {
    let now = Mutex<Int64>(500)
    func pass(_ micros: Int64) { now.withLock { $0 += micros } }
  }

  @Test func aLineForEachEventAndForItsOwnerOnly() throws {
    let folder = try Folder()
    let clock = Clock()
    let trace = try TraceRecorder(path: folder.file) { clock.now.withLock { $0 } }
    trace.output(Array("before the screen is there".utf8))
    trace.begin(terminal: "xterm-256color", size: Size(width: 120, height: 40))
    clock.pass(1_250_000)
    trace.output(Array("\u{1B}[H\"é\\\r\n".utf8))
    clock.pass(7)
    trace.input(Array("j".utf8) + [0xE8, 0xAA])
    trace.input([0x9E])
    trace.resized(Size(width: 80, height: 24))
    #expect(trace.close())
    let lines = try String(contentsOfFile: folder.file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix(#"{"version": 2, "width": 120, "height": 40, "timestamp": "#) == true)
    #expect(lines.first?.contains("everything that was on the screen") == true)
    #expect(lines.first?.hasSuffix(#""env": {"TERM": "xterm-256color"}}"#) == true)
    #expect(
      lines.dropFirst() == [
        #"[1.250000, "o", "\u001b[H\"é\\\u000d\u000a"]"#, #"[1.250007, "i", "j"]"#, #"[1.250007, "i", "語"]"#,
        #"[1.250007, "r", "80x24"]"#,
      ])
    let mode = try FileManager.default.attributesOfItem(atPath: folder.file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func whatIsThereIsNotWrittenOver() throws {
    let folder = try Folder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.file))
    #expect {
      _ = try TraceRecorder(path: folder.file)
    } throws: { "\($0)".contains("is there already") }
    #expect(try String(contentsOfFile: folder.file, encoding: .utf8) == "mine")
    #expect(throws: TraceError.self) { _ = try TraceRecorder(path: folder.path + "/none/trace.cast") }
  }

  @Test func withoutAScreenNothingIsLeft() throws {
    let folder = try Folder()
    let trace = try TraceRecorder(path: folder.file)
    #expect(trace.close())
    #expect(!FileManager.default.fileExists(atPath: folder.file))
  }

  #if os(Linux)
    @Test func aFullDiskEndsTheTraceAndSaysSo() throws {
      let trace = try TraceRecorder(path: "/dev/full")
      let told = Mutex<[String]>([])
      trace.begin(terminal: "xterm", size: Size(width: 80, height: 24))
      trace.output(Array("frame".utf8))
      #expect(!trace.close())
      trace.connect { words in told.withLock { $0.append(words) } }
      trace.output(Array("frame".utf8))
      #expect(told.withLock { $0.count } == 1)
      #expect(told.withLock { $0.first?.contains("/dev/full has ended: No space left on device") } == true)
    }
  #endif

  @Test func framesAreTakenDownAsTheyGoOut() throws {
    let folder = try Folder()
    let trace = try TraceRecorder(path: folder.file)
    trace.begin(terminal: "xterm-256color", size: Size(width: 20, height: 2))
    let drawing = try Drawing(width: 20, height: 2, options: .init(trace: trace))
    drawing.show(drawing.surface("hello", "there"))
    drawing.backend.close()
    trace.close()
    let text = try String(contentsOfFile: folder.file, encoding: .utf8)
    #expect(text.contains("hello"))
    #expect(text.contains(#"\u001b[?1049l"#))
  }
}
