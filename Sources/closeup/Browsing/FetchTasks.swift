import ViewModels

/// The fetches under way, one for each key: a new one calls off the one before it.
struct FetchTasks {
  private var tasks: [FetchKey: (ticket: Int, task: Task<Void, Never>)] = [:]
  private var lastTicket = 0

  /// Starts a fetch; its ticket tells it from earlier ones under the same key.
  mutating func start(_ key: FetchKey, _ makeTask: (Int) -> Task<Void, Never>) {
    lastTicket += 1
    tasks[key]?.task.cancel()
    tasks[key] = (lastTicket, makeTask(lastTicket))
  }

  /// Notes the end of a fetch. False when it was called off, or another has taken its place.
  mutating func finish(_ key: FetchKey, _ ticket: Int) -> Bool {
    guard tasks[key]?.ticket == ticket else { return false }
    tasks[key] = nil
    return true
  }

  mutating func cancel(_ key: FetchKey) {
    tasks.removeValue(forKey: key)?.task.cancel()
  }

  mutating func cancelAll() {
    for (_, task) in tasks.values { task.cancel() }
    tasks = [:]
  }
}
