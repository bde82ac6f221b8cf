import CPseudoTerminal
import Foundation

/// A program on a pseudo terminal of 120 columns and 40 rows.
final class RunningProgram {
  /// What came in answer to something, until nothing more came.
  struct Burst {
    var bytes: [UInt8] = []
    /// When the last of it came, in nanoseconds.
    var endedAt: UInt64 = 0

    /// Frames: what stands between the brackets of synchronized output, and what goes without, which only small
    /// frames do.
    var frames: [ArraySlice<UInt8>] {
      var frames: [ArraySlice<UInt8>] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let begin = rest.firstRange(of: Self.begin)
        if let begin, begin.lowerBound == rest.startIndex {
          var end = rest.firstRange(of: Self.end)?.upperBound ?? rest.endIndex
          // The question of whether the line keeps step ends a frame.
          if rest[end...].starts(with: RunningProgram.question) { end += RunningProgram.question.count }
          frames.append(rest[..<end])
          rest = rest[end...]
        } else {
          let end = begin?.lowerBound ?? rest.endIndex
          if !rest[..<end].elementsEqual(RunningProgram.question) { frames.append(rest[..<end]) }
          rest = rest[end...]
        }
      }
      return frames
    }

    private static let begin = Array("\u{1B}[?2026h".utf8)
    private static let end = Array("\u{1B}[?2026l".utf8)
  }

  /// What terminals answer as soon as they have shown what came before.
  static let question = Array("\u{1B}[5n".utf8)
  static let rows = 40
  static let columns = 120

  let process: pid_t
  /// When it was started, in nanoseconds.
  let startedAt: UInt64
  private(set) var screen = Screen(rows: rows, columns: columns)
  private(set) var bytesRead = 0

  private let name: String
  private let terminal: Int32
  private let knowsSequences: Bool
  private var hasEnded = false
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// `command` is the program's path and its arguments; the environment is `environment` and nothing else.
  /// With `knowsSequences` off, what the bench does not understand of the screen is passed over.
  init(_ command: [String], environment: [String: String], knowsSequences: Bool = true) throws {
    self.knowsSequences = knowsSequences
    name = command.joined(separator: " ")
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var terminal: Int32 = -1
    var process: pid_t = 0
    startedAt = Clock.nanoseconds
    let problem = pt_spawn(
      command[0], arguments, variables, Int32(Self.rows), Int32(Self.columns), &terminal, &process)
    guard problem == 0 else { throw BenchError("cannot start \(name): \(String(cString: strerror(problem)))") }
    self.terminal = terminal
    self.process = process
  }

  /// closeup on its list, everything fetched and drawn.
  convenience init(browsing program: String, home: Home) throws {
    try self.init([program], environment: home.environment)
    try settle()
  }

  deinit { stop() }

  /// Waits for closeup's list, and until nothing is fetched any more and the screen rests.
  func settle() throws {
    try read(until: "the list's first row") { !$0.firstListRow.isEmpty }
    repeat { _ = try readUntilQuiet(600) } while screen.isFetching
  }

  func send(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  /// Presses keys, waits for the answer and reads on until nothing has come for so many milliseconds.
  func press(_ keys: String, quiet milliseconds: Int) throws -> Burst {
    send(keys)
    let burst = try readUntilQuiet(milliseconds, first: 5000)
    guard !burst.bytes.isEmpty else { throw BenchError("\(name) does not answer \(keys); it shows:\n\(screen)") }
    return burst
  }

  /// Reads until nothing has come for so many milliseconds, at the beginning for `first`; throws when there is no end
  /// to it.
  func readUntilQuiet(_ milliseconds: Int, first: Int? = nil, within seconds: Double = 20) throws -> Burst {
    let deadline = Clock.nanoseconds + UInt64(seconds * 1e9)
    var burst = Burst(endedAt: Clock.nanoseconds)
    while let bytes = try readSome(burst.bytes.isEmpty ? first ?? milliseconds : milliseconds) {
      guard !bytes.isEmpty else { throw BenchError("\(name) ended while it was measured; it showed:\n\(screen)") }
      burst.bytes += bytes
      burst.endedAt = Clock.nanoseconds
      guard burst.endedAt < deadline else { throw BenchError("\(name) never stops drawing; it shows:\n\(screen)") }
    }
    return burst
  }

  /// Reads until the screen is as `expected`, and returns when that was, in nanoseconds.
  @discardableResult
  func read(until expected: String, within seconds: Double = 20, _ isReached: (Screen) -> Bool) throws -> UInt64 {
    let deadline = Clock.nanoseconds + UInt64(seconds * 1e9)
    while !isReached(screen) {
      let now = Clock.nanoseconds
      let bytes = now < deadline ? try readSome(Int((deadline - now) / 1_000_000) + 1) : nil
      guard let bytes, !bytes.isEmpty else {
        throw BenchError("\(name) did not come to \(expected) within \(seconds) s; it shows:\n\(screen)")
      }
    }
    return Clock.nanoseconds
  }

  /// Presses `q` and waits for the end.
  func quit() throws -> pt_ending {
    send("q")
    let ending = try wait()
    guard ending.code == 0 else { throw BenchError("\(name) ended with \(ending.code)") }
    return ending
  }

  /// Reads to the end, and returns what was said.
  func readToEnd() throws -> String { try readToEnd(within: 10).said }

  /// Reads to the end, which is to come within so many seconds, and returns what was said and how it ended.
  func readToEnd(within seconds: Double) throws -> (said: String, ending: pt_ending) {
    let deadline = Clock.nanoseconds + UInt64(seconds * 1e9)
    var said: [UInt8] = []
    while true {
      if let bytes = try readSome(1000) {
        if bytes.isEmpty { break }
        said += bytes
      }
      guard Clock.nanoseconds < deadline else { throw BenchError("\(name) does not end") }
    }
    return (String(decoding: said, as: UTF8.self), try wait())
  }

  /// Waits for the end and returns the exit code.
  func end() throws -> Int { Int(try wait().code) }

  private func wait() throws -> pt_ending {
    let deadline = Clock.nanoseconds + 10_000_000_000
    while let bytes = try readSome(10_000), !bytes.isEmpty {
      guard Clock.nanoseconds < deadline else { break }
    }
    var ending = pt_ending()
    while !pt_wait(process, false, &ending) {
      guard Clock.nanoseconds < deadline else { throw BenchError("\(name) does not end") }
      usleep(1000)
    }
    hasEnded = true
    return ending
  }

  /// Ends it whatever it does.
  func stop() {
    guard terminal >= 0, !isClosed else { return }
    isClosed = true
    if !hasEnded { kill(process, SIGTERM) }
    close(terminal)
    guard !hasEnded else { return }
    hasEnded = true
    var ending = pt_ending()
    for _ in 0..<3000 {
      if pt_wait(process, false, &ending) { return }
      usleep(1000)
    }
    kill(process, SIGKILL)
    _ = pt_wait(process, true, &ending)
  }

  private var isClosed = false
  private var lastBytes: [UInt8] = []

  /// What comes within so many milliseconds: nil when nothing does, empty at the end.
  private func readSome(_ milliseconds: Int) throws -> [UInt8]? {
    var waited = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, Int32(milliseconds)) > 0 else { return nil }
    let count = Foundation.read(terminal, &buffer, buffer.count)
    guard count > 0 else { return [] }
    let bytes = Array(buffer[..<count])
    bytesRead += count
    screen.feed(bytes)
    // A question may come in two pieces.
    let unread = lastBytes + bytes
    for _ in 0..<unread.indices.count(where: { unread[$0...].starts(with: Self.question) }) { send("\u{1B}[0n") }
    lastBytes = Array(unread.suffix(Self.question.count - 1))
    if knowsSequences, let unknown = screen.unknown {
      throw BenchError("the bench does not know the sequence \(unknown) of \(name)")
    }
    return bytes
  }
}
