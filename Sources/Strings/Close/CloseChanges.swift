extension Strings {
  /// Why something on a timeline of Close cannot be changed.
  public enum CloseChanges {
    public static let notThere = "Close does not have this yet."
    public static let notDone = "It is not done yet."
    public static let done = "It is done already."
    public static let doneReopenFirst = "\(done) Reopen it first."

    // MARK: Only to-dos can be

    public static let onlyTodosCompleted = "Only to-dos can be completed."
    public static let onlyTodosReopened = "Only to-dos can be reopened."
    public static let onlyTodosPostponed = "Only to-dos can be postponed."
    public static let onlyTodosReassigned = "Only to-dos can be given to someone else."

    // MARK: What is not edited

    public static let messagesStay = "Close lets nobody change a message that was sent, received or logged."
    public static let meetingsInCalendar = "Meetings come from a calendar and are changed there."
    public static let changedInClose = "This kind of activity is changed in Close itself."
    public static let keptAsItWas = "Close keeps this as it was."
    public static let madeByClose =
      "Close made this to-do by itself: it can be completed, postponed or given to someone else, but not reworded."
    public static let otherKind = "One kind of entry cannot become another."

    // MARK: What is not deleted

    public static let wholeThread = "All e-mails of the thread would go with it; delete it in Close itself."
    public static let formsInClose = "Submitted forms are deleted in Close itself."
    public static let keptForGood = "Close keeps this for good."
  }
}
