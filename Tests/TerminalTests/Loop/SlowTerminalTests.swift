import Canvas
import Dispatch
import DisplayText
import Foundation
import Synchronization
import Testing

@testable import Terminal

/// Draws a screen that every key changes from end to end, on a terminal of the system.
@UIActor
private final class Drawer: UILoopHandler {
  /// What the test knows of the drawer.
  final class Progress: Sendable {
    struct State {
      var keys = 0
      var frames = 0
    }
    let state = Mutex(State())
    let keyTaken = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
  }

  private let backend: NcursesBackend
  private let progress: Progress
  private var keys = 0
  private var isEnding = false
  private(set) var isDirty = true

  init(_ tty: TTY, keepsStep: Bool, _ progress: Progress) {
    let options = NcursesBackend.Options(keepsStep: keepsStep)
    let device = DescriptorDevice(tty, crashNote: "")
    // swift-format-ignore: NeverUseForceTry
    backend = try! NcursesBackend(terminal: "xterm-256color", device: device, options: options)
    self.progress = progress
    backend.enter()
  }

  var readiness: FrameReadiness { backend.readiness }
  func sendRest() { backend.sendRest() }
  func takeAnswer() { backend.takeAnswer() }
  var isFinished: Bool { isEnding && backend.readiness != .whenWritable }

  func handle(_ event: UIEvent) {
    guard case .input(.key(let key)) = event else { return }
    if key == Key(.character("q")) {
      isEnding = true
      // Without another turn that would paint it.
      paint()
    } else {
      keys += 1
      isDirty = true
    }
    progress.state.withLock { $0.keys = keys }
    progress.keyTaken.signal()
  }

  func paint() {
    isDirty = false
    backend.present(Self.picture(keys, size: backend.size))
    progress.state.withLock { $0.frames += 1 }
  }

  static func picture(_ keys: Int, size: Size) -> Surface {
    var surface = Surface(size: size)
    let letter = Character(Unicode.Scalar(UInt8(0x61 + keys % 26)))
    let line = DisplayText(String(repeating: letter, count: size.width - 8))
    for y in 0..<size.height { surface.draw(DisplayText("\(keys) ") + line, at: Point(x: 0, y: y), style: .plain) }
    return surface
  }
}

/// Part of the loop's suite: there is one UI thread in a process.
extension UILoopTests {
  /// While the terminal takes nothing, keys are taken and frames left out; once it reads on, the last state is there.
  @Test(arguments: [false, true])
  func keysAreTakenWhileTheTerminalTakesNothing(keepsStep: Bool) async throws {
    let terminal = try PseudoTerminal()
    let tty = TTY(input: terminal.inner, output: terminal.inner)
    let size = try #require(tty.size)
    let progress = Drawer.Progress()
    Thread.detachNewThread {
      UILoop.run(tty) { _ in Drawer(tty, keepsStep: keepsStep, progress) }
      progress.ended.signal()
    }
    let outer = terminal.outer
    let sent = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var sent: [UInt8] = []
        // More than a terminal of the system holds, were each drawn: a frame has two thousand bytes.
        for _ in 0..<200 {
          _ = Descriptor.writeAll(outer, [0x6A])
          guard progress.keyTaken.wait(timeout: .now() + 20) == .success else { break }
        }
        let held = progress.state.withLock { $0 }
        #expect(held.keys == 200)
        #expect(held.frames <= 40)
        _ = Descriptor.writeAll(outer, [0x71])
        while true {
          let isOver = progress.ended.wait(timeout: .now()) == .success
          while Descriptor.wait([outer], milliseconds: isOver ? 0 : 20)[0].contains(.readable),
            case .bytes(let bytes) = Descriptor.read(outer, atMost: 4096)
          {
            let seen = sent.suffix(LinePacing.question.count - 1)
            for _ in 0..<Array(seen + bytes).count(of: LinePacing.question) {
              _ = Descriptor.writeAll(outer, Array("\u{1B}[0n".utf8))
            }
            sent += bytes
          }
          if isOver { break }
        }
        continuation.resume(returning: sent)
      }
    }
    var model = ScreenModel(size: size)
    model.feed(sent.removing(LinePacing.question))
    #expect(model.text.first?.hasPrefix("200 ssss") == true, "\(model.text)")
    #expect(progress.state.withLock { $0.frames } <= 45)
    withExtendedLifetime(terminal) {}
  }
}

extension [UInt8] {
  fileprivate func count(of part: [UInt8]) -> Int { indices.count { self[$0...].starts(with: part) } }

  fileprivate func removing(_ part: [UInt8]) -> [UInt8] {
    var rest = self[...]
    var kept: [UInt8] = []
    while let byte = rest.first {
      if rest.starts(with: part) {
        rest = rest.dropFirst(part.count)
      } else {
        kept.append(byte)
        rest.removeFirst()
      }
    }
    return kept
  }
}
