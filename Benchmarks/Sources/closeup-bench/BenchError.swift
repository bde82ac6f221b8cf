/// Why something could not be measured, for the person who ran the bench.
struct BenchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
