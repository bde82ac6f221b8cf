import CRM

/// Runs `operation` for all `items`, at most `limit` of them at a time; the results in the order of `items`.
///
/// Throws the first error and cancels the rest.
func concurrently<Item: Sendable, Output: Sendable>(
  _ items: [Item], limit: Int, _ operation: @escaping @Sendable (Item) async throws(ServiceError) -> Output
) async throws(ServiceError) -> [Output] {
  let result = await withTaskGroup(of: (Int, Result<Output, ServiceError>).self) { group in
    var outputs = [Output?](repeating: nil, count: items.count)
    var started = 0
    func startNext() {
      guard started < items.count else { return }
      let index = started
      started += 1
      group.addTask {
        do throws(ServiceError) {
          return (index, .success(try await operation(items[index])))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    for _ in 0..<limit { startNext() }
    while let (index, result) = await group.next() {
      switch result {
      case .success(let output):
        outputs[index] = output
        startNext()
      case .failure(let error):
        group.cancelAll()
        return Result<[Output], ServiceError>.failure(error)
      }
    }
    return .success(outputs.compactMap { $0 })
  }
  return try result.get()
}
