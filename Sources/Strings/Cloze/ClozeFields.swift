extension Strings {
  /// The fields of a Cloze record that those of other services lack.
  public enum ClozeFields {
    // MARK: Who or what it is

    public static let firstName = "First name"
    public static let middleName = "Middle name"
    public static let lastName = "Last name"
    public static let headline = "Headline"
    public static let jobTitle = "Job title"
    public static let summary = "Summary"
    public static let industry = "Industry"
    public static let businessSize = "Business size"
    public static let employees = "Employees"
    public static let household = "Household"
    public static let gender = "Gender"
    public static let formality = "Formality"
    public static let location = "Location"
    public static let country = "Country"
    public static let locale = "Locale"
    public static let isPrivate = "Private"
    /// Of the work history.
    public static let position = "Position"

    // MARK: How to reach it

    public static let fax = "Fax"
    public static let social = "Social"
    public static let domains = "Domains"
    public static let picture = "Picture"

    // MARK: Where the relationship stands

    public static let stage = "Stage"
    public static let segment = "Segment"
    public static let step = "Step"
    public static let assignedTo = "Assigned to"
    public static let team = "Team"
    public static let keywords = "Keywords"
    public static let views = "Views"
    public static let positionInTeam = "Position in the team"
    public static let visibility = "Visibility"

    public static let doNotContact = "Do not contact"
    public static let noEmails = "No e-mails"
    public static let noMassEmails = "No mass e-mails"
    public static let noTexts = "No texts"
    public static let noPost = "No post"
    public static let noCalls = "No calls"
    public static let noVisits = "No visits"

    // MARK: Other records

    public static let client = "Client"
    public static let partner = "Partner"

    // MARK: Dates

    public static let birthday = "Birthday"
    public static let start = "Start"
    public static let pending = "Pending"
    public static let end = "End"
    public static let firstSeen = "First seen"
    public static let lastChanged = "Last changed"
    /// The same over a column.
    public static let changed = "Changed"

    // MARK: Notes

    public static let atAGlance = "At a glance"
    public static let about = "About"
    public static let timelineNote = "Timeline note"

    // MARK: What it is known by

    /// An application that has no name.
    public static let app = "App"
    /// Of a record that is nothing else.
    public static let id = "Id"
    public static let syncKey = "Sync key"
    public static let portableID = "Portable id"
    public static let directID = "Direct id"
    public static let userKey = "User key"
    public static let ownIDs = "Own ids"

    // MARK: Made of the label of another

    public static func markedPrivate(_ label: String) -> String { "\(label) (private)" }
    public static func markedArchived(_ label: String) -> String { "\(label) (archived)" }
    /// What else an entry holds.
    public static func more(of label: String) -> String { "\(label), more" }
    public static func value(of label: String) -> String { "\(label), value" }
    public static func unit(of label: String) -> String { "\(label), unit" }
    public static func key(of label: String) -> String { "\(label), key" }

    // MARK: Ranges with one end

    public static func from(_ amount: String) -> String { "from \(amount)" }
    public static func upTo(_ amount: String) -> String { "up to \(amount)" }
  }
}
