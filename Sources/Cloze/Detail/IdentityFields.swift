import CRM
import Strings

/// Who or what the record is.
enum IdentityFields {
  static func group(_ members: inout UnreadMembers, relation: Relation) -> FieldGroup {
    let title =
      switch relation {
      case .person: Strings.ClozeKinds.person
      case .company: Strings.ClozeKinds.company
      case .project: Strings.ClozeKinds.project
      }
    return FieldGroup(
      title,
      members.fields([
        ("name", Strings.RecordFields.name), ("first", Strings.ClozeFields.firstName),
        ("middle", Strings.ClozeFields.middleName), ("last", Strings.ClozeFields.lastName),
        ("headline", Strings.ClozeFields.headline), ("jobtitle", Strings.ClozeFields.jobTitle),
        ("summary", Strings.ClozeFields.summary), ("description", Strings.RecordFields.description),
        ("industry", Strings.ClozeFields.industry), ("businessSize", Strings.ClozeFields.businessSize),
        ("employees", Strings.ClozeFields.employees), ("household", Strings.ClozeFields.household),
        ("gender", Strings.ClozeFields.gender), ("formality", Strings.ClozeFields.formality),
        ("location", Strings.ClozeFields.location), ("country", Strings.ClozeFields.country),
        ("locale", Strings.ClozeFields.locale), ("private", Strings.ClozeFields.isPrivate),
      ]))
  }
}
