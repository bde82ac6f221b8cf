import Canvas
import Strings

extension Keymap {
  /// Loads the keymap that `reference` names, or the default one when there is none, and lays the single keys of the
  /// file at `changes` over it, where there is such a file. `commands` are the names that can be bound; a line that binds
  /// another is reported and not used. The keys of `own` commands count everywhere in the panes, over all that the files
  /// have for them.
  public static func load(
    _ reference: AssetReference, from finder: AssetFinder, changes: String? = nil, commands: [String],
    own: [UserCommand] = []
  ) -> (keymap: Keymap, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let asset = finder.find(orDefault: reference, .keymap, &diagnostics) else {
      return (Keymap(name: reference.name, bindings: [:]), diagnostics)
    }
    var files: [KeymapFile] = finder.lineage(of: asset, .keymap, &diagnostics)
    if let changes { files += changedKeys(changes, &diagnostics) }
    var layers: [KeyContext: KeyLayer] = [:]
    for file in files {
      for context in KeyContext.allCases {
        for entry in file.entries[context] ?? [] {
          if let invocation = entry.invocation, !commands.contains(invocation.name) {
            diagnostics.append(
              entry.place.saying(
                Strings.KeymapFiles.unknownCommand, severity: .error,
                suggestion: NearestName.of(invocation.name, among: commands)))
            continue
          }
          let isOwn = entry.place.file == changes || finder.isOwn(entry.place.file)
          layers[context, default: KeyLayer()].lay(entry, isOwn: isOwn, &diagnostics)
        }
        layers[context]?.endFile()
      }
    }
    for command in own {
      guard let binding = command.binding else { continue }
      let entry = KeymapFile.Entry(
        keys: binding.keys, invocation: Invocation(name: command.name), place: binding.place)
      layers[.global, default: KeyLayer()].lay(entry, isOwn: true, reportingSameKeys: true, &diagnostics)
      layers[.global]?.endFile()
    }
    for (context, layer) in layers {
      diagnostics += layer.remarks(besides: context.fallsBackToGlobal ? layers[.global] : nil)
    }
    let keymap = Keymap(name: asset.name, layers: layers, &diagnostics)
    if keymap.keys(for: "quit", in: .list).isEmpty, keymap.keys(for: "command-line", in: .list).isEmpty {
      diagnostics.append(
        Diagnostic(.warning, file: asset.file, message: Strings.KeymapFiles.noKeyQuits))
    }
    return (keymap, diagnostics.inReadingOrder())
  }

  /// The file at `path`, as the last to be laid over the others; empty when there is none.
  private static func changedKeys(_ path: String, _ diagnostics: inout [Diagnostic]) -> [KeymapFile] {
    do {
      guard let found = try SettingsFile.read(path) else { return [] }
      let file = KeymapFile(TOMLDocument(found.text, file: path), &diagnostics)
      if let reference = file.inherits {
        diagnostics.append(reference.diagnostic(Strings.KeymapFiles.inheritsWithoutEffect))
      }
      return [file]
    } catch {
      diagnostics.append(Diagnostic(.error, file: path, message: error.message))
      return []
    }
  }

  private init(name: String, layers: [KeyContext: KeyLayer], _ diagnostics: inout [Diagnostic]) {
    let global = layers[.global]?.bindings(in: .global) ?? []
    var bindings: [KeyContext: [KeyBinding]] = [.global: global]
    for context in KeyContext.allCases where context != .global {
      let layer = layers[context] ?? KeyLayer()
      bindings[context] = layer.bindings(in: context)
      guard context.fallsBackToGlobal else { continue }
      bindings[context]? += global.filter { !layer.masks($0, &diagnostics) }
    }
    self.init(name: name, bindings: bindings)
  }
}

/// The bindings of one context, built up file by file, the eldest first.
private struct KeyLayer {
  private struct Row {
    var entry: KeymapFile.Entry
    /// 0 for the eldest file.
    var generation: Int
    /// Whether the line is in a file of the user's own.
    var isOwn: Bool
  }

  private var rows: [Row] = []
  private var generation = 0

  mutating func endFile() { generation += 1 }

  /// Adds a line of the current file. It takes the place of what elder files bind to the same keys; where it makes
  /// other keys of theirs unreachable, that is reported; with `reportingSameKeys` also where it takes the same keys.
  mutating func lay(
    _ entry: KeymapFile.Entry, isOwn: Bool, reportingSameKeys: Bool = false, _ diagnostics: inout [Diagnostic]
  ) {
    let current = generation
    rows.removeAll { row in
      guard row.generation < current, entry.hides(row.entry.keys) else { return false }
      guard entry.invocation != nil, let lost = row.entry.invocation else { return true }
      if row.entry.keys == entry.keys, lost == entry.invocation {
        if isOwn {
          diagnostics.append(entry.place.saying(Strings.KeymapFiles.soWithoutThisLine, severity: .note))
        }
      } else if row.entry.keys != entry.keys || reportingSameKeys {
        diagnostics.append(entry.place.saying(Self.hides(row.entry.keys, lost)))
      }
      return true
    }
    rows.append(Row(entry: entry, generation: current, isOwn: isOwn))
  }

  /// Lines of the user's own whose command has other keys as well, of this layer or of `fallback`. Of two such lines the
  /// one further down is named. Nothing is wrong with them: most commands of the default keymap have two keys.
  func remarks(besides fallback: KeyLayer?) -> [Diagnostic] {
    rows.indices.compactMap { index in
      let row = rows[index]
      guard row.isOwn, let invocation = row.entry.invocation else { return nil }
      let others =
        rows[..<index].filter { $0.entry.invocation == invocation }.map { $0.entry.keys.notation.quotedForMessage }
        + (fallback?.rows ?? []).filter { other in
          other.entry.invocation == invocation && !rows.contains { $0.entry.hides(other.entry.keys) }
        }.map { Strings.KeymapFiles.inGlobal($0.entry.keys.notation.quotedForMessage) }
      guard !others.isEmpty else { return nil }
      return row.entry.place.saying(Strings.KeymapFiles.runToo(others), severity: .note)
    }
  }

  /// Whether a global binding is out of reach here: bound to something else, unbound, or cut off by other keys, which
  /// is reported.
  func masks(_ binding: KeyBinding, _ diagnostics: inout [Diagnostic]) -> Bool {
    let masking = rows.filter { $0.entry.hides(binding.keys) }
    guard let first = masking.first else { return false }
    if masking.allSatisfy({ $0.entry.invocation != nil && $0.entry.keys != binding.keys }) {
      diagnostics.append(
        first.entry.place.saying(Self.hides(binding.keys, binding.invocation, inGlobal: true)))
    }
    return true
  }

  private static func hides(_ keys: [Key], _ invocation: Invocation, inGlobal: Bool = false) -> String {
    Strings.KeymapFiles.hides(
      keys.notation.quotedForMessage, command: invocation.description.quotedForMessage, inGlobal: inGlobal)
  }

  func bindings(in context: KeyContext) -> [KeyBinding] {
    rows.enumerated().sorted { ($1.element.generation, $0.offset) < ($0.element.generation, $1.offset) }
      .compactMap { row in
        row.element.entry.invocation.map {
          KeyBinding(keys: row.element.entry.keys, invocation: $0, context: context)
        }
      }
  }
}

extension KeymapFile.Entry {
  /// Whether `other` cannot be typed besides these keys: one of the two begins with the other. Unbinding hides only
  /// what begins with the keys unbound.
  fileprivate func hides(_ other: [Key]) -> Bool {
    other.starts(with: keys) || (invocation != nil && keys.starts(with: other))
  }
}
