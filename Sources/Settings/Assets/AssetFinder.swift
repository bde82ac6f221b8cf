import Strings

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds themes and keymaps: in the user's folder, then in `PREFIX/share/closeup`, then among those built in.
public struct AssetFinder: Sendable {
  /// Searched in this order; each holds `themes/` and `keymaps/`.
  public var folders: [String]
  public var builtin: AssetSource
  /// The one of the folders whose files the user writes; nil when none is.
  public var ownFolder: String?

  public init(folders: [String], builtin: AssetSource, ownFolder: String? = nil) {
    self.folders = folders
    self.builtin = builtin
    self.ownFolder = ownFolder
  }

  /// Whether the user has written the file at `path`.
  func isOwn(_ path: String) -> Bool { ownFolder.map { path.hasPrefix($0 + "/") } ?? false }

  /// Every name there is, sorted.
  public func names(of kind: AssetKind) -> [String] {
    var files = Set(builtin.fileNames)
    for folder in folders { files.formUnion(fileNames(of: kind, in: folder)) }
    return files.filter { $0.hasSuffix(kind.suffix) }.map { String($0.dropLast(kind.suffix.count)) }
      .filter(Self.isName).sorted()
  }

  /// The files of a kind in one of the folders.
  func fileNames(of kind: AssetKind, in folder: String) -> [String] {
    Self.files(in: "\(folder)/\(kind.folder)").filter { $0.hasSuffix(kind.suffix) }
  }

  /// A file that was found, and where.
  struct Asset {
    var name: String
    /// For messages: a path, or the bare file name of one built in.
    var file: String
    var text: String
    /// Its place in the search order.
    var place: Int
  }

  /// The first file with that name from the given place of the search order on.
  func find(
    _ name: String, _ kind: AssetKind, from place: Int = 0, _ diagnostics: inout [Diagnostic]
  ) -> Asset? {
    guard Self.isName(name) else { return nil }
    let file = name + kind.suffix
    for index in folders.indices where index >= place {
      let path = "\(folders[index])/\(kind.folder)/\(file)"
      do {
        if let found = try SettingsFile.read(path) {
          return Asset(name: name, file: path, text: found.text, place: index)
        }
      } catch {
        diagnostics.append(Diagnostic(.error, file: path, message: error.message))
      }
    }
    guard place <= folders.count, let text = builtin.text(file) else { return nil }
    return Asset(name: name, file: file, text: text, place: folders.count)
  }

  /// The file that `reference` names, or else the default one.
  func find(orDefault reference: AssetReference, _ kind: AssetKind, _ diagnostics: inout [Diagnostic]) -> Asset? {
    if let asset = find(reference.name, kind, &diagnostics) { return asset }
    diagnostics.append(missing(reference, kind))
    return find("default", kind, &diagnostics)
  }

  /// The file that `child` inherits. One that inherits its own name means the next of that name in the search order, so
  /// that `default` can be changed by a file called `default`.
  func parent(
    of child: Asset, named reference: AssetReference, _ kind: AssetKind, _ diagnostics: inout [Diagnostic]
  ) -> Asset? {
    let place = reference.name == child.name ? child.place + 1 : 0
    if let asset = find(reference.name, kind, from: place, &diagnostics) { return asset }
    diagnostics.append(missing(reference, kind))
    return nil
  }

  private func missing(_ reference: AssetReference, _ kind: AssetKind) -> Diagnostic {
    let names = names(of: kind)
    return reference.diagnostic(
      Strings.AssetFiles.noSuch(kind.noun), suggestion: NearestName.of(reference.name, among: names), allowed: names)
  }

  /// Names are file names, never paths.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 100 && !name.contains("/") && !name.contains("\0")
  }

  private static func files(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}
