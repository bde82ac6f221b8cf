extension Strings {
  /// What is wrong with an answer of Cloze, or with what it was to be asked.
  public enum ClozeAnswers {
    public static func notItsOwn(service: String) -> String {
      "\(service) sent an answer of a form that is not its own."
    }
    public static func notInThisVersion(service: String) -> String {
      "This account's version of \(service) does not have this."
    }
    public static let checkURL = "Check the account's url if nothing else works either."
    public static let correctAddresses =
      "Choose another address of the record, or correct those of the others it concerns."
    public static let giveEarlierTime = "Give an earlier time, and check this machine's clock."
    public static let keyOfNobody = "Cloze did not say whose API key this is."

    // MARK: Records

    public static func noKind(_ kind: String) -> String { "Cloze has no records of the kind \(kind)." }
    public static func noSuch(_ kind: String) -> String { "Cloze does not have this \(kind)." }
    public static func withoutKey(_ kind: String) -> String {
      "Cloze gave this \(kind) no key, so it cannot be asked for by itself."
    }

    // MARK: Lists

    public static let viewsCannotRun = "Cloze lists its views but cannot run them through its API."
    public static func cannotSort(_ kind: String, by order: String) -> String {
      "Cloze cannot sort \(kind) by \(order)."
    }
    public static let noPage = "This is not a page of a Cloze list."
    public static let refreshList = "Refresh the list."
    public static func noList(_ kind: String) -> String { "Cloze sent \(kind) in a form that is not a list." }
    public static func brokenFeed(_ kind: String) -> String {
      "Cloze sent a feed of \(kind) without records or cursor."
    }
  }
}
