extension Strings {
  /// What Close's records and their fields are called, in details and above columns.
  public enum CloseFields {
    // MARK: Kinds of record

    public static let lead = "Lead"
    public static let leads = "Leads"
    public static let contact = "Contact"
    public static let contacts = "Contacts"
    public static let opportunity = "Opportunity"
    public static let opportunities = "Opportunities"

    // MARK: Groups

    public static let reach = "Reach"
    public static let tasks = "Tasks"
    public static let addresses = "Addresses"
    public static let links = "Links"
    public static let record = "Record"

    // MARK: Leads and contacts

    public static let fullName = "Full name"
    public static let title = "Title"
    public static let status = "Status"
    public static let website = "Website"
    public static let localTime = "Local time"
    public static let timeZone = "Time zone"
    /// After the kind of an e-mail address, or after what it is.
    public static let unsubscribed = ", unsubscribed"
    /// Of a contact of which nothing is known.
    public static let unnamed = "unnamed"

    // MARK: Opportunities

    public static let state = "State"
    public static let pipeline = "Pipeline"
    public static let owner = "Owner"
    public static let wonOn = "Won on"
    public static let expectedToClose = "Expected to close"
    /// When it is expected to, where there is little room.
    public static let closes = "Closes"
    public static let lostOn = "Lost on"
    public static let stalled = "Stalled"
    public static let expected = "Expected"
    public static let perYear = "Per year"
    public static let expectedPerYear = "Expected per year"
    public static let confidence = "Confidence"
    public static func percent(_ confidence: String) -> String { "\(confidence) %" }
    public static let note = "Note"
    public static let withoutValue = "without value"

    // MARK: To-dos

    public static let done = "Done"

    // MARK: All records

    public static let createdBy = "Created by"
    public static let updated = "Updated"
    public static let updatedBy = "Updated by"
    public static let inClose = "In Close"
    public static let organization = "Organization"
    public static let id = "Id"
    /// What has no name of its own.
    public static let link = "Link"
    public static let customField = "Custom field"
  }
}
