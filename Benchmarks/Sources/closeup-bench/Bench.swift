import Foundation

/// Measures closeup as it is installed: from outside, on a terminal.
@main
enum Bench {
  static func main() {
    // A program that ends while it is written to must not end the bench.
    signal(SIGPIPE, SIG_IGN)
    do {
      let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
      guard FileManager.default.isExecutableFile(atPath: arguments.program) else {
        throw BenchError("\(arguments.program) is not a program that can be run")
      }
      if arguments.only != .mirrors { try inTemporaryFolder { try Report(arguments, folder: $0).run() } }
      if arguments.only != .panes { try inTemporaryFolder { try MirrorReport(arguments, folder: $0).run() } }
    } catch {
      FileHandle.standardError.write(Data("closeup-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "closeup-bench-\(getpid())"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
