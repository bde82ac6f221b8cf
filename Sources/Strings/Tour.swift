extension Strings {
  /// The tour.
  public enum Tour {
    public static func offer(key: String) -> String { "New here? \(key) takes you round in two minutes" }
    public static func title(_ step: Int, of count: Int) -> String { "Tour \(step)/\(count)" }
    public static func keys(skip: String, end: String) -> String { "\(skip) skips, \(end) ends" }
    public static let isOver = "the tour is over; :tutor begins it again"
    public static let noAccount = "no account is set up: closeup demo has one to look at"
    public static let usage = "tutor next, or tutor end"

    // MARK: The steps, with the keys that they ask for

    public static func move(down: String, up: String) -> String {
      "\(down) and \(up) go through the list; the record beside it follows when you rest. Try it."
    }
    public static func open(_ key: String) -> String {
      "\(key) opens the record under the cursor: its fields have the focus then. Try it."
    }
    public static func timeline(_ key: String) -> String {
      "\(key) goes on to the timeline: what has happened with the record, and what is to be done. Go there."
    }
    public static func unfold(_ key: String) -> String {
      "\(key) shows the whole text of an item, and folds it again. Try it on one."
    }
    public static func back(_ key: String) -> String {
      "\(key) goes back, one step at a time, here and everywhere. Press it until the list has the focus."
    }
    public static func search(_ key: String, leave: String) -> String {
      """
      \(key) searches as you type, names, numbers, notes, without the network. Type a few letters, then \
      \(leave) leaves.
      """
    }
    public static func write(note: String, call: String, leave: String) -> String {
      """
      \(note) writes a note, \(call) logs a call. Open one; \(leave) leaves it \
      and keeps what you typed as a draft, so nothing is sent.
      """
    }
    public static func zoom(_ key: String) -> String {
      "\(key) gives the whole screen to a pane; \(key) again takes it back. Do both."
    }
    public static func mark(_ key: String, list: String) -> String {
      "\(key) marks a record to come back to; \(list) lists those you have marked. Mark one."
    }
    public static func help(_ key: String, leave: String) -> String {
      "\(key) shows every command with its key; type to search it. Look, and leave it with \(leave)."
    }
    public static func end(commandLine: String, quit: String, close: String) -> String {
      """
      That is the tour. \(commandLine) types any command, such as :tutor for this again; \(quit) quits. \
      \(close) closes this.
      """
    }
  }
}
