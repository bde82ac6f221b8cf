import Foundation
import Synchronization

/// A program started beside the test.
///
/// Not Foundation's `Process`: that waits for everything its child has started as well, and a tmux server outlives the
/// command that starts it.
final class ChildProcess: Sendable {
  /// What a program left behind that ran to its end.
  struct Result: Sendable {
    /// Exit status; 128 and the signal's number where a signal ended it.
    let status: Int32
    let output: String
    let errors: String
  }

  struct SpawnFailure: Error {
    let executable: String
    let code: Int32
  }

  let id: pid_t
  /// The command line, for what a test says when it fails.
  let words: String
  private let input: FileHandle
  private let output: FileHandle
  private let errors: FileHandle
  private let ending = Mutex<Int32?>(nil)

  /// Starts a program with pipes for its three streams. `environment` replaces the test's own where given.
  init(_ executable: String, _ arguments: [String], environment: [String: String]? = nil) throws {
    // A child that ends without reading its input must not end the test.
    signal(SIGPIPE, SIG_IGN)
    let environment = environment ?? ProcessInfo.processInfo.environment
    words = ([executable.split(separator: "/").last.map(String.init) ?? executable] + arguments).joined(separator: " ")
    (id, input, output, errors) = try Self.spawning.withLock { _ in
      try Self.spawn(executable, arguments, environment.map { "\($0)=\($1)" })
    }
  }

  /// Held while pipes exist that a child started at the same time would inherit.
  private static let spawning = Mutex(())

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String]
  ) throws -> (pid_t, FileHandle, FileHandle, FileHandle) {
    let pipes = [Pipe(), Pipe(), Pipe()]
    // Foundation does not say when there are no descriptors left.
    guard pipes.allSatisfy({ $0.fileHandleForReading.fileDescriptor >= 0 }) else {
      throw SpawnFailure(executable: executable, code: EMFILE)
    }
    let parents = [pipes[0].fileHandleForWriting, pipes[1].fileHandleForReading, pipes[2].fileHandleForReading]
    let children = [pipes[0].fileHandleForReading, pipes[1].fileHandleForWriting, pipes[2].fileHandleForWriting]
    for handle in parents + children { _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, handle) in children.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, handle.fileDescriptor, Int32(target))
    }
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads of Dispatch block nearly all signals, which the child would inherit.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, executable, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw SpawnFailure(executable: executable, code: code) }
    for handle in children { try? handle.close() }
    return (id, parents[0], parents[1], parents[2])
  }

  /// Reads standard output until it holds `text` or ends. Blocks.
  func output(until text: String) -> String {
    var bytes = Data()
    while !String(decoding: bytes, as: UTF8.self).contains(text) {
      let more = Self.read(output)
      if more.isEmpty { break }
      bytes += more
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes `text` to standard input and closes it, reads what the program prints, and waits for its end. Blocks.
  func finish(input text: String = "") -> Result {
    try? input.write(contentsOf: Data(text.utf8))
    try? input.close()
    let errorsRead = DispatchSemaphore(value: 0)
    let errorBytes = Mutex(Data())
    Thread.detachNewThread { [errors] in
      let bytes = Self.readToEnd(errors)
      errorBytes.withLock { $0 = bytes }
      errorsRead.signal()
    }
    let outputBytes = Self.readToEnd(output)
    errorsRead.wait()
    // At once, as there are thousands of these in a run: who waits for a limit still knows this one.
    for handle in [output, errors] { try? handle.close() }
    return Result(
      status: wait(), output: String(decoding: outputBytes, as: UTF8.self),
      errors: String(decoding: errorBytes.withLock { $0 }, as: UTF8.self))
  }

  /// What can be read, as soon as there is something; empty at the end. Foundation's own reading ends the process, and all
  /// tests with it, when a signal interrupts it.
  private static func read(_ handle: FileHandle) -> Data {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(handle.fileDescriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      return Data(chunk.prefix(max(0, count)))
    }
  }

  private static func readToEnd(_ handle: FileHandle) -> Data {
    var bytes = Data()
    while true {
      let more = read(handle)
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  func send(_ number: Int32) {
    ending.withLock { ending in
      // An id whose end was taken note of may be somebody else's by now.
      if ending == nil { kill(id, number) }
    }
  }

  /// Waits for the program's end and returns its status, as `Result` has it. Blocks.
  @discardableResult
  func wait() -> Int32 {
    while true {
      if let ending = takeEnding() { return ending }
      // Never within the call for long: `send` has to get through.
      usleep(2000)
    }
  }

  var hasEnded: Bool { takeEnding() != nil }

  /// The status of a program that has ended.
  private func takeEnding() -> Int32? {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      switch waitpid(id, &status, WNOHANG) {
      case 0: return nil
      case -1 where errno == EINTR: return nil
      default:
        let number = status & 0x7F
        ending = number == 0 ? (status >> 8) & 0xFF : 128 + number
        return ending
      }
    }
  }

  /// Reads what it prints until its end. One that has not ended after so many seconds is killed, and the test fails with
  /// what it had to say.
  func finish(input text: String = "", within seconds: Double) async throws -> Result {
    let isOverdue = Flag()
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in
      guard let self, !hasEnded else { return }
      isOverdue.set()
      send(SIGKILL)
    }
    let result = try await offThePool("the streams of `\(words)`", within: seconds + 20) { [self] in
      finish(input: text)
    }
    guard !isOverdue.isSet else {
      throw TimeOut(wanted: "the end of `\(words)` for \(Int(seconds)) s; it printed: \(result.output)\(result.errors)")
    }
    return result
  }

  /// Runs a program and returns what it printed, off the pool of threads that tests share.
  @discardableResult
  static func run(
    _ executable: String, _ arguments: [String], environment: [String: String]? = nil, input: String = "",
    within seconds: Double = 120
  ) async throws -> Result {
    try await ChildProcess(executable, arguments, environment: environment).finish(input: input, within: seconds)
  }
}

/// Runs blocking work on a thread of its own, of which there may be hundreds, and waits for it so many seconds at most.
func offThePool<Value: Sendable>(
  _ wanted: String, within seconds: Double = 60, _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  let isOver = Flag()
  return try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
      if isOver.set() { continuation.resume(throwing: TimeOut(wanted: wanted)) }
    }
    Thread.detachNewThread {
      let result = Result { try work() }
      if isOver.set() { continuation.resume(with: result) }
    }
  }
}

/// Set once, by whoever is first.
final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .acquiring) }

  /// Returns whether it was not set before.
  @discardableResult
  func set() -> Bool { !value.exchange(true, ordering: .acquiringAndReleasing) }
}
