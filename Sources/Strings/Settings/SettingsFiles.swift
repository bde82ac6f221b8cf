extension Strings {
  /// Files of settings, and those that closeup writes for them.
  public enum SettingsFiles {
    // MARK: Reading

    public static func unreadable(reason: String) -> String { "cannot be read: \(reason)" }
    public static let noFile = "is not a file"
    public static let unreadableOrTooLarge = "cannot be read, or is larger than 1 MiB"
    public static let noText = "is not UTF-8 text"

    // MARK: Why the programs it names are not run

    public static func othersCanChange(chmod path: String) -> String {
      "others can change the file: chmod go-w \(path)"
    }
    public static func othersCanReplace(chmod folder: String) -> String {
      "others can replace the file: chmod go-w \(folder)"
    }
    public static func cannotBeLookedAt(_ folder: String) -> String { "\(folder) cannot be looked at" }
    public static func folderOfAnotherUser(_ folder: String) -> String {
      "the folder \(folder) belongs to another user"
    }

    // MARK: What the system refused

    /// `operation` is one of those below.
    public static func cannot(_ operation: String, _ path: String, reason: String) -> String {
      "cannot \(operation) \(path): \(reason)"
    }
    public static let write = "write"
    public static let createFolder = "create the folder"
    public static let lookAt = "look at"
    public static let use = "use"
    public static let closeToOthers = "close to others"
    public static let noFolder = "it is not a folder"
  }
}
