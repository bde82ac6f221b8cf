import CPseudoTerminal
import Foundation

/// One run of `closeup sync`.
struct SyncRun {
  let records: Int
  let requests: Int
  /// From start to end.
  let seconds: Double
  let processorSeconds: Double
  let peakMemory: Int64

  init(program: String, home: Home) throws {
    let sync = try RunningProgram([program, "sync", "--json"], environment: home.environment, knowsSequences: false)
    let (said, ending) = try sync.readToEnd(within: 1800)
    seconds = Double(Clock.nanoseconds - sync.startedAt) / 1e9
    var counts = (records: 0, requests: 0)
    for line in said.split(whereSeparator: \.isNewline) {
      guard let report = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
      for member in ["new", "changed", "deleted"] { counts.records += report[member] as? Int ?? 0 }
      counts.requests += report["requests"] as? Int ?? 0
    }
    guard ending.code == 0 else { throw BenchError("\(program) sync ended with \(ending.code): \(said)") }
    (records, requests) = counts
    processorSeconds = ending.processor_seconds
    peakMemory = ending.peak_memory
  }
}
