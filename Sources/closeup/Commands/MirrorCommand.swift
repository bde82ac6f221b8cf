import ArgumentParser
import CRM
import DisplayText
import Foundation
import MirrorStore
import Settings
import Strings
import ViewModels

/// `closeup mirror`: looks after the copy of the accounts on this machine.
struct MirrorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror", abstract: "Look after the copy of the accounts on this machine.",
    subcommands: [Status.self, Check.self, Vacuum.self, RebuildIndex.self], defaultSubcommand: Status.self)

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Say what is in it and how old that is (the default).")

    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let status = try MirrorCommand.mirror().status()
      if json { return StandardStream.output.write(status.json.text) }
      let lines = status.lines(TimeText(now: .now(), local: .system))
      StandardStream.output.write(safe: lines.map { DisplayText($0) })
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Look for damage.",
      discussion: "Reads all of it, which may take a minute. The exit code is 0 when it is in order, otherwise 1.")

    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let mirror = try MirrorCommand.mirror()
      let faults = try mirror.check()
      if faults.contains(where: { $0.part == .file || $0.part == .written }) { mirror.condemn() }
      if json {
        StandardStream.output.write(faults.json(of: mirror.path).text)
      } else {
        StandardStream.output.write(
          faults.isEmpty
            ? Strings.MirrorCommand.inOrder(mirror.path) : Strings.MirrorCommand.damages(of: mirror.path))
        for fault in faults { StandardStream.output.write("  \(fault.words)") }
      }
      guard !faults.isEmpty else { return }
      let advice = faults.advice
      throw json || advice.isEmpty
        ? ProgramFailure(.failed, Strings.MirrorCommand.damaged(mirror.path), details: advice, isNews: false)
        : ProgramFailure(.failed, advice[0], details: Array(advice.dropFirst()))
    }
  }

  struct Vacuum: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "vacuum",
      abstract: "Give the room that is free in it back to the disk.",
      discussion: "It is written anew, which needs as much room again meanwhile.")

    func run() throws {
      let (before, after) = try MirrorCommand.mirror().vacuum()
      StandardStream.output.write(Strings.MirrorCommand.shrunk(from: before, to: after))
    }
  }

  struct RebuildIndex: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild-index", abstract: "Build the search index anew.",
      discussion: """
        It can be stopped with Ctrl-C, or end in any other way, and goes on where it was when it is called again. Meanwhile
        searches find what is indexed already.
        """)

    @Flag(help: "Start over even though one that was interrupted could go on.") var fresh = false

    func run() throws {
      let rebuild = IndexRebuild(mirror: try MirrorCommand.mirror(), startsOver: fresh)
      let left = try blocking { await InterruptibleWork.run { Result { try rebuild.run() } } }.get()
      guard left == 0 else {
        throw ProgramFailure(.tryAgainLater, Strings.MirrorCommand.indexingStopped(rowsLeft: left))
      }
      StandardStream.output.write(Strings.MirrorCommand.indexComplete)
    }
  }

  /// The mirror as it is, also when it is damaged. Throws `ProgramFailure` when there is none yet.
  private static func mirror() throws -> MirrorStore {
    let path = Locations(environment: ProcessInfo.processInfo.environment).data + "/mirror.sqlite"
    guard FileManager.default.fileExists(atPath: path) else {
      throw ProgramFailure(.nothingFound, Strings.MirrorCommand.noMirror(path), hint: Strings.MirrorCommand.whatMakesIt)
    }
    return try MirrorStore(path: path)
  }
}
