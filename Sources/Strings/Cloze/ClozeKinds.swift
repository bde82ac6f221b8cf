extension Strings {
  /// The kinds of Cloze's records.
  public enum ClozeKinds {
    public static let person = "Person"
    public static let people = "People"
    public static let company = "Company"
    public static let companies = "Companies"
    public static let project = "Project"
    public static let projects = "Projects"
  }
}
