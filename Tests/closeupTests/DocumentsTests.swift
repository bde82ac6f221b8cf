import Canvas
import Foundation
import Settings
import Testing
import ViewModels

@testable import closeup

/// What is made of the program, and what is written by hand about it, agree with it.
@Suite struct DocumentsTests {
  private static let project = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: project.appendingPathComponent(name), encoding: .utf8)
  }

  @Test(arguments: ["keys.md", "commands.md", "closeup.1"])
  func generatedDocumentsAreUpToDate(name: String) throws {
    let wanted = try #require(try Documents.all()[name])
    let found = try? Self.text("docs/\(name)")
    // Compared by line: a whole page in a message helps nobody.
    let lines = Array(zip(wanted.split(separator: "\n"), (found ?? "").split(separator: "\n")))
    let different = lines.first { $0 != $1 }.map { "“\($0.1)” is to be “\($0.0)”" } ?? "its length differs"
    #expect(
      found == wanted,
      "docs/\(name) is stale (\(different)). Renew it: make docs   (or: .build/debug/closeup generate-docs docs)")
  }

  @Test func theManualPageIsTheSameEveryTime() throws {
    #expect(try Documents.all() == Documents.all())
    let page = try #require(try Documents.all()["closeup.1"])
    #expect(page.hasPrefix(".TH \"CLOSEUP\" \"1\" \"\" "))
    for section in ["NAME", "SYNOPSIS", "COMMANDS", "KEYS", "FILES", "ENVIRONMENT", "EXIT STATUS"] {
      #expect(page.contains(".SH \"\(section)\""))
    }
    #expect(!page.contains("generate\\-docs"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff")))
  func theManualPageHasNoMistakes() throws {
    let groff = Process()
    groff.executableURL = URL(fileURLWithPath: "/usr/bin/groff")
    groff.arguments = ["-man", "-Tutf8", "-ww", "-z", Self.project.appendingPathComponent("docs/closeup.1").path]
    let errors = Pipe()
    groff.standardError = errors
    try groff.run()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    groff.waitUntilExit()
    #expect(words.isEmpty, "\(words)")
    #expect(groff.terminationStatus == 0)
  }

  /// The table of keys in README is written by hand.
  @Test func everyKeyInTheReadmeIsBound() throws {
    let keymap = Keymap.load(
      "default", from: AssetFinder(folders: [], builtin: .builtin), commands: CommandRegistry.names
    ).keymap
    let readme = try Self.text("README.md")
    let section = try #require(readme.range(of: "\n## Keys\n"))
    let rows = readme[section.upperBound...].split(separator: "\n").drop { !$0.hasPrefix("| `") }
      .prefix { $0.hasPrefix("| `") }
    #expect(rows.count > 15)
    for row in rows {
      let cell = row.split(separator: "|")[0]
      for quoted in cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      where !quoted.offset.isMultiple(of: 2) {
        let keys = try Self.keys(String(quoted.element))
        let isBound = KeyContext.allCases.contains { keymap.lookup(keys, in: $0) != .unbound }
        #expect(isBound, "README names the key \(quoted.element), which does nothing")
      }
    }
  }

  /// Keys as README writes them: `gg`, `Ctrl-d`, `Enter`.
  private static func keys(_ text: String) throws -> [Key] {
    if let key = Key(notation: text.count > 1 ? text.lowercased() : text) { return [key] }
    return try text.filter { $0 != " " }.map { try #require(Key(notation: String($0)), "\(text) is no key") }
  }

  @Test func theConfigurationPageNamesEveryVariable() throws {
    let page = try Self.text("docs/configuration.md")
    for variable in ProgramInput.known {
      #expect(page.contains("| `\(variable.name)` | \(variable.summary) |"), "\(variable.name)")
    }
  }

  /// The words of the hint line are in the registry, and stand for commands with keys.
  @Test(arguments: KeyContext.allCases)
  func everyHintHasAKey(context: KeyContext) {
    let keymap = Keymap.load(
      "default", from: AssetFinder(folders: [], builtin: .builtin), commands: CommandRegistry.names
    ).keymap
    guard context != .prompt, context != .global else { return }
    for hint in CommandRegistry.hints(in: context) {
      #expect(!keymap.keys(for: hint.command, in: context).isEmpty, "\(context): \(hint.command)")
    }
  }
}
