extension Strings {
  /// What the forms of Cloze's entries call their fields where every form has other words for them.
  public enum ClozeForms {
    public static let whatWasSaid = "What was said"
    public static let whatWasSent = "What was sent"
    public static let message = "Message"
    public static let notes = "Notes"
    public static let othersOnTheCall = "Others on the call"
    public static let alsoTo = "Also to"
    public static let attendees = "Attendees"
    public static let alsoAbout = "Also about"

    // MARK: Choices

    public static let outgoing = "outgoing"
    public static let incoming = "incoming"
    public static let connected = "connected"
    public static let leftMessage = "left message"
    public static let noAnswer = "no answer"
  }
}
