import CRM
import Strings

/// The steps of an account, which Cloze keeps by segment and stage [cloze-api.md, 8]. They travel in the vocabulary
/// as the choices of one field.
enum Steps {
  static let fieldID = "step"
  /// Not a type of Cloze's own fields, so the two cannot be confused.
  static let fieldType = "step"

  /// `segments:{<segment>:{<stage>:{steps:[{name,key}]}}}`. No field when there are no steps.
  static func fields(_ reply: JSONObject?) -> [CustomField] {
    var choices: [Choice] = []
    for (segment, stages) in reply?["segments"]?.object?.members ?? [] {
      for (stage, entry) in stages.object?.members ?? [] {
        choices += Choice.list(entry["steps"]).map {
          Choice(key($0.key, segment: segment, stage: stage), $0.label)
        }
      }
    }
    guard !choices.isEmpty else { return [] }
    return [
      CustomField(
        id: fieldID, name: Strings.ClozeFields.step, type: fieldType, kinds: Relation.allCases.map(\.kind),
        choices: choices)
    ]
  }

  /// The same step key may stand for different steps in different places.
  static func key(_ step: String, segment: String, stage: String) -> String { "\(segment)/\(stage)/\(step)" }

  static func isStep(_ key: String, _ step: String) -> Bool { key.hasSuffix("/\(step)") }
}
