import Foundation

/// The service to measure against: the program's own sandbox, in a process of its own.
final class Sandbox {
  struct Address {
    let url: String
    let key: String
  }

  let address: Address
  private let server: RunningProgram

  init(program: String, records: Int, options: [String] = []) throws {
    server = try RunningProgram(
      [program, "sandbox", "--port", "0", "--records", String(records)] + options,
      environment: ["TERM": "xterm-256color", "HOME": "/", "PATH": "/usr/bin:/bin"])
    try server.read(until: "telling its address") { $0.description.contains("Stop with") }
    let words = server.screen.cells.flatMap { $0.joined().split(separator: " ") }
    guard let url = words.first(where: { $0.hasPrefix("http") }), let mark = words.firstIndex(of: "key"),
      words.indices.contains(mark + 1)
    else { throw BenchError("the sandbox does not tell its address and key; it says:\n\(server.screen)") }
    address = Address(url: String(url), key: String(words[mark + 1]))
  }

  /// From now on it takes connections and answers nothing, until ``thaw()``.
  func freeze() { kill(server.process, SIGSTOP) }

  func thaw() { kill(server.process, SIGCONT) }

  /// From now on its address refuses connections.
  func stop() { server.stop() }
}
