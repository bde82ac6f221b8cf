extension Strings {
  /// Why the mirror could not be read or written, and what to do about it.
  public enum MirrorErrors {
    public static func failed(_ path: String) -> String { "The mirror \(path) failed." }
    public static func damaged(_ path: String) -> String { "The mirror \(path) is damaged." }
    public static let startAgain =
      "Start closeup again: it sets the file aside, saves the outbox and the drafts, and fetches again what the "
      + "services hold."
    public static func notOpened(_ path: String) -> String { "The mirror \(path) cannot be opened for writing." }
    public static let checkFolder = "Check that its folder exists and that both belong to you."
    public static func diskFull(_ path: String) -> String {
      "The disk is full: nothing more can be written to the mirror \(path)."
    }
    public static let freeSpace = "Free some space; what is in the mirror can still be read."
    public static func indexDamaged(_ path: String) -> String {
      "The search index of the mirror \(path) is damaged."
    }
    public static let rebuildIndex = "Build it anew with: closeup mirror rebuild-index"
    public static func locked(_ path: String) -> String { "Another program keeps the mirror \(path) locked." }
    public static let lookForAnother = "Look for another closeup that hangs."
    public static func notReadOrWritten(_ path: String) -> String {
      "The mirror \(path) could not be read or written."
    }
    public static let checkDisk = "Check the disk."
    public static func newer(_ path: String) -> String { "The mirror \(path) was written by a newer closeup." }
    public static let update = "Update closeup, or move the file away; what the services hold is fetched again."
    public static func foreign(_ path: String) -> String { "\(path) is a database of another program." }
    public static let chooseAnother = "Choose another file for the mirror."
    /// So that a damaged mirror can be set aside.
    public static let quitAnother = "Quit the other closeup that has it open and start again: it is set aside then."

    // MARK: Details

    public static func notAFile(_ path: String) -> String { "\(path) is not a file" }
    public static let programIsEnding = "the program is ending"
  }
}
