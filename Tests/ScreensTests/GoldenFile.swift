import Foundation
import Testing

/// A text file that a screen is compared with.
struct GoldenFile {
  let name: String

  private var url: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name).txt")
  }

  func compare(_ text: String) throws {
    if ProcessInfo.processInfo.environment["CLOSEUP_WRITE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: url)
      return
    }
    let golden = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    guard text != golden else { return }
    let lines = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      golden.split(separator: "\n", omittingEmptySubsequences: false))
    let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name) differs from its golden file first in line \((first?.offset ?? 0) + 1):
      is      \(first.map { String($0.element.0) } ?? "of another length")
      was     \(first.map { String($0.element.1) } ?? "")
      """)
  }
}
