import ArgumentParser
import Foundation
import Strings

/// `closeup generate-docs FOLDER`: writes the documents that are made of the program; `make docs` calls it.
struct GenerateDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-docs", abstract: "Write the documents that are made of the program.", shouldDisplay: false)

  @Argument(help: "Where to.")
  var folder: String

  func run() throws {
    for (name, text) in try Documents.all() {
      let path = "\(folder)/\(name)"
      do {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      } catch {
        throw ProgramFailure(.failed, Strings.Failures.notWritten(path), details: [error.localizedDescription])
      }
    }
  }
}
