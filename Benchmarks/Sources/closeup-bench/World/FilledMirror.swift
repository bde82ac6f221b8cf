import CPseudoTerminal
import Foundation

/// A mirror with so many leads, and the sandbox they come from.
///
/// Nothing is put into the file from here: closeup fetches every page, as it does for a user who holds the key that goes
/// to the end of the list.
final class FilledMirror {
  let records: Int
  let sandbox: Sandbox
  let mirror: Mirror
  /// How long the paging took, in seconds.
  let seconds: Double
  /// The most memory that closeup had resident meanwhile, in bytes.
  let peakMemory: Int64

  /// Runs of closeup get their homes in `folder`.
  private let folder: String
  private var homes = 0

  init(program: String, records: Int, folder: String) throws {
    self.records = records
    self.folder = folder
    sandbox = try Sandbox(program: program, records: records)
    let home = try Home(folder + "/filling", account: sandbox.address, rest: .never)
    mirror = home.mirror
    let started = Clock.nanoseconds
    let closeup = try RunningProgram([program], environment: home.environment)
    try closeup.read(until: "the first page") { !$0.firstListRow.isEmpty && $0.position?.total == records }
    var reached = 0
    let limit = Clock.nanoseconds + 900_000_000_000
    while reached < records {
      closeup.send("G")
      _ = try closeup.readUntilQuiet(10)
      let row = closeup.screen.position?.row ?? 0
      guard row > reached || Clock.nanoseconds < limit else {
        throw BenchError("paging through \(records) records stopped at \(reached):\n\(closeup.screen)")
      }
      reached = max(reached, row)
    }
    seconds = Double(Clock.nanoseconds - started) / 1e9
    // The next start is to find the cursor at the top.
    closeup.send("gg")
    try closeup.read(until: "the top of the list") { $0.position?.row == 1 }
    peakMemory = try closeup.quit().peak_memory
  }

  /// A home with a copy of the mirror; as closeup left it, or as if everything in it had just been fetched.
  func home(rest: Home.Rest = .standard, isFresh: Bool = true) throws -> Home {
    homes += 1
    let home = try Home("\(folder)/\(homes)", account: sandbox.address, rest: rest, mirror: mirror)
    if isFresh { try home.mirror.rejuvenate() }
    return home
  }
}
