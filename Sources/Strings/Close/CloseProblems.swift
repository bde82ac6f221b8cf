extension Strings {
  /// Why Close does not answer, or not with what was asked for.
  public enum CloseProblems {
    // MARK: Answers that are none

    public static let nobodysKey = "Close did not say whose the API key is."
    public static let recordWithoutID = "Close sent a record without an id."
    public static let notTheList = "Close sent something else than the list it was asked for."
    public static let noEvents = "Close sent an event log without events."
    public static func endsEarly(_ delivered: Int, of total: Int) -> String {
      "Close ends its list after \(delivered) of \(total)."
    }
    public static let tooManyOfOneDay =
      "More than one search brings was created on one day; it cannot be told apart."

    // MARK: Kinds of record

    public static let noSuchRecords = "Close has leads, contacts and opportunities, nothing else."
    public static let bringsOnlyLeads = "Close brings only leads, and all else with them."

    // MARK: Lists

    public static let lostPlace = "Close no longer knows where this list was left off."
    public static let startAgain = "Refresh the list to start again."
    public static func noFurther(than shown: Int) -> String {
      "Close does not page further than the \(shown) records shown."
    }
    public static let narrowSearch = "Narrow the search, for example by a date: created >= 2024-01-01."

    // MARK: Views

    public static let unrunnableView = "Close cannot run this view outside its own application."
    public static let otherView = "Choose another view."
    public static func viewOfActivities(_ type: String) -> String {
      "It is a view of type \(type), and only records can be listed here."
    }
    public static let viewWithoutQuery = "Close gives no query for it."
    public static let contactsByText = "Close searches contacts by text in its own application only."

    // MARK: Timelines

    public static let wholeLead = "This is the whole lead's timeline; the contact's own was not fetched yet."
    public static let timelinesByLead = "It belongs to no lead, and Close keeps timelines by lead."
  }
}
