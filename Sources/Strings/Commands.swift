extension Strings {
  /// Why commands cannot be run now, and what is wrong with what was typed after them.
  public enum Commands {
    public static let nothingAsked = "nothing is asked"
    public static let noConflictOpen = "no conflict is open"
    public static let noFormOpen = "no form is open"
    public static let noLongText = "this form has no long text"
    public static let noMenuOpen = "no menu is open"
    public static let noPromptOpen = "no prompt is open"
    public static let noTextOpen = "no text is open"
    public static let nothingSearchedFor = "nothing is searched for"
    public static let noViews = "this account has no saved views of this kind"
    public static let oneFixedOrder = "the service has one fixed order here"
    public static let onlyOneAccount = "there is but one account"
    public static let onlyInTimeline = "only in the timeline"

    // MARK: What follows the name

    public static func notOffered(_ text: String, as argument: String, offered: String) -> String {
      "no \(argument) \(text); there is \(offered)"
    }
    public static func notARow(_ text: String) -> String { "\(text) is not the number of a row" }
  }

  /// What commands are about.
  public enum CommandGroups {
    public static let movement = "Moving"
    public static let panes = "Panes"
    public static let layout = "Layout"
    public static let lists = "Lists"
    public static let columns = "Columns"
    public static let marking = "Marks"
    public static let finding = "Finding in a pane"
    public static let writing = "Writing"
    public static let outbox = "The outbox"
    public static let conflicts = "Conflicts"
    public static let reach = "Copying and opening"
    public static let program = "The program"
    public static let menus = "Menus"
    public static let prompts = "Prompts"
    public static let forms = "Forms"
    public static let sheets = "Texts"
    public static let confirmations = "Questions"
  }
}
