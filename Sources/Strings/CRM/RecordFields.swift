extension Strings {
  /// What the fields of records are called, and groups of them, whatever the service.
  public enum RecordFields {
    public static let name = "Name"
    public static let description = "Description"
    public static let email = "E-mail"
    public static let phone = "Phone"
    public static let web = "Web"
    public static let address = "Address"
    public static let lastContact = "Last contact"
    public static let nextStep = "Next step"
    public static let value = "Value"
    public static let created = "Created"

    // MARK: To-dos, which briefings look for among the fields

    public static let todo = "To do"
    public static func due(_ day: String) -> String { "due \(day)" }

    // MARK: Groups

    public static let contact = "Contact"
    public static let customFields = "Custom fields"
    public static let other = "Other"
  }
}
