import Foundation
import Testing

/// What the program shows stands in the string table, and nowhere else.
@Suite struct StringTableTests {
  private static let sources = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  /// Tables of their own, and what is written for readers of the documents.
  private static let otherTables = [
    "ViewModels/Commands/", "ViewModels/Documents/", "ViewModels/UserCommands/ProgramInput.swift",
    "closeup/Documents/", "closeup/Closeup.swift",
    // What is kept in mirrors and read back.
    "Close/Timeline/ItemTitle.swift",
  ]

  /// What looks like words and is typed or read by programs.
  private static let typed: Set<String> = [
    "tutor next", "tutor end", "closeup demo", "closeup outbox", "nothing found", "try again later",
    // Of headers, and of what debuggers show.
    "gzip, deflate", "basic credentials", "bearer credentials", "<!doctype html",
    // What the TOML library says.
    "not representable", "cannot redefine", "Error while parsing",
  ]

  private static func sources(of room: String) throws -> [(name: String, text: String)] {
    let folder = sources.appendingPathComponent(room)
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
      (String(file.path.dropFirst(sources.path.count + 1)), try String(contentsOf: file, encoding: .utf8))
    }
  }

  /// Two words in a row.
  private static func isSentence(_ text: String) -> Bool {
    text.firstMatch(of: /[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}/) != nil
  }

  private static func isHelpOfAnOption(_ literal: SourceLiterals.Literal) -> Bool {
    ["help:", "abstract:", "discussion:", "ArgumentHelp("].contains { literal.before.hasSuffix($0) }
  }

  @Test(arguments: ["ViewModels", "Screens", "closeup", "Settings", "ServiceTransport", "Sync", "Close", "Cloze"])
  func whatIsShownStandsInTheTable(room: String) throws {
    let files = try Self.sources(of: room)
    #expect(files.count > 5)
    for (name, text) in files where !Self.otherTables.contains(where: name.hasPrefix) {
      for literal in SourceLiterals(text).literals
      where Self.isSentence(literal.text) && !Self.typed.contains(literal.text) && !Self.isHelpOfAnOption(literal) {
        Issue.record("\(name): “\(literal.text)” belongs into Sources/Strings")
      }
    }
  }

  @Test func aSentenceIsSaidInOnePlace() throws {
    var places: [String: [String]] = [:]
    for (name, text) in try Self.sources(of: "Strings") {
      for literal in SourceLiterals(text).literals where literal.text.split(separator: " ").count > 3 {
        places[literal.text, default: []].append(name)
      }
    }
    #expect(places.count > 300)
    for (text, names) in places.sorted(by: { $0.key < $1.key }) where names.count > 1 {
      Issue.record("“\(text)” stands in \(names.joined(separator: " and "))")
    }
  }

  @Test func literalsAreFoundWhereTheyAre() {
    let source = #"""
      // "not this one"
      let a = "one \(b("two words") + "x") end" /* none */
      let c = f(help: "three")
      """#
    let literals = SourceLiterals(source).literals
    #expect(literals.map(\.text) == ["two words", "x", "one   end", "three"])
    #expect(literals.last?.before.hasSuffix("help:") == true)
  }
}
