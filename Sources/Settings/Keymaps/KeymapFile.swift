import Canvas
import Strings

/// One keymap file as read.
struct KeymapFile: InheritingFile {
  /// A line of the file: keys, and what they run.
  struct Entry {
    var keys: [Key]
    /// Nil unbinds the keys.
    var invocation: Invocation?
    /// About this line, for messages to be filled in.
    var place: Diagnostic
  }

  private(set) var inherits: AssetReference?
  private(set) var entries: [KeyContext: [Entry]] = [:]

  init(_ document: TOMLDocument, _ diagnostics: inout [Diagnostic]) {
    diagnostics += document.diagnostics
    let reader = TableReader(document)
    let contexts = KeyContext.allCases.map(\.rawValue)
    reader.reportUnknownKeys(known: ["inherits"] + contexts, to: &diagnostics)
    inherits = reader.inherits(&diagnostics)
    for context in KeyContext.allCases {
      guard let table = reader.table(context.rawValue, &diagnostics) else { continue }
      entries[context] = Self.entries(table, &diagnostics)
    }
  }

  /// The bindings of a table in the order of the file. Of those on the same keys the first counts.
  private static func entries(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> [Entry] {
    var entries: [Entry] = []
    var lines: [[Key]: (line: Int, command: String)] = [:]
    for key in table.keys {
      guard let entry = entry(key, in: table, &diagnostics) else { continue }
      if let first = lines[entry.keys] {
        diagnostics.append(
          entry.place.saying(
            Strings.KeymapFiles.boundTwice(firstLine: first.line, command: first.command.quotedForMessage)))
        continue
      }
      lines[entry.keys] = (entry.place.line ?? 0, entry.invocation?.description ?? "none")
      entries.append(entry)
    }
    reportUnreachable(entries, &diagnostics)
    return withoutHidden(entries, &diagnostics)
  }

  /// A key that terminals cannot send does no harm beside another one for the same command.
  private static func reportUnreachable(_ entries: [Entry], _ diagnostics: inout [Diagnostic]) {
    for entry in entries {
      guard let invocation = entry.invocation, let reason = entry.keys.compactMap(\.unreachable).first else { continue }
      let hasOther = entries.contains { $0.invocation == invocation && $0.keys.allSatisfy { $0.unreachable == nil } }
      if !hasOther { diagnostics.append(entry.place.saying(reason)) }
    }
  }

  private static func entry(_ key: String, in table: TableReader, _ diagnostics: inout [Diagnostic]) -> Entry? {
    let keys: [Key]
    do throws(KeyNotationError) {
      keys = try [Key](readingSequence: key)
    } catch {
      diagnostics.append(table.diagnostic(key, error.message, suggestion: error.suggestion))
      return nil
    }
    guard let text = table.string(key, &diagnostics) else { return nil }
    let place = table.diagnostic(key, "")
    if text == "none" { return Entry(keys: keys, invocation: nil, place: place) }
    guard let invocation = Invocation(parsing: text) else {
      diagnostics.append(table.diagnostic(key, Strings.KeymapFiles.commandExpected))
      return nil
    }
    return Entry(keys: keys, invocation: invocation, place: place)
  }

  /// A key that also begins a sequence can never be meant alone: nothing waits for time to pass.
  private static func withoutHidden(_ entries: [Entry], _ diagnostics: inout [Diagnostic]) -> [Entry] {
    entries.filter { entry in
      guard entry.invocation != nil,
        let longer = entries.first(where: {
          $0.invocation != nil && $0.keys.count > entry.keys.count && $0.keys.starts(with: entry.keys)
        })
      else { return true }
      diagnostics.append(
        entry.place.saying(Strings.KeymapFiles.hidden(by: longer.keys.notation.quotedForMessage)))
      return false
    }
  }
}

extension Diagnostic {
  /// The same place with a message.
  func saying(
    _ message: String, severity: Severity = .warning, suggestion: String? = nil, allowed: [String] = []
  ) -> Diagnostic {
    var copy = self
    copy.severity = severity
    copy.message = message
    copy.suggestion = suggestion
    copy.allowed = allowed
    return copy
  }
}
