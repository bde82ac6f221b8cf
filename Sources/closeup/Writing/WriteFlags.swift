import ArgumentParser
import CRM
import Foundation
import Settings
import Strings

/// The flags that all commands which write have.
struct WriteFlags: ParsableArguments {
  @Option(help: ArgumentHelp("Look in this account only.", valueName: "name"))
  var account: String?

  @Flag(help: "Do not wait for the delivery; it goes out by closeup, or by closeup outbox flush.")
  var queue = false

  @Option(help: ArgumentHelp("Wait at most so long for the delivery; 30 if not given.", valueName: "seconds"))
  var wait: Int?

  @Flag(help: "Send nothing; show the request that would be sent.")
  var dryRun = false

  @Flag(help: "Print what became of it as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
  var config: String?

  func validate() throws {
    if queue, wait != nil { throw ValidationError(Strings.Arguments.queueDoesNotWait) }
    if let wait, !(0...3600).contains(wait) { throw ValidationError(Strings.Arguments.waitRange) }
  }
}

/// The words of a note: the arguments, or standard input for `-`.
struct TypedText {
  private static let limit = 1 << 20

  /// Throws `ProgramFailure` for standard input that is too long or no UTF-8.
  static func read(_ words: [String]) throws -> String {
    guard words == ["-"] else { return words.joined(separator: " ") }
    let bytes = FileHandle.standardInput.readDataToEndOfFile()
    guard bytes.count <= limit else { throw ProgramFailure(.usage, Strings.EntryCommands.inputTooLong) }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw ProgramFailure(.usage, Strings.EntryCommands.inputNoText)
    }
    // The line end that closes the last line is not part of the text.
    if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
