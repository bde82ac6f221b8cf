extension Strings {
  /// Where the keys of a table of a keymap count.
  public enum KeyContexts {
    public static let global = "in all panes"
    public static let list = "in the list"
    public static let detail = "in the record's detail"
    public static let timeline = "in the timeline"
    public static let outbox = "on the screen of what is not delivered yet"
    public static let conflict = "where what was changed here and at the service is decided"
    public static let picker = "in menus; letters narrow the menu"
    public static let prompt = "while a line is typed; all other keys edit it"
    public static let form = "while a form is open; all other keys edit the field"
    public static let sheet = "while a text is read: all of an error, what a program printed"
    public static let confirm = "while a question waits for yes or no"
  }
}
