import CRM

/// How the account is set up: statuses, pipelines, custom fields, views. Constant; refs are small indices.
enum CloseSetup {
  // MARK: Lead statuses, by the raw value of the company's stage

  static let leadStatuses = ["Potential", "Contacted", "Qualified", "Customer", "Former Customer", "Bad Fit"]

  // MARK: Pipelines

  struct OpportunityStatus: Sendable {
    let index: Int
    let label: String
    /// `active`, `won` or `lost`.
    let type: String
    let pipeline: Int
  }

  static let pipelines = ["Sales", "Renewals"]
  static let opportunityStatuses: [OpportunityStatus] = [
    ("Discovery", "active", 0), ("Proposal Sent", "active", 0), ("Negotiation", "active", 0), ("Won", "won", 0),
    ("Lost", "lost", 0), ("Due", "active", 1), ("In Review", "active", 1), ("Renewed", "won", 1),
    ("Churned", "lost", 1),
  ].enumerated().map { index, entry in
    OpportunityStatus(index: 100 + index, label: entry.0, type: entry.1, pipeline: entry.2)
  }

  static func opportunityStatus(_ index: Int) -> OpportunityStatus? {
    opportunityStatuses.indices.contains(index - 100) ? opportunityStatuses[index - 100] : nil
  }

  static func status(of deal: Deal) -> OpportunityStatus {
    let isRenewal = deal.index % 5 == 4
    let position =
      switch deal.stage {
      case .discovery: isRenewal ? 5 : 0
      case .proposal: isRenewal ? 6 : 1
      case .negotiation: isRenewal ? 6 : 2
      case .won: isRenewal ? 7 : 3
      case .lost: isRenewal ? 8 : 4
      }
    return opportunityStatuses[position]
  }

  // MARK: Custom fields

  enum Owner: String, Sendable {
    case lead, contact, opportunity, activity, shared
  }

  struct CustomField: Sendable {
    let ref: CloseRef
    let owner: Owner
    let name: String
    /// `text`, `textarea`, `number`, `date`, `datetime`, `choices`, `user`, `contact` or `hidden`.
    let type: String
    var choices: [String]?
    var isMultiple = false
    var description: String?
  }

  static let regions = ["North", "South", "East", "West", "Übersee"]
  static let customFields: [CustomField] = [
    field(1, .lead, "Industry", "choices", choices: World.industries, isOld: true),
    field(2, .lead, "Source", "choices", choices: World.sources, isOld: true),
    field(3, .lead, "Employees", "number"),
    field(4, .lead, "Customer since", "date"),
    field(5, .lead, "Last audit", "datetime"),
    field(6, .lead, "Account manager", "user"),
    field(7, .lead, "Billing contact", "contact"),
    field(8, .lead, "Tags", "choices", choices: World.tagNames, isMultiple: true),
    field(9, .lead, "Background", "textarea", description: "What everyone should know before the first call."),
    field(10, .lead, "ERP number", "text"),
    field(11, .lead, "Import id", "hidden"),
    field(20, .contact, "Birthday", "date"),
    field(
      21, .contact, "Languages", "choices", choices: ["Deutsch", "English", "Español", "Français", "日本語"],
      isMultiple: true),
    field(22, .contact, "Remark", "textarea"),
    field(30, .opportunity, "Seats", "number"),
    field(31, .opportunity, "Competitor", "text"),
    field(32, .opportunity, "Contract end", "date"),
    field(40, .activity, "Score", "number"),
    field(41, .activity, "Summary", "textarea"),
    field(50, .shared, "Region", "choices", choices: regions),
  ]

  static func customFields(of owner: Owner) -> [CustomField] {
    customFields.filter { $0.owner == owner || ($0.owner == .shared && (owner == .lead || owner == .opportunity)) }
  }

  private static func field(
    _ index: Int, _ owner: Owner, _ name: String, _ type: String, choices: [String]? = nil, isMultiple: Bool = false,
    isOld: Bool = false, description: String? = nil
  ) -> CustomField {
    CustomField(
      ref: CloseRef(kind: isOld ? .leadCustomField : .customField, index: index), owner: owner, name: name, type: type,
      choices: choices, isMultiple: isMultiple, description: description)
  }

  static let activityTypes = ["Site visit"]

