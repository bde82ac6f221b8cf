extension Strings {
  /// Why an item of a Cloze timeline cannot be changed.
  public enum ClozeChanges {
    private static func cannot(_ change: String) -> String { "Cloze's API cannot \(change); do it in Cloze." }

    public static let cannotChangeItem = cannot("change what is on a timeline")
    public static let cannotDeleteItem = cannot("delete what is on a timeline")
    public static let cannotMarkTodoAsDone = cannot("mark a to-do as done")
    public static let cannotOpenTodoAgain = cannot("open a to-do again")
    public static let cannotMoveTodo = cannot("move a to-do to another day")
    public static let cannotReassignTodo = cannot("assign a to-do to somebody else")
    public static let cannotChangeTodo = cannot("change a to-do")
    public static let cannotDeleteTodo = cannot("delete a to-do")
    public static func cannotSetTodo(done isDone: Bool) -> String {
      cannot("\(isDone ? "complete" : "reopen") a to-do")
    }

    public static let onlyTodosAreDone = "Only a to-do can be done."
    public static let onlyTodosAreOpenedAgain = "Only a to-do can be opened again."
    public static let onlyTodosAreDue = "Only a to-do has a date it is due on."
    public static let onlyTodosAreAssigned = "Only a to-do is assigned to somebody."
  }
}
