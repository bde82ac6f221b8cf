import ArgumentParser
import Sandbox
import Strings

/// `closeup sandbox`: the stand-in for Close and Cloze alone, until it is stopped.
struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Serve made-up Close and Cloze accounts on this machine, for trying and testing.",
    discussion: """
      Prints the addresses and API keys, then serves until it is stopped (Ctrl-C). Only this machine can reach it.
      What it can be told at run time is described in docs/sandbox.md.
      """)

  @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "n"))
  var port = 8811

  @Option(help: ArgumentHelp("Keep what is written in this file, across restarts.", valueName: "file"))
  var state: String?

  @OptionGroup var flags: SandboxFlags

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError(Strings.Arguments.noPort(port)) }
  }

  func run() throws {
    let options = try flags.options(port: port, state: state)
    try blocking {
      let server = try SandboxServer(options: options)
      let address = try await server.start()
      StandardStream.output.write(
        Strings.SandboxCommand.serves(
          closeURL: address.closeURL, closeKey: address.closeKey, clozeURL: address.clozeURL,
          clozeKey: address.clozeKey, records: options.records, port: address.port))
      await server.waitUntilStopped()
    }
  }
}