  // MARK: Outcomes of calls and meetings

  struct Outcome: Sendable {
    let name: String
    let description: String?
    /// `calls`, `meetings`.
    let uses: [String]
  }

  static let outcomes = [
    Outcome(name: "Interested", description: "Wants to hear more.", uses: ["calls", "meetings"]),
    Outcome(name: "Call back later", description: nil, uses: ["calls"]),
    Outcome(name: "Not interested", description: nil, uses: ["calls", "meetings"]),
    Outcome(name: "Wrong number", description: "Nobody we know under that number.", uses: ["calls"]),
    Outcome(name: "No show", description: nil, uses: ["meetings"]),
  ]

  // MARK: Smart Views

  struct View: Sendable {
    let name: String
    let type: String
    /// Text for the lead search; nil for views with an `s_query`.
    var query: String?
    var structured: JSON?
    var isShared = true
  }

  /// The default views of a new organisation, and newer ones with an `s_query`. [close-api.md, 14]
  static let views: [View] = [
    View(name: "All Leads", type: "lead", query: "*"),
    View(name: "Recently Created", type: "lead", query: "created <= 30 days ago"),
    View(name: "Recently Updated", type: "lead", query: "updated <= 30 days ago"),
    View(name: "Called Recently", type: "lead", query: "last_call <= 30 days ago"),
    View(name: "Emailed Recently", type: "lead", query: "last_email <= 30 days ago"),
    View(name: "Never Called", type: "lead", query: "calls = 0"),
    View(name: "Never Emailed", type: "lead", query: "emails = 0"),
    View(name: "Potential", type: "lead", query: "status:potential"),
    View(name: "Qualified", type: "lead", query: "status:qualified"),
    View(name: "Bad Fit", type: "lead", query: "status:bad_fit"),
    View(name: "My Opportunities", type: "lead", query: "opportunity_user:me"),
    View(name: "Opportunities in Play", type: "lead", query: "opportunity:active"),
    View(name: "Won", type: "lead", query: "opportunity:won"),
    View(name: "Lost", type: "lead", query: "opportunity:lost"),
    View(
      name: "Untouched", type: "lead", query: "times_communicated:0 notes:0 tasks:0 opportunities:0", isShared: false),
    View(
      name: "Customers without a web site", type: "lead",
      structured: search(
        "lead",
        [
          condition("lead", "status_label", ["type": "text", "mode": "exact_value", "value": "Customer"]),
          condition("lead", "url", ["type": "exists"], negate: true),
        ])),
    View(
      name: "Contacts without a title", type: "contact",
      structured: search(
        "contact",
        [condition("contact", "title", ["type": "exists"], negate: true)])),
    View(
      name: "Decision makers 🎯", type: "contact",
      structured: search(
        "contact", [condition("contact", "title", ["type": "text", "mode": "full_words", "value": "CEO"])])),
  ]

  private static func search(_ type: String, _ filters: [JSON]) -> JSON {
    [
      "query": [
        "type": "and", "negate": false,
        "queries": [
          ["type": "object_type", "object_type": .string(type)],
          ["type": "and", "negate": false, "queries": .array(filters)],
        ],
      ],
      "results_limit": nil,
      "sort": [],
    ]
  }

  private static func condition(
    _ type: String, _ field: String, _ condition: JSON, negate: Bool = false
  ) -> JSON {
    [
      "type": "field_condition", "negate": .bool(negate),
      "field": ["type": "regular_field", "object_type": .string(type), "field_name": .string(field)],
      "condition": condition,
    ]
  }

  // MARK: The rest

  static let integrationLinks: [(name: String, url: String, type: String)] = [
    ("Search the web", "https://search.example/?q={{lead.display_name}}", "lead"),
    ("Phone book", "https://phonebook.example/find?name={{contact.name}}", "contact"),
  ]
  static let emailTemplates: [(name: String, subject: String, body: String)] = [
    ("First contact", "Hello from Harbour & Pine", "<p>Hi {{contact.first_name}},</p><p>nice to meet you.</p>"),
    ("Offer", "Your offer", "<p>Dear {{contact.name}},</p><p>as discussed, the offer is attached.</p>"),
    ("Chaser", "Re: Your offer", "<p>Did you find the time to look at it?</p>"),
  ]
}
