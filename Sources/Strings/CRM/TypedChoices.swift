extension Strings {
  /// Why no choice, or not one alone, is meant by what was typed.
  public enum TypedChoices {
    public static let nothingToChoose = "there is nothing to choose from"
    public static func none(_ typed: String, of choices: String) -> String { "“\(typed)” is none of \(choices)" }
    public static func several(_ typed: String, choices: String) -> String { "“\(typed)” may be \(choices)" }
    /// `Connected, Left message or No answer`; `others` are not named but counted.
    public static func listed(_ labels: [String], others: Int) -> String {
      if others > 0 { return labels.joined(separator: ", ") + " and \(others) more" }
      guard let last = labels.last, labels.count > 1 else { return labels.joined() }
      return labels.dropLast().joined(separator: ", ") + " or " + last
    }
  }
}
