import Strings

/// A theme or keymap file as read, before it is laid over the one it inherits.
protocol InheritingFile {
  init(_ document: TOMLDocument, _ diagnostics: inout [Diagnostic])
  /// The file this one builds on.
  var inherits: AssetReference? { get }
}

extension AssetFinder {
  /// Reads `start` and all it inherits, the eldest first.
  func lineage<File: InheritingFile>(
    of start: Asset, _ kind: AssetKind, _ diagnostics: inout [Diagnostic]
  ) -> [File] {
    var files: [File] = []
    var seen: Set<String> = [start.file]
    var asset = start
    while true {
      let file = File(TOMLDocument(asset.text, file: asset.file), &diagnostics)
      files.insert(file, at: 0)
      guard let reference = file.inherits,
        let parent = parent(of: asset, named: reference, kind, &diagnostics)
      else { return files }
      guard seen.insert(parent.file).inserted else {
        diagnostics.append(reference.diagnostic(Strings.AssetFiles.inheritsItself))
        return files
      }
      asset = parent
    }
  }
}

extension TableReader {
  /// The `inherits` of a theme or keymap.
  func inherits(_ diagnostics: inout [Diagnostic]) -> AssetReference? {
    string("inherits", &diagnostics).map {
      AssetReference(name: $0, file: document.file, line: line(of: "inherits"), keyPath: "inherits")
    }
  }
}
