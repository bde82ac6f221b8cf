import CRM
import Strings

/// Saved views and audiences, which Cloze lists but does not run [cloze-api.md, 8 and 11].
enum ClozeViews {
  static func list(in reply: JSONObject?) -> [SavedView] {
    Relation.allCases.flatMap { relation in
      (reply?[relation.plural]?["views"]?.array ?? []).compactMap { entry in
        entry["id"]?.word.map {
          SavedView(
            id: $0, name: entry["name"]?.word ?? $0, kind: relation.kind,
            unavailable: Strings.ClozeAnswers.viewsCannotRun)
        }
      }
    }
  }
}
