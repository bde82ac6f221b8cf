import CRM

/// Who or what the record is.
enum IdentityFields {
  static func group(_ members: inout UnreadMembers, relation: Relation) -> FieldGroup {
    let title =
      switch relation {
      case .person: "Person"
      case .company: "Company"
      case .project: "Project"
      }
    return FieldGroup(
      title,
      members.fields([
        ("name", "Name"), ("first", "First name"), ("middle", "Middle name"), ("last", "Last name"),
        ("headline", "Headline"), ("jobtitle", "Job title"), ("summary", "Summary"), ("description", "Description"),
        ("industry", "Industry"), ("businessSize", "Business size"), ("employees", "Employees"),
        ("household", "Household"), ("gender", "Gender"), ("formality", "Formality"), ("location", "Location"),
        ("country", "Country"), ("locale", "Locale"), ("private", "Private"),
      ]))
  }
}
