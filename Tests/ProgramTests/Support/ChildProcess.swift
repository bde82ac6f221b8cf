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
  private let input: FileHandle
  private let output: FileHandle
  private let errors: FileHandle
  private let ending = Mutex<Int32?>(nil)

  /// Starts a program with pipes for its three streams. `environment` replaces the test's own where given.
  init(_ executable: String, _ arguments: [String], environment: [String: String]? = nil) throws {
    // A child that ends without reading its input must not end the test.
    signal(SIGPIPE, SIG_IGN)
    let environment = environment ?? ProcessInfo.processInfo.environment
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
      let more = output.availableData
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
    DispatchQueue.global().async { [errors] in
      let bytes = errors.readDataToEndOfFile()
      errorBytes.withLock { $0 = bytes }
      errorsRead.signal()
    }
    let outputBytes = output.readDataToEndOfFile()
    errorsRead.wait()
    return Result(
      status: wait(), output: String(decoding: outputBytes, as: UTF8.self),
      errors: String(decoding: errorBytes.withLock { $0 }, as: UTF8.self))
  }

  func send(_ number: Int32) {
    guard ending.withLock({ $0 }) == nil else { return }
    kill(id, number)
  }

  /// Waits for the program's end and returns its status, as `Result` has it. Blocks.
  @discardableResult
  func wait() -> Int32 {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      let number = status & 0x7F
      let result = number == 0 ? (status >> 8) & 0xFF : 128 + number
      ending = result
      return result
    }
  }

  /// Runs a program and returns what it printed, off the pool of threads that tests share.
  @discardableResult
  static func run(
    _ executable: String, _ arguments: [String], environment: [String: String]? = nil, input: String = ""
  ) async throws -> Result {
    try await offThePool {
      try ChildProcess(executable, arguments, environment: environment).finish(input: input)
    }
  }
}

/// Runs blocking work on a thread of its own.
func offThePool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
  }
}
