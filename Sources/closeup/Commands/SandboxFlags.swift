import ArgumentParser
import CRM
import Sandbox
import Strings

/// The flags that say what a sandbox serves and how it misbehaves.
struct SandboxFlags: ParsableArguments {
  @Option(help: "How many leads (Close) and people (Cloze) to make up.")
  var records = 5000

  @Option(help: "The same seed gives the same data.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Hold every answer back.", valueName: "ms"))
  var latency = 0

  @Option(help: ArgumentHelp("The day the data is told relative to, such as 2026-11-21.", valueName: "day"))
  var today: String?

  @Option(
    help: ArgumentHelp(
      "Misbehave, such as 500:3, 429=30@/api/v1/lead:always, drop-after@POST:1 (repeatable).", valueName: "rule"))
  var fault: [String] = []

  @Option(help: ArgumentHelp("Close requests allowed per second; more are answered 429.", valueName: "n"))
  var rateLimit: Int?

  @Flag(help: "Be an older Cloze account: timeline reads do not exist.")
  var noTimelines = false

  func validate() throws {
    guard records >= 0 else { throw ValidationError(Strings.Arguments.tooSmall("--records", records, least: 0)) }
    guard latency >= 0 else { throw ValidationError(Strings.Arguments.tooSmall("--latency", latency, least: 0)) }
    if let today, CalendarDate(iso8601: today) == nil {
      throw ValidationError(Strings.Arguments.noDay(today))
    }
    if let rateLimit, rateLimit < 1 {
      throw ValidationError(Strings.Arguments.tooSmall("--rate-limit", rateLimit, least: 1))
    }
    do {
      _ = try fault.map { text throws(FaultRuleError) in try FaultRule(parsing: text) }
    } catch {
      throw ValidationError(String(describing: error))
    }
  }

  /// The options these flags stand for.
  func options(port: Int, state: String?) throws -> SandboxOptions {
    SandboxOptions(
      port: port, records: records, seed: seed, stateFile: state, latency: latency,
      today: today.flatMap { CalendarDate(iso8601: $0) }, clozeTimelines: !noTimelines,
      faults: try fault.map { text throws(FaultRuleError) in try FaultRule(parsing: text) },
      rateLimit: rateLimit.map { RateLimit(requests: $0, window: 1) })
  }
}
