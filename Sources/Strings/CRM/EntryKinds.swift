extension Strings {
  /// The kinds of entry, as the beginning of a line, and what stands for one that has no title.
  public enum EntryKinds {
    public static let call = "Call"
    public static let note = "Note"
    public static let todo = "To-do"
    public static let textMessage = "Text message"
    public static let email = "E-mail"
    public static let meeting = "Meeting"
    public static let directMessage = "Direct message"
    public static let letter = "Letter"
    public static let event = "Event"

    public static let inboundCall = "Inbound call"
    public static let outboundCall = "Outbound call"
    /// Where an entry is from that the service does not have yet.
    public static let writtenHere = "written here"
  }
}
