import CRM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Applied writes in a file, a JSON line each, so that a sandbox started again on the same file is the same.
///
/// The first line says over which data they were written. A line is appended with one `write` before the answer goes
/// out, so that what a client was told survives a killed sandbox; a last line that was cut short is dropped.
final class StateFile: Sendable {
  let path: String
  /// The day recorded in the file.
  let today: CalendarDate
  /// The requests read when it was opened, in order.
  let replay: [(service: FaultRule.Service, request: SandboxRequest)]
  private let descriptor: Int32
  private let header: [UInt8]

  /// Opens or creates it, owner-only. Throws `SandboxError`.
  init(path: String, options: SandboxOptions, systemDay: CalendarDate) throws(SandboxError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SandboxError.stateFile(path, reason: String(cString: strerror(errno))) }
    do throws(SandboxError) {
      let bytes = try Self.contents(descriptor, path)
      let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if end < bytes.count, ftruncate(descriptor, off_t(end)) != 0 {
        throw SandboxError.stateFile(path, reason: String(cString: strerror(errno)))
      }
      var lines = bytes[..<end].split(separator: 0x0A)[...]
      if let first = lines.popFirst() {
        today = try Self.check(first, path, options)
        header = Array(first) + [0x0A]
      } else {
        today = options.today ?? systemDay
        header = Self.header(options, today)
        guard Self.append(header, to: descriptor) else {
          throw SandboxError.stateFile(path, reason: String(cString: strerror(errno)))
        }
      }
      var replay: [(service: FaultRule.Service, request: SandboxRequest)] = []
      for (number, line) in lines.enumerated() {
        guard let entry = Self.request(line) else {
          throw SandboxError.stateFile(path, reason: "line \(number + 2) cannot be read")
        }
        replay.append(entry)
      }
      self.replay = replay
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Appends an applied write; false when the file could not take it.
  func append(_ request: SandboxRequest, service: FaultRule.Service) -> Bool {
    let kept = ["content-type", "x-tz-offset", "x-http-method-override"]
    func pairs(_ entries: [(name: String, value: String)]) -> JSON {
      .array(entries.map { [.string($0.name), .string($0.value)] })
    }
    let line: JSON = [
      "at": .number(Int(request.at.microseconds)), "service": .string(service.rawValue),
      "method": .string(request.method), "path": .array(request.path.map { .string($0) }),
      "query": pairs(request.query.filter { $0.name != "api_key" }),
      "headers": pairs(request.headers.filter { kept.contains($0.name) }),
      "body": .string(String(decoding: request.body, as: UTF8.self)),
    ]
    return Self.append(line.bytes + [0x0A], to: descriptor)
  }

  /// Forgets every write.
  func clear() { _ = ftruncate(descriptor, off_t(header.count)) }

  // MARK: Reading and writing

  private static func header(_ options: SandboxOptions, _ today: CalendarDate) -> [UInt8] {
    let line: JSON = [
      "sandbox": 1, "seed": .string(String(options.seed)), "records": .number(options.records),
      "today": .string(today.iso8601),
    ]
    return line.bytes + [0x0A]
  }

  private static func check(
    _ line: ArraySlice<UInt8>, _ path: String, _ options: SandboxOptions
  ) throws(SandboxError) -> CalendarDate {
    guard let json = try? JSON(parsing: Array(line)), json["sandbox"]?.int == 1,
      let seed = json["seed"]?.string, let records = json["records"]?.int,
      let today = json["today"]?.string.flatMap({ CalendarDate(iso8601: $0) })
    else { throw SandboxError.stateFile(path, reason: "it is no state file of a sandbox") }
    func words(_ seed: String, _ records: Int, _ day: CalendarDate) -> String {
      "seed \(seed), \(records) records and the day \(day.iso8601)"
    }
    guard seed == String(options.seed), records == options.records, today == options.today ?? today else {
      throw SandboxError.otherWorld(
        path, recorded: words(seed, records, today),
        wanted: words(String(options.seed), options.records, options.today ?? today))
    }
    return today
  }

  private static func request(_ line: ArraySlice<UInt8>) -> (service: FaultRule.Service, request: SandboxRequest)? {
    func pairs(_ json: JSON?) -> [(name: String, value: String)] {
      (json?.array ?? []).compactMap { pair in
        guard let name = pair[0]?.string, let value = pair[1]?.string else { return nil }
        return (name, value)
      }
    }
    guard let json = try? JSON(parsing: Array(line)), let at = json["at"]?.int,
      let service = json["service"]?.string.flatMap(FaultRule.Service.init(rawValue:)),
      let method = json["method"]?.string, let path = json["path"]?.array, let body = json["body"]?.string
    else { return nil }
    let request = SandboxRequest(
      method: method, path: path.compactMap(\.string), query: pairs(json["query"]), headers: pairs(json["headers"]),
      body: Array(body.utf8), at: Instant(microseconds: Int64(at)))
    return (service, request)
  }

  private static func contents(_ descriptor: Int32, _ path: String) throws(SandboxError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw SandboxError.stateFile(path, reason: String(cString: strerror(errno))) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func append(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
  }
}
