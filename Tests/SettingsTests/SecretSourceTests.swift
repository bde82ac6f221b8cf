import Foundation
import Testing

@testable import Settings

@Suite struct SecretSourceTests {
  private let environment = [
    "PATH": "/usr/bin:/bin", "CLOSE_KEY": "api_1234.abcdefgh", "EMPTY": "", "HOME": "/nowhere",
  ]

  private func error(_ source: SecretSource, timeLimit: Duration = .seconds(30)) async -> SecretError? {
    await #expect(throws: SecretError.self) { try await source.read(environment: environment, timeLimit: timeLimit) }
  }

  // MARK: Environment

  @Test func readsAVariable() async throws {
    #expect(
      try await SecretSource.environment("CLOSE_KEY").read(environment: environment).reveal() == "api_1234.abcdefgh")
  }

  @Test(arguments: ["MISSING", "EMPTY"])
  func anUnsetVariableIsReported(name: String) async {
    #expect(await error(.environment(name))?.summary == "The environment variable \(name) is not set.")
  }

  // MARK: Files

  @Test(arguments: ["api_1234.abcdefgh", "api_1234.abcdefgh\n", "api_1234.abcdefgh  \r\nmore\n"])
  func readsTheFirstLineOfAFile(text: String) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "key")
    #expect(try await SecretSource.file(path).read(environment: [:]).reveal() == "api_1234.abcdefgh")
    let home = ["HOME": folder.path]
    #expect(try await SecretSource.file("~/key").read(environment: home).reveal() == "api_1234.abcdefgh")
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o610, 0o620, 0o602])
  func refusesAFileOthersCanSee(mode: Int) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("api_1234.abcdefgh\n", to: "my key", mode: mode)
    let error = await error(.file(path))
    #expect(error?.reason == .unsafeFile)
    #expect(error?.description == "The key file \(path) can be read by others. Run: chmod 600 '\(path)'")
  }

  @Test(.enabled(if: geteuid() == 0, "only the superuser can give files away"))
  func refusesAFileOfSomebodyElse() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("api_1234.abcdefgh\n", to: "key")
    #expect(chown(path, 1, 1) == 0)
    let error = await error(.file(path))
    #expect(error?.reason == .unsafeFile)
    #expect(error?.summary == "The key file \(path) belongs to somebody else (user 1).")
  }

  @Test func refusesWhatIsNoKeyFile() async throws {
    let folder = try TemporaryFolder()
    #expect(await error(.file(folder.file("none")))?.reason == .missing)
    #expect(await error(.file(folder.path))?.reason == .unreadable)
    let empty = try folder.write("\n", to: "empty")
    #expect(await error(.file(empty))?.summary == "The key file \(empty) gives no key: the first line is empty.")
    let prose = try folder.write("my key is secret99\n", to: "prose")
    let error = await error(.file(prose))
    #expect(error?.reason == .malformed)
    #expect(error?.description.contains("secret99") == false)
  }

  // MARK: Commands

  @Test(arguments: [
    "echo $CLOSE_KEY", "printf %s \"$CLOSE_KEY\"", "echo $CLOSE_KEY; echo second", "cat </dev/null; echo $CLOSE_KEY",
  ])
  func takesTheFirstLineOfACommand(command: String) async throws {
    #expect(try await SecretSource.command(command).read(environment: environment).reveal() == "api_1234.abcdefgh")
  }

  @Test func aFailureShowsWhatTheCommandSaid() async {
    let error = await error(.command("echo 'gpg: no \u{1B}[31magent' >&2; exit 3"))
    #expect(
      error?.description
        == #"The command for the API key failed (exit code 3). It said: gpg: no \u{1B}[31magent"#)
  }

  @Test func aFailureDoesNotShowTheKey() async {
    let error = await error(.command("echo $CLOSE_KEY; echo \"cannot use $CLOSE_KEY\" >&2; exit 1"))
    #expect(error?.commandWords == "cannot use …")
  }

  @Test(arguments: [
    ("true", SecretError.Reason.missing), ("echo", .missing), ("echo a b", .malformed), ("yes", .malformed),
  ])
  func anOutputWithoutKeyIsReported(command: String, reason: SecretError.Reason) async {
    #expect(await error(.command(command))?.reason == reason)
  }

  @Test(.timeLimit(.minutes(1))) func aCommandThatHangsIsStopped() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("pid")
    let error = await error(.command("sleep 600 & echo $! >'\(file)'; wait"), timeLimit: .milliseconds(300))
    #expect(error?.reason == .commandTimedOut)
    // What the command started is stopped with it.
    let pid = try #require(Int32(folder.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
    while isRunning(pid) { await Task.yield() }
  }

  /// Whether the process is there and no zombie.
  private func isRunning(_ pid: Int32) -> Bool {
    guard kill(pid, 0) == 0 else { return false }
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
    return status.split(separator: ")").last?.hasPrefix(" Z") != true
  }

  @Test func cancellingStopsTheCommand() async {
    let task = Task { try await SecretSource.command("sleep 600").read(environment: environment) }
    task.cancel()
    let error = await #expect(throws: SecretError.self) { try await task.value }
    #expect(error?.reason == .cancelled)
  }

  @Test func commandsRunInAHardenedEnvironment() {
    let hardened = HelperEnvironment.hardened([
      "PATH": ".:/usr/bin::bin:/bin", "HOME": "/home/kim", "LD_PRELOAD": "x.so", "DYLD_INSERT_LIBRARIES": "x",
      "BASH_ENV": "x", "ENV": "x", "BASH_FUNC_ls%%": "() { x; }", "GPG_TTY": "/dev/pts/1", "OP_SESSION": "s",
    ])
    #expect(
      hardened == ["PATH": "/usr/bin:/bin", "HOME": "/home/kim", "GPG_TTY": "/dev/pts/1", "OP_SESSION": "s"])
    #expect(HelperEnvironment.hardened([:]) == ["PATH": "/usr/local/bin:/usr/bin:/bin"])
  }
}
