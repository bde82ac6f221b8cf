import Foundation

#if os(Linux)
  /// What the kernel counts of a process; differences between two readings are what happened between them.
  struct ProcessFigures {
    private struct Thread {
      var name: String
      var wakeUps: Int
    }

    /// By thread number.
    private var threads: [String: Thread] = [:]
    /// Processor time of all threads, also of those that have ended, in nanoseconds.
    private(set) var processorTime: Int64 = 0
    /// The most memory that was resident so far, in bytes.
    private(set) var peakMemory: Int64 = 0

    var threadCount: Int { threads.count }

    init(of process: pid_t) throws {
      let tasks = "/proc/\(process)/task"
      for thread in try FileManager.default.contentsOfDirectory(atPath: tasks) {
        guard let status = Self.fields("\(tasks)/\(thread)/status") else { continue }
        guard let wakeUps = status["voluntary_ctxt_switches"].flatMap({ Int($0) }) else {
          throw BenchError("\(tasks) does not tell how often threads wake up")
        }
        threads[thread] = Thread(name: status["Name"] ?? "?", wakeUps: wakeUps)
      }
      processorTime = try Self.processorTime(of: process)
      let peak = Self.fields("/proc/\(process)/status")?["VmHWM"]?.split(separator: " ").first.flatMap { Int64($0) }
      guard let peak else { throw BenchError("the peak memory of \(process) cannot be read") }
      peakMemory = peak * 1024
    }

    /// Processor time of all threads of a process so far, in nanoseconds.
    static func processorTime(of process: pid_t) throws -> Int64 {
      var clock = clockid_t()
      var time = timespec()
      guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
        throw BenchError("the processor time of \(process) cannot be read")
      }
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// How often threads woke up between `earlier` and this, by the names of the threads. One that has ended meanwhile
    /// woke at least once.
    func wakeUps(since earlier: ProcessFigures) -> [String: Int] {
      var counts: [String: Int] = [:]
      for (number, thread) in threads {
        let count = thread.wakeUps - (earlier.threads[number]?.wakeUps ?? 0)
        if count > 0 { counts[thread.name, default: 0] += count }
      }
      for (number, thread) in earlier.threads where threads[number] == nil { counts[thread.name, default: 0] += 1 }
      return counts
    }

    private static func fields(_ path: String) -> [String: String]? {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
      let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
      }
      return Dictionary(pairs) { first, _ in first }
    }
  }
#endif
